import { z } from "zod";
import { entry, list, readLeniently, record, text } from "@/lib/lenient";

/** The shapes of Yandex Delivery's express API v2 (official reference of 2026), read as far as they can be read. */

const number = z.preprocess(
  (value) => (typeof value === "string" && value.trim() !== "" ? Number(value) : (value ?? undefined)),
  z.number().optional(),
);
/** An amount as Yandex writes it, kept as text so that no kopeck passes through a float. */
const amount = text(40);

const Interval = record({ from: text(40), to: text(40) });

const Offer = entry({
  taxi_class: text(40),
  price: record({ total_price: amount, total_price_with_vat: amount, currency: text(3) }),
  delivery_interval: Interval,
});
export type Offer = z.infer<typeof Offer>;
export const Offers = record({ offers: list(Offer) });

/** The estimate of one class outside Russia (check-price); `eta` in minutes. */
export const CheckedPrice = record({ price: amount, currency_rules: record({ code: text(3) }), eta: number });

export const Complaint = record({ code: text(120), message: text(500) });

export const Claim = record({
  id: text(64),
  status: text(60),
  version: number,
  error_messages: list(Complaint),
  available_cancel_state: text(20),
  created_ts: text(40),
  updated_ts: text(40),
  last_status_change_ts: text(40),
  pricing: record({ offer: record({ price: amount, price_with_vat: amount }), final_price: amount, currency: text(3) }),
  performer_info: record({ courier_name: text(100), car_model: text(60), car_number: text(20) }),
  route_points: list(entry({ type: text(20), return_reasons: list(text(200)), return_comment: text(500) })),
});
export type Claim = z.infer<typeof Claim>;

/** What a body holds; null when it is of another shape altogether. */
export function read<T>(schema: z.ZodType<T>, body: unknown): T | null {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return null;
  return readLeniently(schema, body)?.value ?? null;
}
