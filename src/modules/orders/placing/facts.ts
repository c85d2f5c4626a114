import { sql } from "drizzle-orm";
import { normalizePhone } from "@/lib/phone";
import type { Context } from "@/platform/context";
import type { PlaceOrder } from "../inputs";

export type ProductFacts = {
  id: string;
  sku: string;
  name: string;
  costMinor: number | null;
  /** What leaves the shelf for one unit: the product itself, or the parts of a bundle. */
  parts: { productId: string; per: number }[];
};

export type ChannelFacts = { id: string; code: string; kind: string; buffer: number; warehouseIds: string[] | null };

export type WarehouseFacts = {
  id: string;
  code: string;
  name: string;
  latitude: number | null;
  longitude: number | null;
  priority: number;
  cutOff: string;
  timezone: string;
  active: boolean;
};

export type KeyFacts = { key: string; bodyHash: string; status: number; body: string };

/** All that placing some orders must know before it locks anything. */
export type Facts = {
  maxParcels: number;
  channels: Map<string, ChannelFacts>;
  warehouses: WarehouseFacts[];
  products: Map<string, ProductFacts>;
  /** Order ids by channel code and external id. */
  known: Map<string, string>;
  /** Customer ids by contact key. */
  customers: Map<string, string>;
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
  warehouses: WarehouseFacts[];
  products: (Omit<ProductFacts, "parts"> & { isBundle: boolean; components: { productId: string; per: number }[] })[];
  known: { channel: string; externalId: string; id: string }[];
  customers: { contactKey: string; id: string }[];
  finished_keys: KeyFacts[];
  own_keys: string[];
};

/** Reads the facts in one round trip; also takes the lock of each idempotency key, without waiting for it. */
export async function readFacts(ctx: Context, requests: readonly PlaceOrder[], keys: readonly string[]): Promise<Facts> {
  const { organizationId } = ctx.actor;
  const codes = [...new Set(requests.map((r) => r.channel))];
  const skus = [...new Set(requests.flatMap((r) => r.lines.map((line) => line.sku)))];
  const externals = requests.flatMap((r) => (r.externalId === null ? [] : [{ channel: r.channel, external_id: r.externalId }]));
  const contacts = [...new Set(requests.flatMap((r) => contactKeyOf(r.customer, r.shippingAddress?.country) ?? []))];
  const { rows } = await ctx.db.execute<Row>(sql`
    select o.max_parcels,
      (select coalesce(json_agg(json_build_object('id', c.id, 'code', c.code, 'kind', c.kind, 'buffer', c.buffer, 'warehouseIds', c.warehouse_ids)), '[]')
        from channels c where c.organization_id = o.id and c.code = any(${textArray(codes)})) as channels,
      (select coalesce(json_agg(json_build_object('id', w.id, 'code', w.code, 'name', w.name, 'latitude', w.latitude, 'longitude', w.longitude,
          'priority', w.priority, 'cutOff', w.cut_off, 'timezone', w.timezone, 'active', w.active)), '[]')
        from warehouses w where w.organization_id = o.id) as warehouses,
      (select coalesce(json_agg(json_build_object('id', p.id, 'sku', p.sku, 'name', p.name, 'costMinor', p.cost_minor, 'isBundle', p.is_bundle,
          'components', case when p.is_bundle then (select coalesce(json_agg(json_build_object('productId', pc.component_id, 'per', pc.quantity) order by pc.component_id), '[]')
            from product_components pc where pc.organization_id = o.id and pc.bundle_id = p.id) else '[]'::json end)), '[]')
        from products p where p.organization_id = o.id and p.sku = any(${textArray(skus)})) as products,
      (select coalesce(json_agg(json_build_object('channel', x.channel, 'externalId', x.external_id, 'id', r.id)), '[]')
        from jsonb_to_recordset(${JSON.stringify(externals)}::jsonb) as x(channel text, external_id text)
        join channels c on c.organization_id = o.id and c.code = x.channel
        join orders r on r.organization_id = o.id and r.channel_id = c.id and r.external_id = x.external_id) as known,
      (select coalesce(json_agg(json_build_object('contactKey', k.contact_key, 'id', k.id)), '[]')
        from customers k where k.organization_id = o.id and k.contact_key = any(${textArray(contacts)})) as customers,
      (select coalesce(json_agg(json_build_object('key', i.key, 'bodyHash', i.body_hash, 'status', i.status, 'body', i.body)), '[]')
        from idempotency_keys i where i.organization_id = o.id and i.key = any(${textArray(keys)})) as finished_keys,
      (select coalesce(json_agg(k), '[]') from unnest(${textArray(keys)}) as k
        where pg_try_advisory_xact_lock(hashtextextended(o.id::text || ' ' || k, 0))) as own_keys
    from organizations o where o.id = ${organizationId}`);
  const row = rows[0];
  if (!row) throw new Error("the organization does not exist");
  return {
    maxParcels: row.max_parcels,
    channels: new Map(row.channels.map((channel) => [channel.code, channel])),
    warehouses: row.warehouses,
    products: new Map(
      row.products.map(({ isBundle, components, ...product }) => [
        product.sku,
        { ...product, parts: isBundle ? components : [{ productId: product.id, per: 1 }] },
      ]),
    ),
    known: new Map(row.known.map((k) => [externalKey(k.channel, k.externalId), k.id])),
    customers: new Map(row.customers.map((k) => [k.contactKey, k.id])),
    finishedKeys: new Map(row.finished_keys.map((k) => [k.key, k])),
    ownKeys: new Set(row.own_keys),
  };
}

function textArray(values: readonly string[]) {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
}
