import { and, eq, inArray } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { type Fact, record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { refreshIncoming } from "../arrivals/refresh-incoming";
import { expectedArrivals } from "../arrivals/tables";
import { applyMovements, type LockedLevels, type Movement } from "../levels";
import { loseSerials } from "../serials/pick-serials";
import { serialsUnderWay } from "../serials/serial-queries";
import { whyAboveMost } from "../stock";
import type { TransferLineRow, TransferRow } from "./lock-transfer";
import { transferFact } from "./lock-transfer";
import { transferLines, transferReceipts, transfers } from "./tables";
import { inTransit, statusAfterReceipt, type Unpacked, whyNotUnpack } from "./transfer";

/** Whether an unpacking of this name has been booked. */
export async function isUnpackingBooked(ctx: Context, transferId: string, receipt: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: transferReceipts.id })
    .from(transferReceipts)
    .where(
      and(
        eq(transferReceipts.organizationId, ctx.actor.organizationId),
        eq(transferReceipts.transferId, transferId),
        eq(transferReceipts.causeKey, receipt),
      ),
    );
  return row !== undefined;
}

/** The lines that an unpacking names, with what it says of each. Refuses what was not sent, and more than that without naming a surplus. */
export function unpackedLines(lines: readonly TransferLineRow[], unpacked: readonly Unpacked[]) {
  return unpacked
    .filter(({ received, damaged, lost, surplus }) => received + damaged + lost + surplus > 0)
    .map((said) => {
      const line = lines.find((one) => one.sku === said.sku && one.sent > 0);
      if (!line)
        throw new Refusal("invalid", reason("transfer.not_in_transfer", { sku: said.sku }), {
          errors: [{ path: "lines", message: "transfer.not_in_transfer" }],
        });
      refuseIf(whyNotUnpack(line, said));
      return { line, said };
    });
}

type Booking = {
  transfer: TransferRow;
  lines: readonly TransferLineRow[];
  unpacked: ReturnType<typeof unpackedLines>;
  levels: LockedLevels;
  receipt: string;
  note: string | null;
};

/** Books one unpacking of a locked transfer on locked levels: the shelves, the lines, the arrivals, the receipt, the facts. */
export async function bookUnpacked(ctx: Context, { transfer, lines, unpacked, levels, receipt, note }: Booking): Promise<void> {
  const { organizationId, id: transferId, toWarehouseId: warehouseId } = transfer;
  const { kind, id, name } = ctx.actor;
  const cause = { kind: "transfer", id: transferId, key: `transfer:${transferId}:${receipt}` };
  const underWay = await serialsUnderWay(ctx, transferId);
  const movements = unpacked.flatMap(({ line: { productId, sku }, said }): Movement[] => {
    const { received, damaged, surplus } = said;
    const quantity = received + damaged + surplus;
    refuseIf(whyAboveMost(levels.get(warehouseId, productId).onHand, quantity, sku));
    const broken = damaged > 0 ? { condition: "damaged" as const, conditionDelta: damaged } : {};
    const serials = cameOf(underWay.get(productId) ?? [], said);
    return quantity > 0 ? [{ warehouseId, productId, kind: "transfer_in", quantity, ...broken, serials, cause, reason: note }] : [];
  });
  await applyMovements(ctx, levels, movements);
  const after = new Map(lines.map((line) => [line.id, line]));
  for (const { line, said } of unpacked) {
    const next = {
      received: line.received + said.received,
      damaged: line.damaged + said.damaged,
      lost: line.lost + said.lost,
      surplus: line.surplus + said.surplus,
    };
    after.set(line.id, { ...line, ...next });
    await ctx.db
      .update(transferLines)
      .set(next)
      .where(and(eq(transferLines.organizationId, organizationId), eq(transferLines.id, line.id)));
    await followOnArrival(ctx, { ...line, ...next });
    if (inTransit({ ...line, ...next }) === 0) await loseSerials(ctx, transferId, line.productId);
  }
  const touched = unpacked.map(({ line }) => line.productId);
  await refreshIncoming(
    ctx,
    touched.map((productId) => ({ warehouseId, productId })),
  );
  await ctx.db.insert(transferReceipts).values({
    organizationId,
    id: newId(),
    transferId,
    causeKey: receipt,
    lines: unpacked.map(({ said }) => said),
    note,
    by: { kind, id, name },
  });
  const status = statusAfterReceipt([...after.values()]);
  await ctx.db
    .update(transfers)
    .set({ status, version: transfer.version + 1, ...(status === "received" ? { closedAt: ctx.now() } : {}) })
    .where(and(eq(transfers.organizationId, organizationId), eq(transfers.id, transferId)));
  await record(ctx, ...factsOf(transfer, unpacked, status, touched));
}

/**
 * Which of the units under way came: those named, as many of them as were received or damaged and the rest as a surplus. When
 * nobody named any, all of them, if they all came.
 */
function cameOf(underWay: readonly string[], { sku, received, damaged, surplus, serials }: Unpacked): string[] | undefined {
  if (!serials) return underWay.length > 0 && underWay.length === received + damaged && surplus === 0 ? [...underWay] : undefined;
  const sent = serials.filter((serial) => underWay.includes(serial)).length;
  const isOurs = underWay.length > 0 && sent !== received + damaged;
  refuseIf(isOurs ? reason("transfer.other_serials", { sku, units: received + damaged, sent }) : null);
  return serials;
}

/** What the line's announced units have become: the arrival is open as long as any of them are under way. */
async function followOnArrival(ctx: Context, line: TransferLineRow): Promise<void> {
  const arrived = line.received + line.damaged;
  const over = inTransit(line) === 0;
  await ctx.db
    .update(expectedArrivals)
    .set({
      received: arrived,
      // Nothing of it came: what was announced stays told.
      quantity: Math.max(1, line.sent - (arrived > 0 || !over ? line.lost : 0)),
      updatedAt: ctx.now(),
      ...(over ? { status: arrived > 0 ? ("received" as const) : ("cancelled" as const), closedAt: ctx.now() } : {}),
    })
    .where(and(eq(expectedArrivals.organizationId, line.organizationId), inArray(expectedArrivals.transferLineId, [line.id])));
}

function factsOf(transfer: TransferRow, unpacked: Booking["unpacked"], status: string, productIds: readonly string[]): Fact[] {
  const fact = { ...transferFact(transfer, productIds), warehouseId: transfer.toWarehouseId };
  const units = unpacked.reduce((sum, { said }) => sum + said.received + said.damaged + said.surplus, 0);
  const differences = unpacked.flatMap(({ said }) =>
    (["lost", "damaged", "surplus"] as const).flatMap((reason) =>
      said[reason] > 0 ? [{ sku: said.sku, reason, units: said[reason] }] : [],
    ),
  );
  const changed: Fact = {
    type: "stock.changed",
    subject: { kind: "stock", id: transfer.id },
    warehouseId: transfer.toWarehouseId,
    data: { productIds, cause: "transfer_in", units },
  };
  return [
    { ...fact, type: "transfer.received", data: { ...fact.data, units, status } },
    ...(differences.length > 0 ? [{ ...fact, type: "transfer.discrepancy", data: { ...fact.data, differences } }] : []),
    ...(units > 0 ? [changed] : []),
  ];
}
