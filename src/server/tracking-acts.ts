import { reason } from "@/lib/reason";
import { cancelForBuyer } from "@/modules/orders/buyer-acts/cancel-for-buyer";
import { correctedAddress, whyNotCorrectTo } from "@/modules/orders/buyer-acts/check-correction";
import { isContactOf } from "@/modules/orders/buyer-acts/contact";
import type { CancelForBuyer, ChoosePoint, CorrectAddress, WriteToShop } from "@/modules/orders/buyer-acts/inputs";
import { type LoadedActs, loadActs } from "@/modules/orders/buyer-acts/load-facts";
import { writeToShop } from "@/modules/orders/buyer-acts/write-to-shop";
import { changeDestination, modifies } from "@/modules/shipments/commands/change-destination";
import { pointsForOrder } from "@/modules/shipments/points/points-for-order";
import type { PointsFound } from "@/modules/shipments/points/search-points";
import type { Context, Visitor } from "@/platform/context";
import { Refusal, refuseIf } from "@/platform/refusal";
import { spend } from "./http-guards";
import type { Allowance } from "./rate-limit";
import { openLink } from "./tracking";

/** Acts of one order, and of one address over all orders. */
const perOrder: Allowance = { burst: 12, perSecond: 1 / 60 };
const perAddress: Allowance = { burst: 30, perSecond: 1 / 20 };
/** Tries to name the contact of one order, right ones too: a phone number is not found by trying. */
const perProof: Allowance = { burst: 6, perSecond: 1 / 600 };

/** Writes to the shop: whoever has the link may. */
export async function writeByLink(visitor: Visitor, token: string, message: WriteToShop): Promise<void> {
  const { ctx, orderId } = await openForAct(visitor, token);
  await writeToShop(ctx, { ...message, orderId });
}

/** Another street in the same town, or the town's name spelled rightly. */
export async function correctAddressByLink(visitor: Visitor, token: string, { contact, ...to }: CorrectAddress): Promise<void> {
  const { ctx, orderId } = await openForAct(visitor, token);
  const { shippingAddress } = await proveBuyer(ctx, orderId, contact);
  if (!shippingAddress) throw new Refusal("conflict", reason("buyer_act.no_address"));
  refuseIf(await whyNotCorrectTo(shippingAddress, to));
  await changeDestination(ctx, { orderId, to: { address: await correctedAddress(shippingAddress, to) } });
}

/** Another point of the same carrier, one that its own list of the town names. */
export async function choosePointByLink(visitor: Visitor, token: string, { contact, code }: ChoosePoint): Promise<void> {
  const { ctx, orderId } = await openForAct(visitor, token);
  await proveBuyer(ctx, orderId, contact);
  const found = await pointsForOrder(ctx, { orderId, code });
  if (!found?.items.some((point) => point.code === code)) throw new Refusal("conflict", reason("buyer_act.unknown_point"));
  await changeDestination(ctx, { orderId, to: { point: code } });
}

/** Calls the order off. */
export async function cancelByLink(visitor: Visitor, token: string, { contact }: CancelForBuyer): Promise<void> {
  const { ctx, orderId } = await openForAct(visitor, token);
  await proveBuyer(ctx, orderId, contact);
  await cancelForBuyer(ctx, { orderId });
}

/** The points that an order may go to instead; null where its buyer may not choose. */
export async function pointsByLink(visitor: Visitor, token: string, q?: string): Promise<PointsFound | null> {
  const { ctx, orderId } = await openLink(visitor, token);
  return pointsForOrder(ctx, { orderId, q });
}

/** Opens a link for something that the buyer does by it; a flood of that is refused. */
export async function openForAct(visitor: Visitor, token: string): Promise<{ ctx: Context; orderId: string }> {
  const opened = await openLink(visitor, token);
  spend("tracking-acts-from", visitor.ip ?? "unknown", perAddress);
  spend("tracking-acts", opened.orderId, perOrder);
  return opened;
}

/** A link travels: it is forwarded and shown. What moves a parcel or ends an order wants the order's own phone or e-mail as well. */
export async function proveBuyer(ctx: Context, orderId: string, typed: string): Promise<LoadedActs> {
  spend("tracking-proofs", orderId, perProof);
  const loaded = await loadActs(ctx, orderId, modifies);
  const { contact } = loaded;
  if (contact.email === null && contact.phone === null) throw new Refusal("conflict", reason("buyer_act.no_contact"));
  if (!isContactOf(contact, typed)) throw new Refusal("conflict", reason("buyer_act.wrong_contact"));
  return loaded;
}
