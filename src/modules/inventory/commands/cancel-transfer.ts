import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refuseIf } from "@/platform/refusal";
import type { CancelTransfer } from "../transfers/inputs";
import { lockTransfer, refuseStaleTransfer } from "../transfers/lock-transfer";
import { whyNotTransfer } from "../transfers/transfer";
import { dropTransfer } from "../transfers/write-transfer";

/** Gives up a transfer that has not been sent. It held nothing, so nothing moves. */
export function cancelTransfer(ctx: Context, { transferId, version }: CancelTransfer & { transferId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const transfer = await lockTransfer(ctx, transferId, "from");
    refuseStaleTransfer(transfer, version);
    refuseIf(whyNotTransfer("cancel", transfer));
    await dropTransfer(ctx, transfer);
  });
}
