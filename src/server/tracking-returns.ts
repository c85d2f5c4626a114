import { type BuyersOffer, type BuyersReturn, labelOfBuyer, offerForBuyer, returnsForBuyer } from "@/modules/returns/buyer-queries";
import { encodePhotos } from "@/modules/returns/commands/add-photo";
import { requestForBuyer } from "@/modules/returns/commands/request-for-buyer";
import type { RequestForBuyer } from "@/modules/returns/inputs";
import { readReturnLabel } from "@/modules/shipments/return-parcels/return-parcel-queries";
import type { Visitor } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { openLink } from "./tracking";
import { openForAct, proveBuyer } from "./tracking-acts";

type Request = RequestForBuyer & { contact: string };

/** Asks goods back by the link of their order. A link travels, so the order's own phone or e-mail is asked for as well. */
export async function returnByLink(
  visitor: Visitor,
  token: string,
  { contact, ...wish }: Request,
  files: readonly Uint8Array[] = [],
): Promise<{ number: string }> {
  const { ctx, orderId } = await openForAct(visitor, token);
  await proveBuyer(ctx, orderId, contact);
  // Encoded before the transaction: it costs more than a write.
  const photos = await encodePhotos(files);
  const { number } = await requestForBuyer(ctx, { ...wish, orderId, photos });
  return { number };
}

/** What may be asked back by a link; null where nothing may. */
export async function offerByLink(visitor: Visitor, token: string): Promise<BuyersOffer | null> {
  const { ctx, orderId } = await openLink(visitor, token);
  return offerForBuyer(ctx, orderId);
}

/** The returns of a link's order. */
export async function returnsByLink(visitor: Visitor, token: string): Promise<BuyersReturn[]> {
  const { ctx, orderId } = await openLink(visitor, token);
  return returnsForBuyer(ctx, orderId);
}

/** The label for the way back of one of them. It names the sender and the street, so the order's contact is asked for. */
export async function labelByLink(
  visitor: Visitor,
  token: string,
  { number, contact }: { number: string; contact: string },
): Promise<Buffer> {
  const { ctx, orderId } = await openForAct(visitor, token);
  await proveBuyer(ctx, orderId, contact);
  const parcelId = await labelOfBuyer(ctx, orderId, number);
  if (!parcelId) throw notFound("return");
  return (await readReturnLabel(ctx, parcelId)).label;
}
