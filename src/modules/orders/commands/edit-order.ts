import { and, eq, inArray } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { proportion } from "@/lib/money";
import { normalizePhone } from "@/lib/phone";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { type LockedLevels, lockLevels } from "@/modules/inventory/levels";
import type { Context } from "@/platform/context";
import { inTransaction, tryOut } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { settleAddress } from "../address/settle-address";
import type { Operation } from "../changes/operations";
import { type ChangedLine, type PlannedChange, type ProductOffer, planChange } from "../changes/plan-change";
import type { ChangePreview, PreviewTotals } from "../changes/preview";
import { type ChangeSetKind, changeSets } from "../changes/tables";
import { keepForDraft, lockKeptForDraft } from "../drafts/keep-stock";
import { orderHolds } from "../holds/tables";
import type { Restock } from "../inputs";
import { linesOf, lockOrder, type OrderLineRow, type OrderRow } from "../lock-order";
import { whyNot } from "../order-moves";
import { lockBackorderRoom } from "../placing/lock-backorder-room";
import { settlePreorder } from "../preorders/settle-preorder";
import { refreshOrder } from "../refresh-order";
import { reserveWaiting } from "../reserve-waiting";
import { searchText } from "../search-text";
import { stopWaitingForMoney } from "../stop-waiting-for-money";
import { stopWaitingForStock } from "../stop-waiting-for-stock";
import { fulfilments, orderLines } from "../tables";
import { lineTotals } from "../totals";
import { damagedUnits, unitsTakenOut } from "../units-in-tote";
import { takeOff } from "./cancel-order";
import { physicalProducts, rerouteUnpicked, unitsByWarehouse } from "./route-again";

type OrderEdit = {
  orderId: string;
  version?: number;
  operations: readonly Operation[];
  note?: string | null;
  /** What becomes of picked units that are no longer ordered. */
  restock?: Restock;
  kind?: ChangeSetKind;
  /** The change set that proposed it, which it confirms; without one it becomes a new one. */
  proposalId?: string;
};

/** An edited order, and what the change did. */
type Edited = { order: OrderRow; preview: ChangePreview };

/**
 * Changes a placed order by one change set: goods, prices, discounts, address, delivery, buyer. Reservations move by the
 * difference only; what is added and cannot be reserved follows the order's shortage policy. Everything or nothing.
 */
export function editOrder(ctx: Context, edit: OrderEdit): Promise<Edited> {
  return inTransaction(ctx, (ctx) => change(ctx, edit));
}

/** What an edit would do, found out by doing it and taking it back: totals, balance, stock and routing are the real ones. */
export function previewEdit(ctx: Context, edit: OrderEdit): Promise<ChangePreview> {
  return inTransaction(ctx, async (ctx) => {
    const { preview } = await tryOut(
      ctx,
      (ctx) => change(ctx, edit),
      () => false,
    );
    return preview;
  });
}

