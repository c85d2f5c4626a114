import { randomBytes } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { lockLevels } from "@/modules/inventory/levels";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import type { Operation } from "../changes/operations";
import { changeSets } from "../changes/tables";
import { closeHold } from "../close-hold";
import { orderHolds } from "../holds/tables";
import { linesOf, lockOrder, type OrderLineRow, type OrderRow } from "../lock-order";
import { whyNot } from "../order-moves";
import { type PaymentKind, payments } from "../payments/tables";
import { settlePreorder } from "../preorders/settle-preorder";
import { refreshOrder } from "../refresh-order";
import { unreservedUnits } from "../reserve-waiting";
import { searchText } from "../search-text";
import type { SplitOrder } from "../split/inputs";
import { moveUnits } from "../split/move-units";
import { type SplitMoney, splitMoney } from "../split/split-money";
import { mostToMove } from "../split/units-to-move";
import { stopWaitingForMoney } from "../stop-waiting-for-money";
import { stopWaitingForStock } from "../stop-waiting-for-stock";
import { orders } from "../tables";
import { waitForStock } from "../wait-for-stock";
import { physicalProducts, unitsByWarehouse } from "./route-again";

/**
 * Makes an order of its own of some units: with the same buyer, address and terms, its own number, and the first order as its
 * parent. What is kept for the units goes along without being free in between; both orders together cost and have paid what
 * the one did, and delivery stays with it. Refuses what is packed or gone, and to leave nothing behind.
 */
export function splitOrder(ctx: Context, { orderId, version, lines: wanted, note }: SplitOrder & { orderId: string }) {
  return inTransaction(ctx, async (ctx): Promise<{ order: OrderRow; split: OrderRow }> => {
    const order = await lockOrder(ctx, orderId, version);
    const lines = await linesOf(ctx, orderId);
    refuseIf(whyNot("split", { ...order, lines }));
    const units = chosenUnits(lines, wanted);
    // Whoever takes reserved units off a shelf waits for its level, and must find them where they are.
    await lockLevels(ctx, await physicalProducts(ctx, lines));
    const before = await unitsByWarehouse(ctx, orderId);
    const money = splitMoney(order, lines, units);

    const child = await insertChild(ctx, order, money, lines, units);
    await moveUnits(ctx, order, child, lines, units, money);
    await moveMoney(ctx, order, child, money.moves);
    const [left, gone] = [await linesOf(ctx, orderId), await linesOf(ctx, child.id)];
    await waitForStock(ctx, order, left);
    await waitForStock(ctx, child, gone);
    await shareHolds(ctx, order, child, left, gone, money);

    const subject = { kind: "order", id: order.id, number: order.number };
    const moved = lines.flatMap((line) => (units.has(line.id) ? [{ sku: line.sku, units: units.get(line.id) ?? 0 }] : []));
    await record(
      ctx,
      { type: "order.split", subject, orderId, data: { split: child.number, lines: moved, note } },
      {
        type: "order.split_off",
        subject: { kind: "order", id: child.id, number: child.number },
        orderId: child.id,
        data: { split: order.number, lines: moved },
      },
    );
    await stopWaitingForMoney(ctx, {
      ...order,
      ...money.stays,
      paidMinor: order.paidMinor - money.moves.paidMinor,
      refundedMinor: order.refundedMinor - money.moves.refundedMinor,
    });
    const split = await refreshOrder(ctx, child.id, await settlePreorder(ctx, child));
    const rest = await refreshOrder(ctx, orderId, { ...money.stays, ...(await settlePreorder(ctx, order)) });
    await keepChangeSet(ctx, order, rest, lines, units, { note, before, after: await unitsByWarehouse(ctx, orderId) });
    return { order: rest, split };
  });
}

/** Units by line, checked: no more than may go, and not everything. */
function chosenUnits(lines: readonly OrderLineRow[], wanted: SplitOrder["lines"]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { lineId, units: more } of wanted) units.set(lineId, (units.get(lineId) ?? 0) + more);
  for (const [lineId, count] of units) {
    const line = lines.find((l) => l.id === lineId);
    if (!line) throw new Refusal("conflict", reason("order.unknown_line"));
    const most = mostToMove(line);
    if (count > most) throw new Refusal("conflict", reason("order.too_many_to_split", { sku: line.sku, units: count, most }));
  }
  const all = lines.reduce((sum, line) => sum + line.quantity - line.cancelled, 0);
  const moved = [...units.values()].reduce((sum, count) => sum + count, 0);
  if (moved >= all) throw new Refusal("conflict", reason("order.split_takes_all"));
  return units;
}

async function insertChild(
  ctx: Context,
  order: OrderRow,
  { goes }: SplitMoney,
  lines: readonly OrderLineRow[],
  units: ReadonlyMap<string, number>,
): Promise<OrderRow> {
  const { rows } = await ctx.db.execute<{ number: string }>(sql`select next_order_number(${order.organizationId}::uuid) as number`);
  const number = rows[0]?.number;
  if (!number) throw new Error("no order number was given");
  const unknownSkus = lines.flatMap((line) => (units.has(line.id) && !line.productId ? [line.sku] : []));
  const now = ctx.now();
  const [child] = await ctx.db
    .insert(orders)
    .values({
      ...order,
      ...goes,
      id: newId(),
      number,
      // The channel knows the first order only.
      externalId: null,
      parentId: order.id,
      version: 1,
      shippingPriceMinor: 0,
      paidMinor: 0,
      refundedMinor: 0,
      openHolds: [],
      returnStatus: "none",
      reservedAt: null,
      pickingAt: null,
      pickedAt: null,
      packedAt: null,
      handedOverAt: null,
      deliveredAt: null,
      trackingToken: randomBytes(16).toString("base64url"),
      trackingRevokedAt: null,
      searchText: searchText({
        number,
        externalId: null,
        customerName: order.customerName,
        email: order.customerEmail,
        phone: order.customerPhone,
        unknownSkus,
      }),
      createdAt: now,
      updatedAt: now,
    })
    .returning();
  if (!child) throw new Error("the order was not written");
  return child;
}

