import { and, eq, inArray, sql } from "drizzle-orm";
import { type Placed, placeOrders } from "@/modules/orders/commands/place-orders";
import type { Context } from "@/platform/context";
import type { OpenConnection } from "../connection-queries";
import { resolveProducts, wantProducts } from "../mapping/resolve-products";
import { understandAll } from "../mapping/understand";
import type { OrderIntake } from "../marketplaces/port";
import { channelOrders } from "../tables";
import { placementOf, reasonsToHold } from "./placement";
import { heldOrNot, type IntakeRow, type Outcome, rememberedRow, shopOf, toldBy } from "./take-in";
import { wording } from "./words";

type Told = { row: IntakeRow; order: OrderIntake };
type New = { row: IntakeRow; order: OrderIntake; orderId: string };

/**
 * Takes in what tells of a new order and of nothing else, all in one placing; answers the outcomes by delivery. Everything that
 * is more than that (an order that is known, cancelled, refunded or done) is left, to be taken in by itself.
 */
export async function takeTogether(ctx: Context, rows: readonly IntakeRow[], connection: OpenConnection): Promise<Map<IntakeRow, Outcome>> {
  const { row: of, channel } = connection;
  if (!of.active || !channel.active) return new Map();
  const fresh = await unknownAmong(ctx, connection, plainOnes(rows, connection));
  if (fresh.length === 0) return new Map();
  const shop = await shopOf(ctx, channel.code);
  const word = wording(shop.locale);
  const understood = await understandAll(
    ctx,
    of,
    fresh.map(({ order }) => order),
  );
  const skusOf = await resolveAll(ctx, of.id, fresh);
  const requests = understood.map((one, at) => placementOf({ ...one, lines: one.order.lines, skus: skusOf(at) }, shop, word));
  const placed = await placeOrders(ctx, requests);
  const news = fresh.flatMap(({ row }, at): New[] => {
    const order = understood[at]?.order;
    const orderId = idOfNew(placed[at]);
    return order && orderId ? [{ row, order, orderId }] : [];
  });
  if (news.length === 0) return new Map();
  const wanted = understood.flatMap(({ order }, at) =>
    requests[at]?.fulfilledBy === "us" && idOfNew(placed[at]) ? order.lines.filter((line) => !skusOf(at).has(line.externalLineId)) : [],
  );
  await wantProducts(ctx, of, wanted);
  await ctx.db.insert(channelOrders).values(news.map(({ row, order, orderId }) => rememberedRow(ctx, row, orderId, order)));
  const outcomes = await heldOrNot(
    ctx,
    news.map(({ order, orderId }) => ({ orderId, doubts: reasonsToHold(order, shop) })),
  );
  return new Map(news.flatMap(({ row }, at) => (outcomes[at] ? [[row, outcomes[at]] as const] : [])));
}

const idOfNew = (placed: Placed | undefined) => (placed?.outcome === "placed" ? placed.order.id : null);

/** The first telling of each order, if it says no more than that the order is there. */
function plainOnes(rows: readonly IntakeRow[], connection: OpenConnection): Told[] {
  const first = new Map<string, Told | null>();
  for (const row of rows) {
    const told = toldBy(row, connection);
    if (!("order" in told) || first.has(told.order.externalId)) continue;
    first.set(told.order.externalId, isPlain(told.order) ? { row, order: told.order } : null);
  }
  return [...first.values()].filter((told) => told !== null);
}

const plainStates: ReadonlySet<string> = new Set(["awaiting_payment", "paid", "cash_on_delivery"]);

function isPlain({ state, refunds, prepayments, lines }: OrderIntake): boolean {
  const isWhole = lines.every(({ cancelledQuantity, partOf }) => cancelledQuantity === 0 && partOf === null);
  return plainStates.has(state) && refunds.length === 0 && prepayments.length === 0 && isWhole;
}

/** Those that nobody has told of before. Tellings of one order take turns; many are locked in one order, so that batches never deadlock. */
async function unknownAmong(ctx: Context, { row: { organizationId, id } }: OpenConnection, told: readonly Told[]): Promise<Told[]> {
  if (told.length === 0) return [];
  const externalIds = told.map(({ order }) => order.externalId);
  const names = sql.param(externalIds.map((externalId) => `${organizationId} ${id} ${externalId}`));
  await ctx.db.execute(sql`
    select pg_advisory_xact_lock(key) from (select hashtextextended(name, 1) as key from unnest(${names}::text[]) as name order by 1) keys`);
  const known = await ctx.db
    .select({ externalId: channelOrders.externalId })
    .from(channelOrders)
    .where(
      and(
        eq(channelOrders.organizationId, organizationId),
        eq(channelOrders.connectionId, id),
        inArray(channelOrders.externalId, externalIds),
      ),
    );
  const isKnown = new Set(known.map(({ externalId }) => externalId));
  return told.filter(({ order }) => !isKnown.has(order.externalId));
}

/** SKUs of ours by line, for each of the orders, by one look at the catalogue. */
async function resolveAll(ctx: Context, connectionId: string, told: readonly Told[]): Promise<(at: number) => Map<string, string>> {
  const named = (at: number, lineId: string) => `${at} ${lineId}`;
  const lines = told.flatMap(({ order }, at) => order.lines.map((line) => ({ ...line, externalLineId: named(at, line.externalLineId) })));
  const found = await resolveProducts(ctx, connectionId, lines);
  return (at) =>
    new Map(
      (told[at]?.order.lines ?? []).flatMap(({ externalLineId }) => {
        const sku = found.get(named(at, externalLineId));
        return sku ? [[externalLineId, sku] as const] : [];
      }),
    );
}
