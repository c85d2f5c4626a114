import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import { orderHolds } from "@/modules/orders/holds/tables";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import type { OpenConnection } from "../connection-queries";
import type { IntakeStatus } from "../intake-status";
import { type UnderstoodHere, understand } from "../mapping/understand";
import type { OrderIntake } from "../marketplaces/port";
import { marketplaceOf } from "../marketplaces/registry";
import { changesBetween, type KnownOrder, remember } from "../order-changes";
import { channelOrders, type intake } from "../tables";
import { applyChanges } from "./apply-changes";
import { askForAttention } from "./attention";
import { bindAsTold } from "./bind-as-told";
import { takeFirst } from "./first-telling";
import { reasonOfWord, reasonsToHold, type Shop } from "./placement";
import { releaseRipeHolds } from "./ripe-holds";
import { wordsOfHold } from "./settle-words";
import { wording } from "./words";

export type IntakeRow = typeof intake.$inferSelect;
export type Outcome = { status: Exclude<IntakeStatus, "received">; reason: Reason | null; orderId: string | null };

/** Order and moment of the delivery that was taken in last: of two tellings of one second the later delivery counts. */
type Remembered = KnownOrder & { receivedAt: string };

/**
 * Takes a stored delivery in, as its connection: places the order or makes it again what the channel says. The same delivery
 * or telling again changes nothing but what has become possible since (a SKU that is known by now).
 */
export async function takeIn(ctx: Context, row: IntakeRow, connection: OpenConnection): Promise<Outcome> {
  const told = toldBy(row, connection);
  return "order" in told ? takeOrder(ctx, row, connection, told.order) : told;
}

/** The order that a stored delivery tells of, or why it tells of none. Reads nothing else. */
export function toldBy(row: IntakeRow, connection: OpenConnection): { order: OrderIntake } | Outcome {
  const marketplace = marketplaceOf(connection.row.kind);
  if (!marketplace) return failed(reason("channel.unknown_kind", { kind: connection.row.kind }));
  if (!connection.row.active) return { status: "ignored", reason: reason("connection.disabled"), orderId: null };
  // What was asked for is an order; what the channel sent may be anything.
  if (row.source === "hook" && row.externalId === null) {
    const delivery = marketplace.inspect({ headers: row.headers, query: {}, rawBody: row.body });
    // What it says of stock another job reads at the channel.
    if (delivery.kind === "stock") return { status: "ignored", reason: reason("channel.stock_changed_there"), orderId: null };
    if (delivery.kind !== "order") return { status: "ignored", reason: delivery.reason, orderId: null };
  }
  if (row.externalId !== null && row.readBody === null) return failed(reason("channel.not_read_yet"));
  const told = row.readBody ? { rawBody: row.readBody, topic: "order" } : { rawBody: row.body, topic: row.topic };
  const translation = marketplace.translate({ ...told, receivedAt: row.receivedAt, settings: connection.row.settings });
  return "unreadable" in translation ? failed(translation.unreadable) : translation;
}

const failed = (why: Reason): Outcome => ({ status: "failed", reason: why, orderId: null });

async function takeOrder(ctx: Context, row: IntakeRow, connection: OpenConnection, told: OrderIntake): Promise<Outcome> {
  // Tellings of one order take turns, also the first two.
  await ctx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${row.organizationId} ${row.connectionId} ${told.externalId}`}, 1))`,
  );
  const shop = await shopOf(ctx, connection.channel.code);
  const word = wording(shop.locale);
  const understood = await understand(ctx, connection.row, told);
  const { order } = understood;
  const known = await knownOrder(ctx, row, order.externalId);
  if (known) return again(ctx, row, known, { orderId: known.orderId, order, shop }, understood);
  // Whoever switches a channel off wants no new orders from it. What it says of orders that are here already still counts.
  if (!connection.channel.active) return { status: "ignored", reason: reason("channel.inactive"), orderId: null };
  if (order.state === "ignored")
    return { status: "ignored", reason: reason("channel.not_a_sale", { status: order.rawStatus }), orderId: null };

  const first = await takeFirst(ctx, connection, understood, shop, word);
  if (first.outcome === "known")
    return again(
      ctx,
      row,
      { orderId: first.orderId, known: { ...first.known, receivedAt: row.receivedAt.toISOString() } },
      { orderId: first.orderId, order, shop },
      understood,
    );
  await save(ctx, row, first.orderId, order, null);
  return held(ctx, first.orderId, reasonsToHold(order, shop));
}

type Known = { orderId: string; known: Remembered };

