import { and, eq, isNull } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import { releaseHold } from "@/modules/orders/commands/release-hold";
import { orderHolds } from "@/modules/orders/holds/tables";
import { lockOrder } from "@/modules/orders/lock-order";
import { refreshOrder } from "@/modules/orders/refresh-order";
import { lockWithParts } from "@/modules/orders/split/family";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import type { OrderIntake } from "../marketplaces/port";
import type { Change } from "../order-changes";
import { changeContact, changeDestination } from "./buyer";
import { cancelAtChannel, cancelUnitsAtChannel } from "./cancel";
import { isOurWork, settleElsewhere } from "./elsewhere";
import { bookPayment, bookRefund } from "./money";
import type { Shop } from "./placement";

/** One telling of an order that we already have. */
export type Telling = { orderId: string; order: OrderIntake; shop: Shop };

type Apply = {
  [Kind in Change["kind"]]: (ctx: Context, telling: Telling, change: Extract<Change, { kind: Kind }>) => Promise<Reason | null>;
};

/** What is done for each change of a channel; the answer is why a person has to look at what could not be done. */
const apply: Apply = {
  async paid(ctx, { orderId }, change) {
    await bookPayment(ctx, orderId, change);
    return null;
  },
  async cash_on_delivery(ctx, { orderId }) {
    await lockOrder(ctx, orderId);
    await refreshOrder(ctx, orderId, { paymentTerms: "cash_on_delivery" });
    await release(ctx, orderId, "awaiting_payment");
    return null;
  },
  async payment_failed(ctx, { orderId }) {
    const { id, number } = await lockOrder(ctx, orderId);
    await record(ctx, { type: "order.payment_failed", subject: { kind: "order", id, number }, orderId });
    return null;
  },
  cancelled: (ctx, { orderId }, { because }) => cancelAtChannel(ctx, orderId, because),
  async reopened() {
    // Its stock is gone and its buyer was told: nothing of this telling is taken in until a person has decided.
    throw new Refusal("conflict", reason("channel.reopened"));
  },
  partially_cancelled: (ctx, { orderId, order }, { lines }) =>
    cancelUnitsAtChannel(
      ctx,
      orderId,
      lines.map(({ externalLineId, quantity }) => ({ externalLineId, units: quantity })),
      order.lines,
    ),
  async refunded(ctx, { orderId }, change) {
    await bookRefund(ctx, orderId, change);
    return null;
  },
  async quantity_changed(ctx, { orderId, order }, { lines }) {
    const fewer = lines.filter(({ from, to }) => to < from).map(({ externalLineId, from, to }) => ({ externalLineId, units: from - to }));
    const late = fewer.length > 0 ? await cancelUnitsAtChannel(ctx, orderId, fewer, order.lines) : null;
    const [more] = lines.filter(({ from, to }) => to > from);
    if (!more) return late;
    const name = order.lines.find((line) => line.externalLineId === more.externalLineId)?.name ?? more.externalLineId;
    return reason("channel.quantity_raised", { name, from: more.from, to: more.to });
  },
  async lines_added(_ctx, _telling, { lines }) {
    return reason("channel.lines_added", {
      names: lines
        .map((line) => `${line.name} × ${line.quantity}`)
        .join(", ")
        .slice(0, 300),
    });
  },
  async price_changed(ctx, { orderId, order }, { totalMinor }) {
    // Fewer units cost less: that is no other price.
    const cancelled = order.lines.some((line) => line.cancelledQuantity > 0);
    const parts = await lockWithParts(ctx, orderId);
    const now = parts.reduce((sum, part) => sum + part.totalMinor, 0);
    return now === totalMinor || cancelled ? null : reason("channel.price_changed");
  },
  address_changed: (ctx, { orderId, shop }, { shippingAddress }) => changeDestination(ctx, orderId, { shippingAddress }, shop),
  delivery_changed: (ctx, { orderId, shop }, { shippingMethod, pickupPoint }) =>
    changeDestination(ctx, orderId, { shippingMethod, pickupPoint }, shop),
  async contact_changed(ctx, { orderId, shop }, { customer }) {
    await changeContact(ctx, orderId, customer, shop);
    return null;
  },
  async cancellation_asked(ctx, { orderId }) {
    const { status } = await lockOrder(ctx, orderId);
    return status === "cancelled" ? null : reason("channel.cancellation_requested");
  },
  async return_announced(ctx, { orderId }, { externalId, reason: because, lines }) {
    const { id, number } = await lockOrder(ctx, orderId);
    const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    const names = lines
      .map(({ name, quantity }) => `${name} × ${quantity}`)
      .join(", ")
      .slice(0, 300);
    await record(ctx, {
      type: "order.return_announced",
      subject: { kind: "order", id, number },
      orderId,
      data: {
        ...{ units, names, reason: because.slice(0, 200), externalReturnId: externalId },
        lines: lines.map(({ externalLineId, name, quantity }) => ({ externalLineId, name, units: quantity })),
      },
    });
    return null;
  },
  async completed(ctx, { orderId, order }) {
    const { status } = await lockOrder(ctx, orderId);
    if (status === "cancelled" || status === "closed") return null;
    if (!(await isOurWork(ctx, orderId))) {
      await settleElsewhere(ctx, orderId);
      return null;
    }
    // We are on it. Where our carrier has the parcels, their own tracking is the truth and the channel's word is only noted; where the
    // channel carries them, nobody else says that they have arrived.
    const parts = await lockWithParts(ctx, orderId);
    const data = { elsewhere: false, arrived: order.carriedByChannel === true };
    const facts = parts.map(({ id, number }) => ({
      type: "order.completed_at_channel",
      subject: { kind: "order", id, number },
      orderId: id,
      data,
    }));
    await record(ctx, ...facts);
    return null;
  },
};

/** Makes an order again what its channel says, by the least changes. Answers what a person has to decide. */
export async function applyChanges(ctx: Context, telling: Telling, changes: readonly Change[]): Promise<Reason[]> {
  const open: Reason[] = [];
  // All orders before any stock level.
  if (changes.length > 0) await lockWithParts(ctx, telling.orderId);
  for (const change of inTurn(changes)) {
    const why = await (apply[change.kind] as (ctx: Context, telling: Telling, change: Change) => Promise<Reason | null>)(
      ctx,
      telling,
      change,
    );
    if (why && !open.some((other) => other.code === why.code)) open.push(why);
  }
  return open;
}

/** Units are taken off before their money goes back: by then it is known in which part of a split order they were. */
function inTurn(changes: readonly Change[]): Change[] {
  const goesBack = (change: Change) => change.kind === "refunded";
  return [...changes.filter((change) => !goesBack(change)), ...changes.filter(goesBack)];
}

/** Releases the open hold of a reason, if there is one. */
export async function release(ctx: Context, orderId: string, holdReason: string): Promise<void> {
  const [hold] = await ctx.db
    .select({ id: orderHolds.id })
    .from(orderHolds)
    .where(
      and(
        eq(orderHolds.organizationId, ctx.actor.organizationId),
        eq(orderHolds.orderId, orderId),
        eq(orderHolds.reason, holdReason),
        isNull(orderHolds.releasedAt),
      ),
    );
  if (hold) await releaseHold(ctx, { orderId, holdId: hold.id });
}
