import { and, eq, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { refreshIncoming } from "../arrivals/refresh-incoming";
import { expectedArrivals } from "../arrivals/tables";
import { applyMovements, ensureLevels, lockLevels } from "../levels";
import { unreserved } from "../stock";
import type { SendTransfer } from "../transfers/inputs";
import { linesOfTransfer, lockTransfer, refuseStaleTransfer, type TransferLineRow, transferFact } from "../transfers/lock-transfer";
import { transferLines, transfers } from "../transfers/tables";
import { whyNotTransfer } from "../transfers/transfer";

type Sending = TransferLineRow & { units: number; serials?: string[] };

/**
 * Takes a transfer's units off the shelves where it begins and announces them where it ends. Never takes what is reserved or
 * set apart: refused with the units that are free. Fewer than planned may leave, more may not.
 */
export function sendTransfer(ctx: Context, { transferId, version, lines }: SendTransfer & { transferId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const transfer = await lockTransfer(ctx, transferId, "from");
    refuseStaleTransfer(transfer, version);
    refuseIf(whyNotTransfer("send", transfer));
    const { organizationId, fromWarehouseId, toWarehouseId } = transfer;
    const sending = unitsToSend(await linesOfTransfer(ctx, transferId), lines);
    const at = (warehouseId: string) => sending.map(({ productId }) => ({ warehouseId, productId }));
    await ensureLevels(ctx, [...at(fromWarehouseId), ...at(toWarehouseId)]);
    const productIds = sending.map((line) => line.productId);
    const levels = await lockLevels(ctx, productIds, [fromWarehouseId, toWarehouseId]);
    const short = sending.flatMap(({ sku, units, productId }) => {
      const free = unreserved(levels.get(fromWarehouseId, productId));
      return units > free ? [{ sku, units, free }] : [];
    });
    const [first] = short;
    if (first) throw new Refusal("conflict", reason("transfer.not_enough", first), { short });
    const cause = { kind: "transfer", id: transferId, key: `transfer:${transferId}:send` };
    await applyMovements(
      ctx,
      levels,
      sending.map(({ productId, units, serials }) => ({
        warehouseId: fromWarehouseId,
        productId,
        kind: "transfer_out" as const,
        quantity: -units,
        serials,
        cause,
        reason: transfer.note,
      })),
    );
    for (const { id, units } of sending)
      await ctx.db
        .update(transferLines)
        .set({ sent: units })
        .where(and(eq(transferLines.organizationId, organizationId), eq(transferLines.id, id)));
    await ctx.db.insert(expectedArrivals).values(
      sending.map((line) => ({
        organizationId,
        id: newId(),
        warehouseId: toWarehouseId,
        productId: line.productId,
        quantity: line.units,
        expectedAt: transfer.expectedAt,
        source: "transfer" as const,
        transferLineId: line.id,
      })),
    );
    await refreshIncoming(ctx, at(toWarehouseId));
    await ctx.db
      .update(transfers)
      .set({ status: "in_transit", sentAt: ctx.now(), version: sql`${transfers.version} + 1` })
      .where(and(eq(transfers.organizationId, organizationId), eq(transfers.id, transferId)));
    const fact = transferFact(transfer, productIds);
    const units = sending.reduce((sum, line) => sum + line.units, 0);
    await record(
      ctx,
      { ...fact, type: "transfer.sent", warehouseId: toWarehouseId, data: { ...fact.data, units } },
      {
        type: "stock.changed",
        subject: { kind: "stock", id: transferId },
        warehouseId: fromWarehouseId,
        data: { productIds, cause: "transfer_out", units: -units },
      },
    );
  });
}

function unitsToSend(planned: readonly TransferLineRow[], wanted: SendTransfer["lines"]): Sending[] {
  if (!wanted) return planned.map((line) => ({ ...line, units: line.quantity }));
  return wanted.map(({ sku, quantity, serials }, i) => {
    const line = planned.find((one) => one.sku === sku);
    const path = { errors: [{ path: `lines.${i}`, message: "transfer.not_in_transfer" }] };
    if (!line) throw new Refusal("invalid", reason("transfer.not_in_transfer", { sku }), path);
    if (quantity > line.quantity)
      throw new Refusal("conflict", reason("transfer.more_than_planned", { sku, units: quantity, most: line.quantity }));
    return { ...line, units: quantity, serials };
  });
}
