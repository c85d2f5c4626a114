import { reason } from "@/lib/reason";
import { warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { refreshOrder } from "@/modules/orders/refresh-order";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import type { ApproveReturn, RejectReturn, SendReturn, VersionOnly } from "../inputs";
import { factOf, lockReturn, writeReturn } from "../lock-return";
import { moveRequested } from "../record-return";
import { type ReturnAction, stillToCome, whyNotReturn } from "../return";
import { liveLabelOf } from "./note-label";

type Of<Input> = Input & { returnId: string };

/** Lets goods come back: where to, by what way, at whose cost. Approving what is approved changes nothing. */
export function approveReturn(ctx: Context, { returnId, version, ...terms }: Of<ApproveReturn>): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturn(ctx, returnId, version);
    const { one } = locked;
    const place = terms.warehouse ? await warehouseNamed(ctx, terms.warehouse, "warehouse", false) : null;
    const changes = {
      ...(terms.warehouse === undefined ? {} : { warehouseId: place?.id ?? null }),
      ...(terms.wayBack ? { wayBack: terms.wayBack } : {}),
      ...(terms.wayBackPayer ? { wayBackPayer: terms.wayBackPayer } : {}),
    };
    if (one.status === "approved") {
      if (Object.keys(changes).length > 0) await writeReturn(ctx, one, changes);
      return;
    }
    refuseIf(whyNotReturn("approve", one));
    const decision = { by: "hand" as const, name: ctx.actor.name, why: one.decision?.why ?? [] };
    await writeReturn(ctx, one, { ...changes, status: "approved", decision, decidedAt: ctx.now() });
    await record(ctx, factOf(locked, "return.approved", { decidedBy: "hand" }));
    await refreshOrder(ctx, one.orderId);
  });
}

/** Says no to a request, with the reason that the buyer is told. Its units are free again. */
export function rejectReturn(ctx: Context, { returnId, version, reason: rejectReason }: Of<RejectReturn>): Promise<void> {
  return giveUp(ctx, { returnId, version, action: "reject", changes: { status: "rejected", rejectReason } });
}

/** Calls off a return of which nothing has come: its units may be asked back again. Its label is given back to the carrier first. */
export function cancelReturn(ctx: Context, { returnId, version }: Of<VersionOnly>): Promise<void> {
  return giveUp(ctx, { returnId, version, action: "cancel", changes: { status: "cancelled" } });
}

/** Calls off the return of a parcel that its buyer took after all. */
export function callOffUndelivered(ctx: Context, returnId: string): Promise<void> {
  return giveUp(ctx, { returnId, action: "cancel", evenLabelled: true, changes: { status: "cancelled" } });
}

type GivingUp = {
  returnId: string;
  version?: number;
  action: "reject" | "cancel";
  evenLabelled?: boolean;
  changes: { status: "rejected" | "cancelled"; rejectReason?: string };
};

function giveUp(ctx: Context, { returnId, version, action, evenLabelled = false, changes }: GivingUp): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturn(ctx, returnId, version);
    const { one, order, lines } = locked;
    refuseIf(whyNotReturn(action satisfies ReturnAction, one));
    refuseIf(!evenLabelled && (await liveLabelOf(ctx, returnId)) ? reason("return.label_live") : null);
    await moveRequested(
      ctx,
      order,
      lines.map((line) => ({ lineId: line.orderLineId, quantity: stillToCome(line) })),
      -1,
    );
    const decided = action === "reject" ? { decidedAt: ctx.now(), decision: { by: "hand" as const, name: ctx.actor.name, why: [] } } : {};
    await writeReturn(ctx, one, { ...changes, ...decided, closedAt: ctx.now() });
    await record(ctx, factOf(locked, action === "reject" ? "return.rejected" : "return.cancelled"));
    await refreshOrder(ctx, order.id);
  });
}

/** The goods are on their way back. */
export function sendReturn(ctx: Context, { returnId, version, trackingNumber }: Of<SendReturn>): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturn(ctx, returnId, version);
    const { one } = locked;
    refuseIf(whyNotReturn("send", one));
    await writeReturn(ctx, one, { status: "on_the_way", sentAt: ctx.now(), trackingNumber: trackingNumber ?? one.trackingNumber });
    await record(ctx, factOf(locked, "return.sent", { trackingNumber: trackingNumber ?? one.trackingNumber }));
    await refreshOrder(ctx, one.orderId);
  });
}

/** Ends a return on which nothing is left to do, or nothing more will be done. */
export function closeReturn(ctx: Context, { returnId, version }: Of<VersionOnly>): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturn(ctx, returnId, version);
    const { one } = locked;
    refuseIf(whyNotReturn("close", one));
    await writeReturn(ctx, one, { status: "closed", closedAt: ctx.now(), settledAt: one.settledAt ?? ctx.now() });
    await record(ctx, factOf(locked, "return.closed"));
    await refreshOrder(ctx, one.orderId);
  });
}
