import type { PaymentTerms } from "@/modules/orders/order-status";
import type { DemoBuyer } from "./buyers";
import { dayMs, hourMs, minuteMs } from "./plan-calendar";
import type { Dice } from "./plan-dice";
import type { Carriage } from "./plan-journey";
import type { DemoChannelCode } from "./plan-order";

export type Paying = {
  terms: PaymentTerms;
  method: "card" | "sbp" | "cash" | "invoice";
  /** When prepaid money comes; never for what is paid later. */
  paidAt: number;
};

/** How this buyer pays here. */
export function paying(channel: DemoChannelCode, buyer: DemoBuyer, carriage: Carriage, placedAt: number, random: Dice): Paying {
  const later = Number.POSITIVE_INFINITY;
  if (channel === "shop-msk") return { terms: "prepaid", method: random.chance(0.8) ? "card" : "cash", paidAt: placedAt };
  if (buyer.kind === "company") return { terms: "prepaid", method: "invoice", paidAt: placedAt + random.between(2, 30) * hourMs };
  const atTheDoor = buyer.address.country === "RU" && random.chance(channel === "phone" ? 0.5 : 0.14);
  if (atTheDoor) return { terms: "cash_on_delivery", method: random.chance(0.6) ? "card" : "cash", paidAt: later };
  if (channel === "phone") return { terms: "prepaid", method: "sbp", paidAt: placedAt + random.between(6, 90) * minuteMs };
  const method = random.chance(0.3) ? "sbp" : "card";
  if (carriage.carrier !== "pickup" && method === "card" && random.chance(0.07)) return { terms: "authorized", method, paidAt: later };
  return { terms: "prepaid", method, paidAt: placedAt + random.between(1, 4) * minuteMs };
}

/** When the money that was taken at the door reaches the shop. */
export function settledAt(carriage: Carriage, deliveredAt: number, random: Dice): number {
  if (carriage.carrier === "pickup") return deliveredAt + minuteMs;
  return deliveredAt + (carriage.carrier === "own_courier" ? random.between(12, 26) * hourMs : random.between(4, 9) * dayMs);
}

export const paymentReference = (random: Dice) => `DEMO-${String(random.between(0, 99_999_999)).padStart(8, "0")}`;