async function change(ctx: Context, edit: OrderEdit): Promise<Edited> {
  const { orderId, version, operations, note = null, restock = "sellable", kind = "edit", proposalId } = edit;
  const order = await lockOrder(ctx, orderId, version);
  const lines = await linesOf(ctx, orderId);
  refuseIf(whyNot("edit", { ...order, lines }));
  const plan = planChange(order, lines, operations, await offers(ctx, operations));
  if ("refused" in plan) {
    const { index, reason: why } = plan.refused;
    const errors = [{ path: `operations.${index}`, message: why.code }];
    throw new Refusal(why.code === "order.unknown_sku" ? "invalid" : "conflict", why, { errors });
  }
  if (plan.reroutes) await refuseWhenPacked(ctx, order);
  const sentBefore = await unitsByWarehouse(ctx, orderId);
  const added = plan.lines.flatMap((line) => line.product ?? []);
  if (order.status === "draft") await lockKeptForDraft(ctx, orderId);
  const levels = await lockLevels(ctx, await physicalProducts(ctx, [...lines, ...added.map((product) => ({ productId: product.id }))]));

  await changeLines(ctx, order, lines, plan, { levels, restock });
  const next = { ...order, ...plan.order };
  if ("shippingAddress" in plan.order || "pickupPoint" in plan.order || "shippingMethod" in plan.order)
    await settleAddress(ctx, next, "shippingAddress" in plan.order);
  const held = order.openHolds.includes("out_of_stock") || order.openHolds.includes("unknown_sku") || order.status === "draft";
  if (plan.reroutes && !held) await rerouteUnpicked(ctx, next, levels);
  // A price or fewer units move no stock: who waits is served in turn, not because somebody looked at the order.
  const mayNeedMore = plan.reroutes || plan.lines.some((line) => line.ordered > line.wasOrdered);
  if (mayNeedMore && !held) await reserveWaiting(ctx, next, await linesOf(ctx, orderId), levels);
  await obeyShortagePolicy(ctx, order, lines, await linesOf(ctx, orderId));

  const { goodsMinor, discountMinor, taxMinor, totalMinor } = plan.totals;
  const totals = { goodsMinor, discountMinor, taxMinor, totalMinor };
  await stopWaitingForMoney(ctx, { ...order, ...totals });
  const after = await linesOf(ctx, orderId);
  await stopWaitingForStock(ctx, order, after);
  if (order.status === "draft") await keepForDraft(ctx, next, after);
  const preview: ChangePreview = {
    totals: { before: totalsOfOrder(order), after: { ...totals, shippingMinor: plan.totals.shippingMinor } },
    balanceMinor: totalMinor - (order.paidMinor - order.refundedMinor),
    stock: stockEffect(lines, after),
    takenOut: unitsTakenOut(lines, after),
    routing: { before: sentBefore, after: await unitsByWarehouse(ctx, orderId) },
    changes: plan.changes,
  };
  const subject = { kind: "order", id: order.id, number: order.number };
  const by = { kind: ctx.actor.kind, id: ctx.actor.id, name: ctx.actor.name };
  await record(ctx, {
    type: "order.edited",
    subject,
    orderId,
    data: { changes: plan.changes, note, ...damagedUnits(lines, after, restock) },
  });
  const decision = { status: "confirmed" as const, preview, decidedBy: by, decidedAt: ctx.now() };
  if (proposalId) {
    const own = and(eq(changeSets.organizationId, order.organizationId), eq(changeSets.id, proposalId));
    await ctx.db.update(changeSets).set(decision).where(own);
  } else {
    const asked = { orderId, kind, baseVersion: order.version, operations: [...operations], note, by };
    await ctx.db.insert(changeSets).values({ organizationId: order.organizationId, id: newId(), ...asked, ...decision });
  }
  const changed = { ...totals, ...withNormalizedPhone(plan, next), ...(await settlePreorder(ctx, next)) };
  return { order: await refreshOrder(ctx, orderId, { ...changed, searchText: searchTextOf({ ...next, ...changed }, after) }), preview };
}

/** Products that operations name by their SKU, with price and tax as offers. */
async function offers(ctx: Context, operations: readonly Operation[]): Promise<Map<string, ProductOffer>> {
  const skus = operations.flatMap((operation) => (operation.op === "add_line" ? operation.sku : []));
  if (skus.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: products.id, sku: products.sku, name: products.name, priceMinor: products.priceMinor, taxRate: products.taxRate })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), inArray(products.sku, skus)));
  return new Map(rows.map((row) => [row.sku, row]));
}

/** A parcel that is packed carries the old address on its label. */
async function refuseWhenPacked(ctx: Context, order: OrderRow): Promise<void> {
  const packed = await ctx.db
    .select({ id: fulfilments.id })
    .from(fulfilments)
    .where(and(eq(fulfilments.organizationId, order.organizationId), eq(fulfilments.orderId, order.id), eq(fulfilments.status, "packed")));
  if (packed.length > 0) throw new Refusal("conflict", reason("order.packed_for_old_address"));
}

async function changeLines(
  ctx: Context,
  order: OrderRow,
  lines: readonly OrderLineRow[],
  plan: PlannedChange,
  freeing: { levels: LockedLevels; restock: Restock },
): Promise<void> {
  const fewer = plan.lines.flatMap((next) => {
    const line = lines.find((l) => l.id === next.id);
    return line && next.ordered < next.wasOrdered ? [{ line, units: next.wasOrdered - next.ordered }] : [];
  });
  if (fewer.length > 0) await takeOff(ctx, order, lines, fewer, freeing);
  for (const next of plan.lines) {
    if (next.id === null) continue;
    const line = lines.find((l) => l.id === next.id);
    if (line) await changeLine(ctx, line, next);
  }
  const last = Math.max(0, ...lines.map((line) => line.position));
  const added = plan.lines.filter((line) => line.id === null);
  if (added.length === 0) return;
  await ctx.db.insert(orderLines).values(
    added.map((line, i) => ({
      organizationId: order.organizationId,
      id: newId(),
      orderId: order.id,
      position: last + i + 1,
      placedAt: order.placedAt,
      productId: line.product?.id ?? null,
      sku: line.sku,
      name: line.product?.name ?? line.sku,
      quantity: line.ordered,
      unitPriceMinor: line.unitPriceMinor,
      discountMinor: line.discountMinor,
      taxRate: line.taxRate,
      ...amountsOf(line),
    })),
  );
}

