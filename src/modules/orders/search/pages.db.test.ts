import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { seededFraction } from "@/lib/seeded";
import { actingFor, type Context } from "@/platform/context";
import { createDb } from "@/platform/db";
import { seedHistory } from "@/server/demo/seed-history";
import { withOwnDatabase } from "@/testing/database";
import { listOrderIds } from "../list-orders";
import { rankOf } from "../priority";
import type { ListOrders } from "./order-filter";

type Fact = {
  id: string;
  day: string;
  status: string;
  payment: string;
  work: string;
  terms: string;
  channel: string;
  warehouses: string[];
  skus: string[];
  /** Known articles, whether any of them was not cancelled, and whether some of it came back. */
  lines: { sku: string | null; left: boolean; back: boolean }[];
  currency: string;
  refunded: boolean;
  customer: string | null;
  tags: string[];
  holds: number;
  responsible: string | null;
  priority: number;
  text: string;
};

/** Every order with what its own rows say of it, newest first, read by one plain statement. */
async function factsOf(ctx: Context): Promise<Fact[]> {
  const { rows } = await ctx.db.execute<Fact>(sql`
    select o.id, to_char(o.placed_at at time zone 'UTC', 'YYYY-MM-DD') as day, o.status, o.payment_status as payment, o.fulfilment_status as work,
      o.payment_terms as terms, c.code as channel, o.customer_id as customer, o.tags, cardinality(o.open_holds) as holds,
      o.responsible_id as responsible, o.priority, o.search_text as text,
      array(select w.code from fulfilments f join warehouses w on w.organization_id = f.organization_id and w.id = f.warehouse_id
        where f.organization_id = o.organization_id and f.order_id = o.id and f.status <> 'cancelled') as warehouses,
      array(select coalesce(p.sku, l.sku) from order_lines l left join products p on p.organization_id = l.organization_id and p.id = l.product_id
        where l.organization_id = o.organization_id and l.order_id = o.id) as skus,
      (select json_agg(json_build_object('sku', p.sku, 'left', l.quantity > l.cancelled, 'back', l.returned_good + l.returned_damaged > 0))
        from order_lines l left join products p on p.organization_id = l.organization_id and p.id = l.product_id
        where l.organization_id = o.organization_id and l.order_id = o.id) as lines, o.currency, o.refunded_minor > 0 as refunded
    from orders o join channels c on c.organization_id = o.organization_id and c.id = o.channel_id
    where o.organization_id = ${ctx.actor.organizationId} order by o.placed_at desc, o.id desc`);
  return rows;
}

const open = ["draft", "new", "confirmed"];
const views: Record<string, (o: Fact, me: string) => boolean> = {
  open: (o) => open.includes(o.status),
  mine: (o, me) => open.includes(o.status) && o.responsible === me,
  new: (o) => o.status === "new",
  drafts: (o) => o.status === "draft",
  held: (o) => open.includes(o.status) && o.holds > 0,
  backordered: (o) => open.includes(o.status) && o.work === "backordered",
  awaits_transfer: (o) => open.includes(o.status) && o.work === "delivered" && o.terms === "cash_on_delivery",
  sold: (o) => ["new", "confirmed", "closed"].includes(o.status),
  all: () => true,
};

/** Whether an order is meant by a filter, as a person would say it. */
function meant(o: Fact, f: ListOrders, me: string): boolean {
  const who = f.responsible === "me" ? me : f.responsible === "none" ? null : f.responsible;
  const words = (f.q ?? "").toLowerCase().split(" ").filter(Boolean);
  const isSold = f.view === "sold";
  const hasLine = o.lines.some((line) => line.left && (!f.sku || line.sku === f.sku) && (!f.returned || line.back));
  const occurs = (word: string) => {
    const texts = [o.text, ...o.skus.map((sku) => sku.toLowerCase())];
    return texts.some((text) => (word.length < 3 ? ` ${text}`.includes(` ${word}`) : text.includes(word)));
  };
  return (
    (!f.view || (views[f.view]?.(o, me) ?? false)) &&
    (!f.status || o.status === f.status) &&
    (!f.paymentStatus || o.payment === f.paymentStatus) &&
    (!f.fulfilmentStatus || o.work === f.fulfilmentStatus) &&
    (!f.channel || o.channel === f.channel) &&
    (!f.warehouse || (o.warehouses.includes(f.warehouse) && (!isSold || new Set(o.warehouses).size === 1))) &&
    (isSold
      ? (!f.sku && !f.returned) || hasLine
      : (!f.sku || o.skus.includes(f.sku)) && (!f.returned || o.lines.some(({ back }) => back))) &&
    (!f.refunded || o.refunded) &&
    (!f.currency || o.currency === f.currency) &&
    (!f.customerId || o.customer === f.customerId) &&
    (!f.tag || o.tags.includes(f.tag)) &&
    (f.responsible === undefined || o.responsible === who) &&
    (!f.priority || o.priority === rankOf(f.priority)) &&
    (!f.placedAfter || o.day >= f.placedAfter.slice(0, 10)) &&
    (!f.placedBefore || o.day < f.placedBefore.slice(0, 10)) &&
    words.every(occurs)
  );
}

