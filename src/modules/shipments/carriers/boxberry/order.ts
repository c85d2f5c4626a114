import { toDecimal } from "@/lib/money";
import { normalizePhone } from "@/lib/phone";
import { type Reason, reason } from "@/lib/reason";
import { leaving } from "../ask-carrier";
import type { BookingRequest } from "../port";
import { spreadOverUnits } from "../spread-over-units";
import type { Boxberry } from "./ask";
import { type Goal, goalOf, services, sizesOf } from "./quote";

const rub = (minor: number) => toDecimal(minor, "RUB");

/**
 * A parcel as ParselCreate wants it, under our own key as its order number; or why it cannot be put so. `updates` is the number of the
 * parcel that it is to replace.
 */
export async function orderOf(request: BookingRequest, account: Boxberry, updates = ""): Promise<object | { reason: Reason }> {
  const { recipient, to, service, reference, sender } = request;
  if (!Object.hasOwn(services, service)) return { reason: reason("carrier.unknown_service", { service }) };
  const phone = recipient.phone ? normalizePhone(recipient.phone, to?.country) : null;
  if (!phone) return { reason: reason("carrier.no_phone") };
  const goal = await leaving("no", goalOf(request, account));
  if ("reason" in goal) return goal;
  if (goal.service !== service) return { reason: reason(service === "point" ? "carrier.no_point_chosen" : "carrier.point_chosen") };
  if (goal.service === "courier" && !(to?.line1 && to.city)) return { reason: reason("carrier.no_address") };
  const { senderPoint, senderName } = account.settings;
  return {
    updateByTrack: updates,
    order_id: request.idempotencyKey,
    ...moneyOf(request),
    vid: String(services[goal.service]),
    shop: { name: goal.service === "point" ? goal.point : "", name1: senderPoint ?? "" },
    ...(goal.service === "courier" ? { kurdost: doorOf(request, goal) } : {}),
    customer: {
      fio: recipient.name.trim().slice(0, 250),
      // Ten digits, without the country.
      phone: phone.startsWith("+7") ? phone.slice(2) : phone.slice(1),
      email: recipient.email ?? "",
    },
    notice: reference.slice(0, 100),
    sender_name: (senderName ?? sender.name).slice(0, 100),
    weights: weightsOf(request),
  };
}

/**
 * What is declared and what is collected. The goods' prices sum up to what the buyer pays for them, to the kopeck; what is above
 * their value is for the delivery.
 */
function moneyOf({ parcels, valueMinor, cashOnDeliveryMinor }: BookingRequest) {
  const hasGoods = parcels.some(({ lines }) => lines.length > 0);
  const forGoods = hasGoods ? Math.min(cashOnDeliveryMinor, valueMinor) : 0;
  const rows = spreadOverUnits(parcels, cashOnDeliveryMinor > 0 ? forGoods : valueMinor);
  return {
    price: rub(valueMinor),
    payment_sum: rub(cashOnDeliveryMinor),
    delivery_sum: rub(cashOnDeliveryMinor - forGoods),
    items: rows.map(({ line, quantity, eachMinor }) => ({
      id: line.sku.slice(0, 100),
      name: line.name.slice(0, 250),
      UnitName: "шт.",
      // Minus one is Boxberry's "without VAT".
      nds: String(line.taxRate ?? -1),
      price: rub(eachMinor),
      quantity: String(quantity),
    })),
  };
}

function doorOf({ to }: BookingRequest, { zip }: Extract<Goal, { service: "courier" }>) {
  const isOwnRegion = !to?.region || to.region.trim() === to.city?.trim();
  return {
    index: zip ?? to?.postalCode ?? "",
    // Small towns are found by their region only.
    citi: isOwnRegion ? (to?.city ?? "") : `${to.region}, ${to.city}`,
    addressp: to?.line1 ?? "",
  };
}

/** The parcels, numbered from the second on: weight, x, y, z, weight2, x2 … */
function weightsOf({ parcels }: BookingRequest): Record<string, string> {
  const weights: Record<string, string> = {};
  for (const [i, parcel] of parcels.entries()) {
    const n = i === 0 ? "" : String(i + 1);
    const { weight, sizes } = sizesOf(parcel);
    weights[`weight${n}`] = String(weight);
    if (!sizes) continue;
    weights[`x${n}`] = String(sizes.length);
    weights[`y${n}`] = String(sizes.width);
    weights[`z${n}`] = String(sizes.height);
  }
  return weights;
}