async function again(
  ctx: Context,
  row: IntakeRow,
  { orderId, known }: Known,
  telling: { orderId: string; order: OrderIntake; shop: Shop },
  { pinnedWarehouseId }: UnderstoodHere,
): Promise<Outcome> {
  const { order, shop } = telling;
  const overtaken =
    known.version === order.externalVersion.toISOString() && row.receivedAt.getTime() < new Date(known.receivedAt).getTime();
  const { changes, reason: none } = overtaken ? { changes: [], reason: reason("channel.older") } : changesBetween(known, order);
  const open = await applyChanges(ctx, telling, changes);
  await askForAttention(ctx, orderId, open, wording(shop.locale));
  // Only the newest telling knows whether an address is still missing.
  if (none?.code !== "channel.older") {
    await bindAsTold(ctx, orderId, pinnedWarehouseId);
    await releaseRipeHolds(ctx, row.connectionId, orderId, order);
  }
  if (!none || none.code === "channel.nothing_new") await save(ctx, row, orderId, order, known);
  const [first] = open;
  if (first) return { status: "held", reason: first, orderId };
  // A delivery that was taken in before and is replayed keeps what it did, seen as the order stands now.
  const wasTakenIn = row.status === "accepted" || row.status === "held";
  if (!none || wasTakenIn) return held(ctx, orderId, reasonsToHold(order, shop));
  return { status: none.code === "channel.nothing_new" ? "duplicate" : "ignored", reason: none, orderId };
}

/** Accepted, or held when a person has to look first. Waiting for the buyer's money is nobody's task. */
async function held(ctx: Context, orderId: string, doubts: readonly Reason[]): Promise<Outcome> {
  const [outcome] = await heldOrNot(ctx, [{ orderId, doubts }]);
  if (!outcome) throw new Error("an order was left without an outcome");
  return outcome;
}

/** The same for many orders, in their order. */
export async function heldOrNot(ctx: Context, orders: readonly { orderId: string; doubts: readonly Reason[] }[]): Promise<Outcome[]> {
  const open = await ctx.db
    .select({ orderId: orderHolds.orderId, reason: orderHolds.reason, note: orderHolds.note, data: orderHolds.data })
    .from(orderHolds)
    .where(
      and(
        eq(orderHolds.organizationId, ctx.actor.organizationId),
        inArray(
          orderHolds.orderId,
          orders.map(({ orderId }) => orderId),
        ),
        isNull(orderHolds.releasedAt),
        ne(orderHolds.reason, "awaiting_payment"),
      ),
    );
  return orders.map(({ orderId, doubts }) =>
    heldBy(
      open.filter((hold) => hold.orderId === orderId),
      orderId,
      doubts,
    ),
  );
}

type Hold = Pick<typeof orderHolds.$inferSelect, "reason" | "note" | "data">;

function heldBy(holds: readonly Hold[], orderId: string, doubts: readonly Reason[]): Outcome {
  const noteOf = (name: string) => holds.find((hold) => hold.reason === name)?.note;
  const [doubt = null] = doubts;
  if (holds.length === 0) return { status: "accepted", reason: doubt, orderId };
  const unknown = noteOf("unknown_sku");
  if (unknown !== undefined) return { status: "held", reason: reason("order.unknown_sku", { sku: unknown ?? "" }), orderId };
  const [word] = wordsOfHold(holds.find((hold) => hold.reason === "unmapped")?.data);
  if (word) return { status: "held", reason: reasonOfWord(word), orderId };
  if (doubt) return { status: "held", reason: doubt, orderId };
  const short = noteOf("out_of_stock");
  return {
    status: "held",
    reason: short === undefined ? reason("order.on_hold", { count: holds.length }) : reason("order.out_of_stock", { sku: short ?? "" }),
    orderId,
  };
}

async function knownOrder(ctx: Context, row: IntakeRow, externalId: string): Promise<Known | null> {
  const [found] = await ctx.db
    .select({ orderId: channelOrders.orderId, known: channelOrders.known })
    .from(channelOrders)
    .where(
      and(
        eq(channelOrders.organizationId, row.organizationId),
        eq(channelOrders.connectionId, row.connectionId),
        eq(channelOrders.externalId, externalId),
      ),
    );
  return found ? { orderId: found.orderId, known: found.known as Remembered } : null;
}

/** What is kept of a telling, to compare the next one with. */
export function rememberedRow(ctx: Context, row: IntakeRow, orderId: string, order: OrderIntake, before: Remembered | null = null) {
  const { organizationId, connectionId } = row;
  const receivedAt = before && new Date(before.receivedAt) > row.receivedAt ? before.receivedAt : row.receivedAt.toISOString();
  const known = { ...remember(order, before), receivedAt };
  return {
    ...{ organizationId, connectionId, externalId: order.externalId, orderId, memory: order.memory ?? {}, known },
    ...{ externalVersionAt: order.externalVersion, updatedAt: ctx.now() },
  };
}

async function save(ctx: Context, row: IntakeRow, orderId: string, order: OrderIntake, before: Remembered | null): Promise<void> {
  const told = JSON.stringify(order.memory ?? {});
  const kept = rememberedRow(ctx, row, orderId, order, before);
  const { known, externalVersionAt, updatedAt } = kept;
  await ctx.db
    .insert(channelOrders)
    .values(kept)
    .onConflictDoUpdate({
      target: [channelOrders.organizationId, channelOrders.connectionId, channelOrders.externalId], // What steps have left there stays.
      set: { known, externalVersionAt, updatedAt, memory: sql`${channelOrders.memory} || ${told}::jsonb` },
    });
}

export async function shopOf(ctx: Context, channel: string): Promise<Shop> {
  const [organization] = await ctx.db
    .select({ currency: organizations.currency, locale: organizations.locale })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  if (!organization) throw new Error("the organization does not exist");
  return { channel, ...organization };
}
