import { and, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { expectedArrivals } from "../arrivals/tables";
import type { ChangeTransfer } from "../transfers/inputs";
import { linesOfTransfer, lockTransfer, refuseStaleTransfer, transferFact } from "../transfers/lock-transfer";
import { transfers } from "../transfers/tables";
import { whyNotTransfer } from "../transfers/transfer";
import { rewriteLines } from "../transfers/write-transfer";
import { plannedLines } from "./create-transfer";

/** Changes what a transfer is to bring, until it is sent, or the day it is expected; promises that rest on its units follow that day. */
export function changeTransfer(ctx: Context, { transferId, version, ...change }: ChangeTransfer & { transferId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const transfer = await lockTransfer(ctx, transferId, "from");
    refuseStaleTransfer(transfer, version);
    refuseIf(whyNotTransfer(change.lines ? "edit" : "reschedule", transfer));
    const { organizationId } = transfer;
    if (change.lines) {
      if (transfer.orderId) throw new Refusal("conflict", reason("transfer.follows_order"));
      const lines = await plannedLines(ctx, change.lines);
      await rewriteLines(ctx, transferId, lines);
    }
    const lines = await linesOfTransfer(ctx, transferId);
    const expectedAt = change.expectedAt ? new Date(change.expectedAt) : transfer.expectedAt;
    const moved = expectedAt.getTime() !== transfer.expectedAt.getTime();
    await ctx.db
      .update(transfers)
      .set({ expectedAt, note: change.note === undefined ? transfer.note : change.note || null, version: transfer.version + 1 })
      .where(and(eq(transfers.organizationId, organizationId), eq(transfers.id, transferId)));
    if (moved && transfer.status !== "draft") {
      const own = lines.map((line) => line.id);
      await ctx.db
        .update(expectedArrivals)
        .set({ expectedAt, updatedAt: ctx.now() })
        .where(and(eq(expectedArrivals.organizationId, organizationId), inArray(expectedArrivals.transferLineId, own)));
    }
    const fact = transferFact(
      transfer,
      lines.map((line) => line.productId),
    );
    await record(ctx, {
      ...fact,
      type: "transfer.changed",
      warehouseId: transfer.toWarehouseId,
      data: { ...fact.data, ...(moved ? { expectedAt: expectedAt.toISOString(), expectedBefore: transfer.expectedAt.toISOString() } : {}) },
    });
  });
}
