import { spread } from "@/lib/money";
import type { BookingRequest, Parcel, QuoteRequest } from "../port";
import { spreadOverUnits } from "../spread-over-units";
import { declaredMinor, declaresValue, type MailCategory, takesCompulsoryPayment, takesMoney } from "./services";

const worthOf = ({ lines }: Parcel) => lines.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * Math.max(0, unitPriceMinor), 0);

/** A sum over several parcels, by what lies in them. */
const shareOut = (totalMinor: number, parcels: readonly Parcel[]) => spread(totalMinor, parcels.map(worthOf));

/** What each parcel is declared to be worth, in kopecks; never less than what is collected for it. */
export function declaredIn(request: QuoteRequest): number[] {
  return shareOut(declaredMinor(request), request.parcels);
}

const centimetres = (mm: number) => Math.max(1, Math.ceil(mm / 10));

/** A parcel as the Post weighs and measures it: grams, and centimetres rounded up. */
export function sizesOf({ weightGrams, dimensionsMm }: Parcel) {
  const mass = Math.max(1, Math.ceil(weightGrams));
  if (!dimensionsMm) return { mass };
  const { length, width, height } = dimensionsMm;
  return { mass, dimension: { length: centimetres(length), width: centimetres(width), height: centimetres(height) } };
}

/** The money of each parcel's order: its declared value, and what the buyer pays at the counter with the goods that it is for. */
export function moneyOf(request: BookingRequest, category: MailCategory) {
  const declared = declaredIn(request);
  const payments = takesMoney(category) ? shareOut(request.cashOnDeliveryMinor, request.parcels) : [];
  return request.parcels.map((parcel, i) => {
    const payment = payments[i] ?? 0;
    const collected = takesCompulsoryPayment(category) ? { "compulsory-payment": payment, "delivery-with-cod": true } : { payment };
    return {
      ...(declaresValue(category) ? { "insr-value": declared[i] ?? 0 } : {}),
      ...(payment > 0 ? { ...collected, goods: { items: itemsOf(parcel, payment) } } : {}),
    };
  });
}

/** Marks of a receipt (format of fiscal documents): goods or a service, paid in full on delivery. */
const forGoods = { "goods-type": "GOODS", lineattr: 1, payattr: 4 };
const forService = { "goods-type": "SERVICE", lineattr: 4, payattr: 4 };

/**
 * The rows of the receipt that the buyer gets at the counter. They come to the sum that is collected, to the kopeck: units of one line
 * that are a kopeck dearer are a row of their own, and what is more than the goods cost is for the delivery.
 */
function itemsOf(parcel: Parcel, payment: number) {
  const worth = worthOf(parcel);
  const share = Math.min(payment, worth);
  const rows = spreadOverUnits([parcel], share).map(({ line, quantity, eachMinor }) => ({
    ...forGoods,
    description: line.name.slice(0, 128),
    "item-number": line.sku.slice(0, 50),
    "vat-rate": vatOf(line.taxRate),
    quantity,
    value: eachMinor,
  }));
  const delivery = { ...forService, description: "Доставка", "vat-rate": vatOf(null), quantity: 1, value: payment - share };
  return delivery.value > 0 ? [...rows, delivery] : rows;
}

/** −1 is «без НДС». */
const vatOf = (rate: number | null) => (rate === null ? -1 : Math.round(rate));
