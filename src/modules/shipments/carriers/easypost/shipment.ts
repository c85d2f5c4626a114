import { type Reason, reason } from "@/lib/reason";
import type { BookingRequest, Parcel, QuoteRequest } from "../port";
import { addressOf } from "./address";
import { customsFor } from "./customs";
import type { EasypostSettings } from "./settings";
import { inchesOf, ouncesOf } from "./units";

/** A return is asked for as the parcel that it answers: EasyPost turns the addresses round itself ("Returns"). */
export type Direction = "out" | "back";

type Draft = { shipment: Record<string, unknown> } | { reason: Reason };

/** A shipment in EasyPost's words, enough to be priced, or why it cannot be put so. */
export function draftOf(
  request: QuoteRequest,
  settings: EasypostSettings,
  direction: Direction,
  people: Partial<BookingRequest> = {},
): Draft {
  const { from, to, parcels, pickupPoint, cashOnDeliveryMinor, currency } = request;
  const [parcel, another] = parcels;
  if (!parcel) return { reason: reason("carrier.no_parcels") };
  // EasyPost gives each parcel a label and a number of its own, and a shipment here has one of each.
  if (another) return { reason: reason("carrier.one_parcel_only") };
  if (pickupPoint) return { reason: reason("carrier.point_chosen") };
  if (cashOnDeliveryMinor > 0) return { reason: reason("carrier.takes_no_payment") };
  if (!to || !(to.postalCode || to.city)) return { reason: reason("carrier.no_address") };
  if (settings.insure && currency !== "USD") return { reason: reason("carrier.insures_only_in", { currency: "USD" }) };
  const customs = customsFor(direction === "out" ? request : { ...request, from: to, to: from }, settings);
  if ("reason" in customs) return customs;
  return {
    shipment: {
      from_address: addressOf(from, people.sender),
      to_address: addressOf(to, people.recipient),
      parcel: sizesOf(parcel),
      ...(direction === "back" ? { is_return: true } : {}),
      ...(customs.papers ? { customs_info: customs.papers } : {}),
    },
  };
}

/** The same to be bought: with people, our key, and our number on the label. */
export function orderOf(request: BookingRequest, settings: EasypostSettings, direction: Direction): Draft {
  if (!request.to?.line1) return { reason: reason("carrier.no_address") };
  if (!request.from.line1) return { reason: reason("carrier.sender_without_address") };
  const draft = draftOf(request, settings, direction, request);
  if ("reason" in draft) return draft;
  const number = request.reference.slice(0, 40);
  const options = { label_format: "PDF", invoice_number: number, print_custom_1: number };
  return { shipment: { ...draft.shipment, options, reference: request.idempotencyKey } };
}

/** A parcel as EasyPost weighs and measures it. */
export function sizesOf({ weightGrams, dimensionsMm }: Parcel) {
  const weight = ouncesOf(weightGrams);
  if (!dimensionsMm) return { weight };
  const { length, width, height } = dimensionsMm;
  return { weight, length: inchesOf(length), width: inchesOf(width), height: inchesOf(height) };
}
