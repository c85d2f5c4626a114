import { reason } from "@/lib/reason";
import type { Outward, ReturnLabel, ReturnQuoteRequest, ReturnRequest } from "../abilities";
import { KeysRefused, leaving } from "../ask-carrier";
import { type BookingResult, CarrierUnavailable, type QuoteAnswer, refuseAll } from "../port";
import { cleanAddress } from "./address";
import { ask, complaintsIn, isDone, type Pochta, saidNo } from "./ask";
import { sizesOf } from "./goods";
import { firstPdf } from "./papers";
import { offerIn } from "./quote";
import { limitGramsOf, type MailType, serviceOf } from "./services";
import type { PochtaSecrets, PochtaSettings } from "./settings";
import { track } from "./track";
import { Orders, ReturnMade, read, readList } from "./wire";

/**
 * «Лёгкий возврат»: a number for the way back that belongs to the parcel which the Post brought; the buyer hands it in at any post
 * office. One parcel has one such number, so it is looked up by the parcel's own.
 */
export const returnLabel: ReturnLabel<PochtaSettings, PochtaSecrets> = {
  repeatsSafely: false,
  quote,
  book,
  findBooking: async ({ outward }, account) => {
    const barcode = outward?.trackingNumber;
    return barcode ? madeBefore(barcode, account) : null;
  },
  track,
  label: ({ trackingNumber }, account) =>
    trackingNumber ? firstPdf([`${encodeURIComponent(trackingNumber)}/easy-return-pdf`], account) : Promise.resolve(null),
};

/** Goods come back by the kind of mail by which they came. */
function mailTypeOf(outward: Outward | null): MailType | null {
  return outward?.trackingNumber ? (serviceOf(outward.service)?.mailType ?? null) : null;
}

/** The price of an ordinary parcel of that kind from the buyer's post office to the shop's. */
async function quote(request: ReturnQuoteRequest, account: Pochta): Promise<QuoteAnswer> {
  const { outward, from, parcels, currency } = request;
  const [parcel] = parcels;
  const mailType = mailTypeOf(outward);
  if (!mailType) return refuseAll(reason("carrier.brings_back_only_its_own"));
  if (!parcel) return refuseAll(reason("carrier.no_parcels"));
  if (currency !== "RUB") return refuseAll(reason("carrier.other_currency", { currency }));
  const limit = limitGramsOf(mailType);
  if (parcel.weightGrams > limit) return refuseAll(reason("carrier.too_heavy", { kg: parcel.weightGrams / 1000, limitKg: limit / 1000 }));
  try {
    const written = outward?.pickupPoint?.code ?? from.postalCode?.trim() ?? "";
    const index = /^\d{6}$/.test(written) ? written : (await cleanAddress(from, account)).index;
    if (!/^\d{6}$/.test(index)) return refuseAll(reason("carrier.no_postal_code"));
    const answer = await ask(account, {
      path: "/1.0/tariff",
      body: {
        "index-from": index,
        "index-to": account.settings.postOfficeCode,
        "mail-type": mailType,
        "mail-category": "ORDINARY",
        "payment-method": "CASHLESS",
        fragile: false,
        ...sizesOf(parcel),
      },
    });
    const offer = offerIn(mailType, answer.body, isDone(answer));
    if (!offer) return refuseAll(saidNo(complaintsIn(answer.body), answer));
    return "quote" in offer ? { quotes: [offer.quote], refused: [] } : { quotes: [], refused: [offer] };
  } catch (error) {
    if (error instanceof KeysRefused) return refuseAll(reason("carrier.keys_refused"));
    throw error;
  }
}

async function book({ outward, service, attempt }: ReturnRequest, account: Pochta): Promise<BookingResult> {
  const barcode = outward?.trackingNumber;
  if (!barcode || mailTypeOf(outward) === null) return { outcome: "refused", reason: reason("carrier.brings_back_only_its_own") };
  try {
    const before = await leaving(attempt > 1 ? "maybe" : "no", madeBefore(barcode, account));
    if (before) return before;
    const answer = await ask(account, { method: "PUT", path: "/1.0/returns", body: { "direct-barcode": barcode, "mail-type": service } });
    const complaints = complaintsIn(answer.body);
    const [made] = read(ReturnMade, answer.body) ?? [];
    const number = made?.["return-barcode"];
    if (isDone(answer) && number) return bookedAs(number);
    if (complaints.length === 0 && isDone(answer)) throw new CarrierUnavailable("the answer could not be read", "maybe");
    return { outcome: "refused", reason: saidNo(complaints, answer) };
  } catch (error) {
    if (error instanceof KeysRefused) return { outcome: "refused", reason: reason("carrier.keys_refused") };
    throw error;
  }
}

const bookedAs = (number: string): BookingResult => ({ outcome: "booked", trackingNumber: number, carrierReference: number });

/** The way back that the parcel has already; null when it surely has none. */
async function madeBefore(barcode: string, account: Pochta): Promise<BookingResult | null> {
  const answer = await ask(account, { path: "/1.0/shipment/search", query: { query: barcode } });
  if (answer.status === 404) return null;
  const orders = isDone(answer) ? readList(Orders, answer.body) : null;
  const parcel = orders?.find((order) => order.barcode === barcode);
  if (!orders) throw new CarrierUnavailable("the parcel could not be read", "maybe");
  const back = parcel?.["linked-barcode"];
  return back ? bookedAs(back) : null;
}
