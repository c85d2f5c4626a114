import { sql } from "drizzle-orm";
import { normalizePhone } from "@/lib/phone";
import type { WorkCalendar } from "@/lib/work-calendar";
import type { PriceBook } from "@/modules/shipments/carriers/price-lists";
import type { Context } from "@/platform/context";
import type { EarlierOrder } from "../duplicate";
import type { PlaceOrder } from "../inputs";
import type { Part } from "../parts";
import { type OrderPolicy, policyFrom } from "../policies/policy";
import { loadPriceBook, priceBookStamp } from "../routing/load-price-book";
import { openWork, recentWork, withOpenWork } from "../routing/open-work";
import type { KeptRuleSet } from "../routing/rule-set";

export type ProductFacts = {
  id: string;
  sku: string;
  name: string;
  costMinor: number | null;
  /** What leaves the shelf for one unit: the product itself, or the parts of a bundle. */
  parts: Part[];
  /** A preorder: it may leave from then on, and a bundle when the last of its parts may. As the database writes it. */
  availableFrom: string | null;
  /** Those of the parts that may be promised without stock only so often. */
  limitedIds: string[];
};

export type ChannelFacts = { id: string; code: string; kind: string; buffer: number; warehouseIds: string[] | null; active: boolean };

export type WarehouseFacts = {
  id: string;
  code: string;
  name: string;
  latitude: number | null;
  longitude: number | null;
  priority: number;
  cutOff: string;
  timezone: string;
  handlingDays: number;
  calendar?: WorkCalendar | null;
  capacity: number | null;
  /** Orders that wait there to be picked; counted only where a capacity is known. */
  openWork: number;
  active: boolean;
};

export type KeyFacts = { key: string; bodyHash: string; status: number; body: string };

export type KnownBuyer = { delivered: number; earlier: EarlierOrder[] };

/** All that placing some orders must know before it locks anything. */
export type Facts = {
  maxParcels: number;
  currency: string;
  policy: OrderPolicy;
  channels: Map<string, ChannelFacts>;
  warehouses: WarehouseFacts[];
  /** The organization's routing rules, and those of the channels. */
  ruleSets: KeptRuleSet[];
  /** What delivery costs and takes, as far as the organization's own tables say it. */
  priceBook: PriceBook;
  products: Map<string, ProductFacts>;
  /** Order ids by channel code and external id. */
  known: Map<string, string>;
  /** Customer ids by contact key. */
  customers: Map<string, string>;
  /** What the policies ask about known buyers, by contact key: what was delivered to them, and what they ordered lately. */
  buyers: Map<string, KnownBuyer>;
  /** Finished idempotency keys, and the keys whose lock this transaction got. */
  finishedKeys: Map<string, KeyFacts>;
  ownKeys: Set<string>;
};

export const externalKey = (channel: string, externalId: string) => `${channel}\n${externalId}`;

/** How a buyer is known again: by phone, else by e-mail. */
export function contactKeyOf(customer: PlaceOrder["customer"], country: string | undefined): string | null {
  const phone = customer.phone ? normalizePhone(customer.phone, country) : null;
  if (phone) return `tel:${phone}`;
  return customer.email ? `mailto:${customer.email.toLowerCase()}` : null;
}

type Row = {
  max_parcels: number;
  channels: ChannelFacts[];
  warehouses: (Omit<WarehouseFacts, "openWork"> & { openWork: number | null })[];
  rule_sets: KeptRuleSet[];
  price_stamp: string;
  products: (Omit<ProductFacts, "parts" | "limitedIds"> & {
    isBundle: boolean;
    isLimited: boolean;
    grams: number | null;
    components: (Part & { isLimited: boolean })[];
  })[];
  known: { channel: string; externalId: string; id: string }[];
  currency: string;
  policy: unknown;
  customers: {
    contactKey: string;
    id: string;
    delivered: number;
    earlier: { id: string; number: string; placedAt: string; lines: { sku: string; quantity: number }[] }[];
  }[];
  finished_keys: KeyFacts[];
  own_keys: string[];
};

/** As many as a policy may ask for; and nobody orders the same more often within a window. */
const mostDelivered = 1_000;
const mostEarlier = 50;

