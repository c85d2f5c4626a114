import { normalizePhone } from "@/lib/phone";
import { type Reason, reason } from "@/lib/reason";
import type { BookingRequest, Parcel } from "../port";
import { spreadOverUnits } from "../spread-over-units";
import type { OtherDay } from "./ask";
import { goalOf, sizesOf } from "./goal";

/** An order in the platform's words, for offers, or why it cannot be put so. Money is in kopecks. `number` is our key. */
export function orderOf(request: BookingRequest, number: string, account: OtherDay): object | { reason: Reason } {
  const { parcels, recipient, reference, service, to, now, cashOnDeliveryMinor, valueMinor } = request;
  const goal = goalOf(request, account);
  if ("reason" in goal) return goal;
  if (goal.service !== service) return { reason: reason("carrier.unknown_service", { service }) };
  const phone = recipient.phone ? normalizePhone(recipient.phone, "RU") : null;
  if (!phone) return { reason: reason("carrier.no_phone") };
  const pays = cashOnDeliveryMinor > 0;
  const forGoods = pays && parcels.some(({ lines }) => lines.length > 0) ? Math.min(cashOnDeliveryMinor, Math.max(0, valueMinor)) : 0;
  const [first_name = "", ...rest] = recipient.name.trim().split(/\s+/);
  return {
    info: { operator_request_id: number, comment: `Заказ ${reference}`.slice(0, 200) },
    source: {
      platform_station: { platform_id: account.settings.platformStation },
      interval_utc: { from: now.toISOString(), to: new Date(now.getTime() + readyWithinMs).toISOString() },
    },
    destination: goal.station
      ? { type: "platform_station", platform_station: { platform_id: goal.station } }
      : {
          type: "custom_location",
          custom_location: { details: { full_address: goal.address, ...(to?.postalCode ? { postal_code: to.postalCode } : {}) } },
        },
    items: itemsOf(request, pays ? forGoods : null, account.settings.sellerInn),
    places: parcels.map((parcel, i) => ({ physical_dims: sizesOf(parcel), barcode: barcodeOf(reference, i) })),
    billing_info: {
      payment_method: pays ? "card_on_receipt" : "already_paid",
      delivery_cost: cashOnDeliveryMinor - forGoods,
    },
    recipient_info: {
      first_name,
      ...(rest.length > 0 ? { last_name: rest.join(" ") } : {}),
      phone,
      ...(recipient.email ? { email: recipient.email } : {}),
    },
    last_mile_policy: goal.policy,
    particular_items_refuse: false,
  };
}

/** A packed parcel waits for the next journey from the station. */
const readyWithinMs = 24 * 60 * 60_000;

const barcodeOf = (reference: string, i: number) => `${reference.replace(/[^\x21-\x7e]/g, "").slice(0, 30) || "P"}-${i + 1}`;

/** The goods, each unit insured by its share of the value; `forGoods` is what the buyer pays for them, null: paid already. */
function itemsOf(request: BookingRequest, forGoods: number | null, inn: string | undefined) {
  const { parcels, valueMinor, reference } = request;
  return spreadOverUnits(parcels, Math.max(0, forGoods ?? valueMinor)).map(({ line, parcel, quantity, eachMinor }) => ({
    count: quantity,
    name: line.name.slice(0, 250),
    article: line.sku.slice(0, 100),
    billing_details: {
      ...(inn ? { inn } : {}),
      nds: line.taxRate === null ? -1 : Math.round(line.taxRate),
      unit_price: eachMinor,
      assessed_unit_price: eachMinor,
    },
    physical_dims: { predefined_volume: volumeOf(parcels[parcel]) },
    place_barcode: barcodeOf(reference, parcel),
  }));
}

/** Cubic centimetres of one unit: its even share of the parcel. */
function volumeOf(parcel: Parcel | undefined): number {
  const units = parcel?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 1;
  const d = parcel?.dimensionsMm;
  return d ? Math.max(1, Math.floor((d.length * d.width * d.height) / 1000 / Math.max(1, units))) : 1;
}
