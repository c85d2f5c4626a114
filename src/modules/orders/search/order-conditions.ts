import { and, eq, exists, inArray, isNotNull, isNull, like, lt, lte, notInArray, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { mine } from "../lock-order";
import { rankOf } from "../priority";
import { fulfilments, orders } from "../tables";
import type { OrderFilter, OrderView } from "./order-filter";
import { regionOf } from "./order-region";
import { patternsOf } from "./search-words";
import type { Sought } from "./seek";

/**
 * The condition of a filter, without the page. Shared by the list, its counts and bulk commands. `oneByOne` has the lines of
 * each order looked up by themselves, which is right for few orders, instead of all lines of an article at once.
 */
export function ordersWhere(ctx: Context, filter: OrderFilter, oneByOne = false): SQL | undefined {
  const { placedAt, status, paymentStatus, fulfilmentStatus, channelId } = orders;
  return and(
    mine(ctx),
    stateWhere(ctx, filter, { status, paymentStatus, fulfilmentStatus, channelId }),
    warehouseWhere(ctx, filter, orders.warehouseIds),
    datesWhere(filter, placedAt),
    otherWhere(ctx, filter, oneByOne),
  );
}

type StateColumns = Record<"status" | "paymentStatus" | "fulfilmentStatus" | "channelId", SQLWrapper>;

const openStatuses = ["draft", "new", "confirmed"] as const;
const statusesOfView: Partial<Record<OrderView, readonly string[]>> = {
  open: openStatuses,
  mine: openStatuses,
  held: openStatuses,
  backordered: openStatuses,
  awaits_transfer: openStatuses,
  delayed: openStatuses,
  late: openStatuses,
  due_today: openStatuses,
  new: ["new"],
  drafts: ["draft"],
  sold: ["new", "confirmed", "closed"],
};
const workOfView: Partial<Record<OrderView, string>> = { backordered: "backordered", awaits_transfer: "delivered" };

/** What a filter asks of an order's state and channel, on the columns of whatever table has them; nothing: undefined. */
export function stateWhere(
  ctx: Context,
  { view = "all", status, paymentStatus, fulfilmentStatus, channel }: OrderFilter,
  of: StateColumns,
): SQL | undefined {
  const statuses = statusesOfView[view];
  const work = workOfView[view];
  return and(
    status ? eq(of.status, status) : undefined,
    statuses ? inArray(of.status, [...statuses]) : undefined,
    paymentStatus ? eq(of.paymentStatus, paymentStatus) : undefined,
    fulfilmentStatus ? eq(of.fulfilmentStatus, fulfilmentStatus) : undefined,
    work ? eq(of.fulfilmentStatus, work) : undefined,
    channel
      ? sql`${of.channelId} = (select c.id from channels c where c.organization_id = ${ctx.actor.organizationId} and c.code = ${channel})`
      : undefined,
  );
}

/** That a warehouse sends an order; in the view of figures: that no other does, since those count such orders apart. */
export function warehouseWhere(ctx: Context, { view, warehouse }: OrderFilter, warehouseIds: SQLWrapper): SQL | undefined {
  if (!warehouse) return undefined;
  const named = sql`array[${warehouseNamed(ctx, warehouse)}]`;
  return view === "sold" ? sql`${warehouseIds} = ${named}` : sql`${warehouseIds} @> ${named}`;
}

/** A warehouse by its code, as one value. */
const warehouseNamed = (ctx: Context, code: string) =>
  sql`(select w.id from warehouses w where w.organization_id = ${ctx.actor.organizationId} and w.code = ${code})`;

/** A product by its SKU, as one value. */
export const productNamed = (ctx: Context, sku: string) =>
  sql`(select p.id from products p where p.organization_id = ${ctx.actor.organizationId} and p.sku = ${sku})`;

export function datesWhere({ placedAfter, placedBefore }: OrderFilter, placedAt: SQLWrapper): SQL | undefined {
  return and(
    placedAfter ? sql`${placedAt} >= ${moment(placedAfter)}::timestamptz` : undefined,
    placedBefore ? sql`${placedAt} < ${moment(placedBefore)}::timestamptz` : undefined,
  );
}

/** A bound of the list. Some clients say "no bound" by the year 1, which PostgreSQL does not read as JavaScript writes it. */
const moment = (text: string) => new Date(Math.max(0, Date.parse(text))).toISOString();

/** What a filter asks beyond state, channel, warehouse and dates. */
function otherWhere(ctx: Context, filter: OrderFilter, oneByOne: boolean): SQL | undefined {
  const own = ctx.actor.organizationId;
  const hasLine = (...which: SQL[]) =>
    oneByOne
      ? sql`coalesce((select true from order_lines l where l.organization_id = ${own} and l.order_id = ${orders.id} and (${sql.join(which, sql` or `)}) limit 1), false)`
      : sql`${orders.id} in (${sql.join(
          which.map((one) => linesWith(own, one)),
          sql` union all `,
        )})`;
  const ofSku = filter.sku && sql`l.product_id = ${productNamed(ctx, filter.sku)}`;
  const ofCategory =
    filter.category &&
    sql`l.product_id in (select p.id from products p where p.organization_id = ${own} and p.product_group = ${filter.category})`;
  const cameBack = filter.returned && sql`l.returned_good + l.returned_damaged > 0`;
  const asked = [ofSku, ofCategory, cameBack].filter((one) => one !== undefined && one !== "");
  const linesWhere =
    filter.view === "sold"
      ? // What a figure counted is one line: of the article, not cancelled, and come back.
        asked.length > 0
        ? lineOf(own, sql`l.quantity > l.cancelled and ${sql.join(asked, sql` and `)}`)
        : undefined
      : and(
          ofSku ? hasLine(ofSku, sql`l.product_id is null and l.sku = ${filter.sku}`) : undefined,
          // Asked for the days of a report, so the orders are looked at one by one: no index hands them out in order.
          ofCategory ? lineOf(own, ofCategory) : undefined,
          cameBack ? lineOf(own, cameBack) : undefined,
        );
  return and(
    linesWhere,
    filter.refunded ? sql`${orders.refundedMinor} > 0` : undefined,
    filter.currency ? eq(orders.currency, filter.currency) : undefined,
    filter.region ? sql`${regionOf(orders.shippingAddress)} = ${filter.region}` : undefined,
    filter.buyer ? sql`${orders.customerId} is not null and ${filter.buyer === "new" ? sql`not ` : sql``}${hasEarlierOrder}` : undefined,
    filter.customerId ? eq(orders.customerId, filter.customerId) : undefined,
    // Names the condition of the index over the tagged ones.
    filter.tag ? sql`(${orders.tags} <> '{}' and ${orders.tags} @> array[${filter.tag}])` : undefined,
    filter.responsible ? answeredBy(ctx, filter.responsible) : undefined,
    filter.priority ? eq(orders.priority, rankOf(filter.priority)) : undefined,
    filter.sought ? soughtWhere(ctx, filter.sought, oneByOne, hasLine) : undefined,
    viewWhere(ctx, filter.view),
  );
}

/** Whether its buyer had ordered before, whatever became of that. */
const hasEarlierOrder = sql`exists (select 1 from orders e where e.organization_id = ${orders.organizationId} and e.customer_id = ${orders.customerId}
  and e.status <> 'draft' and e.placed_at <= ${orders.placedAt} and (e.placed_at, e.id) < (${orders.placedAt}, ${orders.id}))`;

const lineOf = (own: string, which: SQL) =>
  sql`coalesce((select true from order_lines l where l.organization_id = ${own} and l.order_id = ${orders.id} and ${which} limit 1), false)`;

const linesWith = (own: string, which: SQL) => sql`select l.order_id from order_lines l where l.organization_id = ${own} and ${which}`;

/** That a word is written on an order itself. */
export const writtenWhere = (word: string) => or(...patternsOf(word).map((pattern) => like(orders.searchText, pattern)));

function soughtWhere(ctx: Context, sought: Sought, oneByOne: boolean, hasLine: (...which: SQL[]) => SQL): SQL | undefined {
  if ("orderIds" in sought) return inArray(orders.id, sought.orderIds);
  if ("customerIds" in sought) return inArray(orders.customerId, sought.customerIds);
  if ("productIds" in sought) return hasLine(sql`l.product_id = any(${sql.param(sought.productIds)}::uuid[])`);
  const own = ctx.actor.organizationId;
  return and(
    ...sought.words.map(({ word, productIds }) => {
      const written = writtenWhere(word);
      if (productIds?.length === 0) return written;
      const lines = productIds
        ? sql`l.product_id = any(${sql.param(productIds)}::uuid[])`
        : sql`l.product_id in (select p.id from products p where p.organization_id = ${own} and p.sku ilike any(${sql.param(patternsOf(word))}::text[]))`;
      return oneByOne
        ? or(written, hasLine(lines))
        : sql`${orders.id} in (select id from orders where organization_id = ${own} and ${written}
            union all ${linesWith(own, lines)})`;
    }),
  );
}

/** The condition of the orders that somebody answers for. A key is nobody's colleague: nothing is its own. */
function answeredBy(ctx: Context, who: string): SQL {
  if (who === "none") return isNull(orders.responsibleId);
  const id = responsibleId(ctx, who);
  return id ? eq(orders.responsibleId, id) : sql`false`;
}

/** Who is meant by a filter's "responsible"; null where it is nobody's id. */
export function responsibleId({ actor }: Context, who: string): string | null {
  if (who !== "me") return who === "none" ? null : who;
  return actor.kind === "user" ? actor.id : null;
}

/** What a view asks beyond the state of its orders. */
function viewWhere(ctx: Context, view: OrderView | undefined): SQL | undefined {
  const unsent = notInArray(fulfilments.status, ["handed_over", "delivered", "returned_to_sender", "cancelled"]);
  switch (view) {
    case "mine":
      return answeredBy(ctx, "me");
    case "held":
      return sql`${orders.openHolds} <> '{}'`;
    case "awaits_transfer":
      return eq(orders.paymentTerms, "cash_on_delivery");
    case "delayed":
      return sql`${orders.id} in (select d.order_id from delivery_promises d
        where d.organization_id = ${ctx.actor.organizationId} and d.over_at is null and d.late_since is not null)`;
    case "late":
      return hasWork(ctx, and(unsent, isNotNull(fulfilments.dueAt), lt(fulfilments.dueAt, sql`now()`)));
    case "due_today":
      return hasWork(
        ctx,
        and(
          unsent,
          lte(
            fulfilments.dueAt,
            sql`(date_trunc('day', now() at time zone ${warehouses.timezone}) + interval '1 day') at time zone ${warehouses.timezone}`,
          ),
        ),
      );
    default:
      return undefined;
  }
}

function hasWork(ctx: Context, which: SQL | undefined): SQL {
  return exists(
    ctx.db
      .select({ one: sql`1` })
      .from(fulfilments)
      .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
      .where(and(eq(fulfilments.organizationId, ctx.actor.organizationId), eq(fulfilments.orderId, orders.id), which)),
  );
}