async function changeLine(ctx: Context, line: OrderLineRow, next: ChangedLine): Promise<void> {
  const more = Math.max(0, next.ordered - next.wasOrdered);
  const cancelled = line.cancelled + Math.max(0, next.wasOrdered - next.ordered);
  const quantity = line.quantity + more;
  // Stored for the line with its cancelled units, so that what is still ordered comes to the planned discount again.
  const discountMinor = next.ordered > 0 ? proportion(next.discountMinor, quantity, quantity - cancelled) : line.discountMinor;
  await ctx.db
    .update(orderLines)
    .set({ quantity, unitPriceMinor: next.unitPriceMinor, discountMinor, ...amountsOf(next) })
    .where(and(eq(orderLines.organizationId, line.organizationId), eq(orderLines.id, line.id)));
}

function amountsOf(line: ChangedLine): { totalMinor: number; taxMinor: number } {
  const { totalMinor, taxMinor } = lineTotals({ ...line, quantity: line.ordered });
  return { totalMinor, taxMinor };
}

/** What the edit made short is refused, held or left waiting, as the order was placed to. */
async function obeyShortagePolicy(
  ctx: Context,
  order: OrderRow,
  before: readonly OrderLineRow[],
  after: readonly OrderLineRow[],
): Promise<void> {
  // By SKU: which of two lines of one SKU waits is nobody's concern.
  const short = [...waitingBySku(after)].flatMap(([sku, waiting]) => {
    const missing = waiting - (waitingBySku(before).get(sku) ?? 0);
    return missing > 0 ? [{ sku, missing }] : [];
  });
  if (short.length === 0) return;
  if (
    order.onShortage === "backorder" &&
    !(await exceedsLimits(
      ctx,
      after.filter((line) => short.some((s) => s.sku === line.sku)),
    ))
  )
    return;
  const skus = short.map((s) => s.sku).join(", ");
  if (order.onShortage === "reject") throw new Refusal("conflict", reason("order.insufficient_stock", { sku: skus }), { short });
  if (order.openHolds.includes("out_of_stock")) return;
  const { kind, id: by, name } = ctx.actor;
  const id = newId();
  const note = short.map((s) => `${s.sku} × ${s.missing}`).join(", ");
  await ctx.db
    .insert(orderHolds)
    .values({ organizationId: order.organizationId, id, orderId: order.id, reason: "out_of_stock", note, by: { kind, id: by, name } });
  const subject = { kind: "order", id: order.id, number: order.number };
  await record(ctx, { type: "order.held", subject, orderId: order.id, data: { holdId: id, reason: "out_of_stock", note } });
}

function waitingBySku(lines: readonly OrderLineRow[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { sku, backordered } of lines) units.set(sku, (units.get(sku) ?? 0) + backordered);
  return units;
}

/** Whether more units wait now of any product of these lines than may be promised without stock. */
async function exceedsLimits(ctx: Context, lines: readonly OrderLineRow[]): Promise<boolean> {
  const room = await lockBackorderRoom(ctx, await physicalProducts(ctx, lines));
  return [...room.values()].some((left) => left < 0);
}

function stockEffect(before: readonly OrderLineRow[], after: readonly OrderLineRow[]): ChangePreview["stock"] {
  const effects = new Map<string, ChangePreview["stock"][number]>();
  const count = (line: OrderLineRow, sign: 1 | -1) => {
    const effect = effects.get(line.sku) ?? { sku: line.sku, ordered: 0, reserved: 0, backordered: 0 };
    effect.ordered += sign * (line.quantity - line.cancelled);
    effect.reserved += sign * line.reserved;
    effect.backordered += sign * line.backordered;
    effects.set(line.sku, effect);
  };
  for (const line of before) count(line, -1);
  for (const line of after) count(line, 1);
  return [...effects.values()].filter((effect) => effect.ordered !== 0 || effect.reserved !== 0 || effect.backordered !== 0);
}

function totalsOfOrder(order: OrderRow): PreviewTotals {
  const { goodsMinor, discountMinor, shippingPriceMinor, taxMinor, totalMinor } = order;
  return { goodsMinor, discountMinor, shippingMinor: shippingPriceMinor, taxMinor, totalMinor };
}

function withNormalizedPhone(plan: PlannedChange, next: OrderRow): PlannedChange["order"] {
  const { customerPhone } = plan.order;
  if (!customerPhone) return plan.order;
  return { ...plan.order, customerPhone: normalizePhone(customerPhone, next.shippingAddress?.country) ?? customerPhone };
}

function searchTextOf(order: OrderRow, lines: readonly OrderLineRow[]): string {
  const words = searchText({
    number: order.number,
    externalId: order.externalId,
    customerName: order.customerName,
    email: order.customerEmail,
    phone: order.customerPhone,
    unknownSkus: lines.flatMap((line) => (line.productId ? [] : line.sku)),
  });
  // The old words stay: somebody may still look for the order by them, or by its tracking number.
  const known = new Set(words.split(" "));
  const old = order.searchText.split(" ").filter((word) => !known.has(word));
  return [words, ...old].join(" ").slice(0, 2_000);
}