/** Money that came in for the units, and what was given back of it, is booked over: out of the one order and into the other, once. */
async function moveMoney(ctx: Context, order: OrderRow, child: OrderRow, { paidMinor, refundedMinor }: SplitMoney["moves"]): Promise<void> {
  const { kind, id, name } = ctx.actor;
  const row = { organizationId: order.organizationId, currency: order.currency, method: "split", occurredAt: ctx.now() };
  const by = { kind, id, name };
  const causeKey = `split:${child.id}`;
  const pair = (amountMinor: number, out: PaymentKind, into: PaymentKind) =>
    amountMinor > 0
      ? [
          { ...row, id: newId(), orderId: order.id, kind: out, amountMinor, reference: child.number, by, causeKey },
          { ...row, id: newId(), orderId: child.id, kind: into, amountMinor, reference: order.number, by, causeKey },
        ]
      : [];
  const rows = [...pair(paidMinor, "transfer_out", "transfer_in"), ...pair(refundedMinor, "refund_out", "refund_in")];
  if (rows.length > 0) await ctx.db.insert(payments).values(rows);
}

/** What holds the order holds its part too, where it still concerns it; and lets go of the rest where it no longer does. */
async function shareHolds(
  ctx: Context,
  order: OrderRow,
  child: OrderRow,
  left: readonly OrderLineRow[],
  gone: readonly OrderLineRow[],
  { goes, moves }: SplitMoney,
): Promise<void> {
  const open = await ctx.db
    .select()
    .from(orderHolds)
    .where(and(eq(orderHolds.organizationId, order.organizationId), eq(orderHolds.orderId, order.id), isNull(orderHolds.releasedAt)));
  const copies = open.filter(
    (hold) =>
      // Whether its goods are out is asked of each order for itself, and transfers stay with the first one.
      hold.reason !== "preorder" &&
      hold.reason !== "gathering" &&
      concerns(hold.reason, gone) &&
      !(hold.reason === "awaiting_payment" && moves.paidMinor - moves.refundedMinor >= goes.totalMinor),
  );
  const taken = copies.map((hold) => ({ ...hold, id: newId(), orderId: child.id }));
  if (taken.length > 0) await ctx.db.insert(orderHolds).values(taken);
  const subject = { kind: "order", id: child.id, number: child.number };
  await record(
    ctx,
    ...taken.map(({ id, reason, note, until, waitsFor }) => ({
      type: "order.held",
      subject,
      orderId: child.id,
      data: { holdId: id, reason, note, until: until?.toISOString() ?? null, waitsFor },
    })),
  );
  for (const { id, until } of taken)
    if (until) await addJob(ctx, "release_hold", { orderId: child.id, holdId: id }, { key: id, runAt: until });
  for (const hold of open) if (!concerns(hold.reason, left)) await closeHold(ctx, order, hold.id, hold.reason);
  await stopWaitingForStock(ctx, order, left);
  const held = { ...child, openHolds: taken.map((hold) => hold.reason), totalMinor: goes.totalMinor, ...moves };
  await stopWaitingForStock(ctx, held, gone);
  await stopWaitingForMoney(ctx, held);
}

function concerns(holdReason: string, lines: readonly OrderLineRow[]): boolean {
  if (holdReason === "out_of_stock") return lines.some((line) => unreservedUnits(line) > 0);
  if (holdReason === "unknown_sku") return lines.some((line) => line.productId === null && line.quantity > line.cancelled);
  return true;
}

async function keepChangeSet(
  ctx: Context,
  order: OrderRow,
  rest: OrderRow,
  lines: readonly OrderLineRow[],
  units: ReadonlyMap<string, number>,
  { note, before, after }: { note: string | null } & Record<"before" | "after", Awaited<ReturnType<typeof unitsByWarehouse>>>,
): Promise<void> {
  const { kind, id, name } = ctx.actor;
  const by = { kind, id, name };
  const totals = ({ goodsMinor, discountMinor, shippingPriceMinor, taxMinor, totalMinor }: OrderRow) => {
    return { goodsMinor, discountMinor, shippingMinor: shippingPriceMinor, taxMinor, totalMinor };
  };
  const moved = lines.flatMap((line) => {
    const from = line.quantity - line.cancelled;
    const count = units.get(line.id);
    return count ? [{ lineId: line.id, sku: line.sku, from, to: from - count }] : [];
  });
  await ctx.db.insert(changeSets).values({
    organizationId: order.organizationId,
    id: newId(),
    orderId: order.id,
    kind: "split",
    status: "confirmed",
    baseVersion: order.version,
    operations: moved.map(({ lineId, to }): Operation => ({ op: "set_quantity", lineId, quantity: to })),
    preview: {
      totals: { before: totals(order), after: totals(rest) },
      balanceMinor: rest.totalMinor - (rest.paidMinor - rest.refundedMinor),
      stock: moved.map(({ sku, from, to }) => ({ sku, ordered: to - from, reserved: 0, backordered: 0 })),
      routing: { before, after },
      changes: moved.map(({ sku, from, to }) => (to === 0 ? { what: "line_removed", sku, from } : { what: "quantity", sku, from, to })),
    },
    note,
    by,
    decidedBy: by,
    decidedAt: ctx.now(),
  });
}