/** Reads the facts in one round trip; also takes the lock of each idempotency key, without waiting for it. */
export async function readFacts(ctx: Context, requests: readonly PlaceOrder[], keys: readonly string[]): Promise<Facts> {
  const { organizationId } = ctx.actor;
  const codes = [...new Set(requests.map((r) => r.channel))];
  const skus = [...new Set(requests.flatMap((r) => r.lines.map((line) => line.sku)))];
  const externals = requests.flatMap((r) => (r.externalId === null ? [] : [{ channel: r.channel, external_id: r.externalId }]));
  const contacts = [...new Set(requests.flatMap((r) => contactKeyOf(r.customer, r.shippingAddress?.country) ?? []))];
  const earliest = new Date(Math.min(ctx.now().getTime(), ...requests.flatMap((r) => (r.placedAt ? Date.parse(r.placedAt) : []))));
  const recent = recentWork(organizationId);
  const { rows } = await ctx.db.execute<Row>(sql`
    select o.max_parcels, o.currency, op.policy,
      (select coalesce(json_agg(json_build_object('id', c.id, 'code', c.code, 'kind', c.kind, 'buffer', c.buffer, 'warehouseIds', c.warehouse_ids, 'active', c.active)), '[]')
        from channels c where c.organization_id = o.id and c.code = any(${textArray(codes)})) as channels,
      (select coalesce(json_agg(json_build_object('id', w.id, 'code', w.code, 'name', w.name, 'latitude', w.latitude, 'longitude', w.longitude,
          'priority', w.priority, 'cutOff', w.cut_off, 'timezone', w.timezone, 'handlingDays', w.handling_days, 'calendar', w.calendar,
          'capacity', w.capacity, 'openWork', ${recent ? sql`null` : openWork(sql`w`)}, 'active', w.active)), '[]')
        from warehouses w where w.organization_id = o.id) as warehouses,
      (select coalesce(json_agg(json_build_object('id', s.id, 'version', s.version, 'channelId', s.channel_id, 'rules', s.rules)), '[]')
        from routing_rule_sets s where s.organization_id = o.id and s.rules is not null) as rule_sets,
      ${priceBookStamp(sql`o.id`)} as price_stamp,
      (select coalesce(json_agg(json_build_object('id', p.id, 'sku', p.sku, 'name', p.name, 'costMinor', p.cost_minor, 'isBundle', p.is_bundle, 'isLimited', p.backorder_limit is not null, 'grams', p.weight_grams,
          'components', case when p.is_bundle then (select coalesce(json_agg(json_build_object('productId', pc.component_id, 'per', pc.quantity, 'grams', x.weight_grams,
              'isLimited', x.backorder_limit is not null) order by pc.component_id), '[]')
            from product_components pc join products x on x.organization_id = pc.organization_id and x.id = pc.component_id
            where pc.organization_id = o.id and pc.bundle_id = p.id) else '[]'::json end,
          'availableFrom', case when p.is_bundle then greatest(p.available_from, (select max(x.available_from) from product_components pc
            join products x on x.organization_id = pc.organization_id and x.id = pc.component_id
            where pc.organization_id = o.id and pc.bundle_id = p.id)) else p.available_from end)), '[]')
        from products p where p.organization_id = o.id and p.sku = any(${textArray(skus)})) as products,
      (select coalesce(json_agg(json_build_object('channel', x.channel, 'externalId', x.external_id, 'id', r.id)), '[]')
        from jsonb_to_recordset(${JSON.stringify(externals)}::jsonb) as x(channel text, external_id text)
        join channels c on c.organization_id = o.id and c.code = x.channel
        join orders r on r.organization_id = o.id and r.channel_id = c.id and r.external_id = x.external_id) as known,
      (select coalesce(json_agg(json_build_object('contactKey', k.contact_key, 'id', k.id,
          'delivered', case when (op.policy->'confirmation'->>'paidOrTrusted')::boolean then (select count(*) from (select 1 from orders b
            where b.organization_id = o.id and b.customer_id = k.id and b.fulfilment_status = 'delivered' limit ${mostDelivered}) d) else 0 end,
          'earlier', case when op.policy->>'duplicateWindowMinutes' is null then '[]'::json else (select coalesce(json_agg(json_build_object(
              'id', b.id, 'number', b.number, 'placedAt', b.placed_at, 'lines', (select json_agg(json_build_object('sku', l.sku, 'quantity', l.quantity - l.cancelled))
                from order_lines l where l.organization_id = o.id and l.order_id = b.id and l.quantity > l.cancelled)) order by b.placed_at desc), '[]')
            from (select r.id, r.number, r.placed_at from orders r where r.organization_id = o.id and r.customer_id = k.id and r.status <> 'cancelled'
              and r.placed_at >= ${earliest.toISOString()}::timestamptz - make_interval(mins => (op.policy->>'duplicateWindowMinutes')::int)
              order by r.placed_at desc limit ${mostEarlier}) b) end)), '[]')
        from customers k where k.organization_id = o.id and k.contact_key = any(${textArray(contacts)})) as customers,
      (select coalesce(json_agg(json_build_object('key', i.key, 'bodyHash', i.body_hash, 'status', i.status, 'body', i.body)), '[]')
        from idempotency_keys i where i.organization_id = o.id and i.key = any(${textArray(keys)})) as finished_keys,
      (select coalesce(json_agg(k), '[]') from unnest(${textArray(keys)}) as k
        where pg_try_advisory_xact_lock(hashtextextended(o.id::text || ' ' || k, 0))) as own_keys
    from organizations o left join order_policies op on op.organization_id = o.id where o.id = ${organizationId}`);
  const row = rows[0];
  if (!row) throw new Error("the organization does not exist");
  return {
    maxParcels: row.max_parcels,
    channels: new Map(row.channels.map((channel) => [channel.code, channel])),
    warehouses: await withOpenWork(ctx, row.warehouses, recent),
    ruleSets: row.rule_sets,
    priceBook: await loadPriceBook(ctx, row.price_stamp),
    products: new Map(
      row.products.map(({ isBundle, isLimited, grams, components, ...product }) => {
        const parts = isBundle ? components : [{ productId: product.id, per: 1, grams, isLimited }];
        const limitedIds = parts.flatMap((part) => (part.isLimited ? part.productId : []));
        return [product.sku, { ...product, parts: parts.map(({ productId, per, grams }) => ({ productId, per, grams })), limitedIds }];
      }),
    ),
    known: new Map(row.known.map((k) => [externalKey(k.channel, k.externalId), k.id])),
    currency: row.currency,
    policy: policyFrom(row.policy),
    buyers: new Map(
      row.customers.map(({ contactKey, delivered, earlier }) => [
        contactKey,
        { delivered, earlier: earlier.map((one) => ({ ...one, placedAt: new Date(one.placedAt), lines: one.lines ?? [] })) },
      ]),
    ),
    customers: new Map(row.customers.map((k) => [k.contactKey, k.id])),
    finishedKeys: new Map(row.finished_keys.map((k) => [k.key, k])),
    ownKeys: new Set(row.own_keys),
  };
}

function textArray(values: readonly string[]) {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
}
