import { linesOf, lockOrder } from "@/modules/orders/lock-order";
import { lockWithParts } from "@/modules/orders/split/family";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { readReason } from "../reasons";
import { recordReturn, returnOfCause } from "../record-return";
import { mayAsk } from "../return";

export type ChannelReturn = {
  orderId: string;
  /** Names what the channel told: it opens one return, whatever is told again. */
  cause: string;
  /** In the channel's words. */
  because: string;
  /** Units by our line, or by the channel's own line or name of the goods; none: all that has left. */
  lines: readonly { lineId?: string; externalLineId?: string; name?: string; units: number }[];
};

/**
 * A channel says that units come back: its buyer sends them, or it cancelled what had left already. It needs nobody's leave. Of an
 * order that was split, the parts are asked in turn; units that are asked back already are not asked twice.
 */
export function openChannelReturn(ctx: Context, told: ChannelReturn): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await lockOrder(ctx, told.orderId);
    const wanted = told.lines.map((line) => ({ ...line }));
    const said = readReason(told.because);
    for (const order of await lockWithParts(ctx, told.orderId)) {
      const causeKey = `channel:${told.cause}:${order.id}`;
      if (await returnOfCause(ctx, causeKey)) continue;
      const lines = (await linesOf(ctx, order.id)).flatMap((line) => {
        const asked = wanted.filter(
          (one) =>
            one.units > 0 &&
            (one.lineId ? one.lineId === line.id : one.externalLineId ? one.externalLineId === line.externalId : one.name === line.name),
        );
        const most = Math.max(0, mayAsk(line));
        let quantity = told.lines.length === 0 ? most : 0;
        for (const one of asked) {
          const some = Math.min(one.units, most - quantity);
          one.units -= some;
          quantity += some;
        }
        return quantity > 0 ? [{ lineId: line.id, quantity, reason: said.reason, note: said.note }] : [];
      });
      if (lines.length > 0) await recordReturn(ctx, order, { origin: "channel", lines, causeKey });
    }
  });
}