/** A number that depends on the seed alone, and one of a list by it. */
const dice = (seed: string) => (of: string) => seededFraction(`${seed} ${of}`);
const oneOf = <T>(list: readonly T[], share: number): T => list[Math.floor(share * list.length)] as T;

/** One to three conditions, of values that orders have and of some that none has; and a page size. */
function drawFilter(orders: readonly Fact[], throwOf: (of: string) => number): ListOrders {
  const about = oneOf(orders, throwOf("order"));
  const other = oneOf(orders, throwOf("other"));
  const [first = "", last = first] = about.text.split(" ").filter((word) => /^[а-я]+$/.test(word));
  const sku = oneOf(about.skus, throwOf("sku"));
  const wishes: ListOrders[] = [
    { view: oneOf(Object.keys(views), throwOf("view")) as ListOrders["view"] },
    { status: oneOf(["draft", "new", "confirmed", "closed", "cancelled"] as const, throwOf("status")) },
    { paymentStatus: oneOf(["unpaid", "paid", "cash_on_delivery", "refunded"] as const, throwOf("paid")) },
    { fulfilmentStatus: oneOf(["unfulfilled", "reserved", "packed", "shipped", "delivered"] as const, throwOf("work")) },
    { channel: oneOf([about.channel, other.channel, "nowhere"], throwOf("channel")) },
    { warehouse: oneOf(["MSK", "EKB", "KZN", "nowhere"], throwOf("warehouse")) },
    { sku: oneOf([sku, oneOf(other.skus, 0), "NO-SUCH"], throwOf("which sku")) },
    {
      view: "sold",
      ...oneOf<ListOrders>([{ sku }, { returned: "yes" }, { sku, returned: "yes" }, { warehouse: "MSK", sku }], throwOf("sold")),
    },
    { returned: "yes" },
    { refunded: "yes" },
    { currency: oneOf(["RUB", "KZT"], throwOf("currency")) },
    { customerId: about.customer ?? undefined },
    { tag: oneOf(["vip", "опт", "нет такой"], throwOf("tag")) },
    { responsible: oneOf(["me", "none"] as const, throwOf("who")) },
    { priority: oneOf(["normal", "high", "urgent"] as const, throwOf("priority")) },
    { placedAfter: `${about.day}T00:00:00Z` },
    { placedBefore: `${about.day}T00:00:00Z` },
    {
      q: oneOf([last, `${first} ${last}`, last.slice(0, 2), sku.slice(0, 6), `${sku.slice(0, 3)} ${last}`, "0003", "1"], throwOf("words")),
    },
  ];
  const few = 1 + Math.floor(throwOf("conditions") * 3);
  return {
    ...Object.assign({}, ...Array.from({ length: few }, (_, i) => oneOf(wishes, throwOf(`wish ${i}`)))),
    limit: 1 + Math.floor(throwOf("limit") * 80),
  };
}

test(
  "whatever is asked of the list, its pages are the orders that are meant, newest first, to the last one",
  withOwnDatabase(async ({ pool }) => {
    const db = createDb(pool);
    const [shop] = await seedHistory(pool, { orders: 6_000, detailed: 600, seed: 7 });
    const organizationId = shop?.organizationId ?? "";
    const { rows: members } = await db.execute<{ id: string }>(
      sql`select user_id as id from members where organization_id = ${organizationId} and role = 'owner'`,
    );
    const me = members[0]?.id ?? "";
    const ctx = actingFor({ db, inTransaction: false, now: () => new Date() }, organizationId, { id: me, name: "Анна", role: "owner" });
    await db.execute(sql`update orders set priority = hashtext(number) & 1, responsible_id = case when hashtext(number) % 3 = 0 then ${me}::uuid end
      where organization_id = ${organizationId} and hashtext(number) % 7 < 3`);
    await db.execute(sql`update orders set currency = 'KZT' where organization_id = ${organizationId} and hashtext(number) % 11 = 0`);
    await db.execute(sql`update order_lines set cancelled = quantity, reserved = 0, backordered = 0, picked = 0, packed = 0
      where organization_id = ${organizationId} and shipped = 0 and position = 1 and hashtext(order_id::text) % 2 = 0`);
    await db.execute(sql`analyze`);
    const orders = await factsOf(ctx);
    let found = 0;
    for (let i = 0; i < 400; i++) {
      const filter = drawFilter(orders, dice(`list ${i}`));
      const expected = orders.filter((order) => meant(order, filter, me)).map(({ id }) => id);
      let cursor: string | undefined;
      for (let page = 0; page < 3; page++) {
        const { items, nextCursor } = await listOrderIds(ctx, { ...filter, cursor });
        const limit = Number(filter.limit);
        expect(
          items.map(({ id }) => id),
          JSON.stringify({ filter, page }),
        ).toEqual(expected.slice(page * limit, (page + 1) * limit));
        expect(nextCursor === null).toBe(expected.length <= (page + 1) * limit);
        found += items.length;
        if (!nextCursor) break;
        cursor = nextCursor;
      }
    }
    expect(found).toBeGreaterThan(1_000);
  }),
  120_000,
);
