import { z } from "zod";
import { entry, list, readLeniently, record, text } from "@/lib/lenient";

/** The shapes of Yandex Delivery's platform for other days (official reference of 2026), read as far as they can be read. */

const number = z.preprocess(
  (value) => (typeof value === "string" && value.trim() !== "" ? Number(value) : (value ?? undefined)),
  z.number().optional(),
);
const flag = z.preprocess((value) => value ?? undefined, z.boolean().optional());

export const Complaint = record({ code: text(120), message: text(500) });

/** A sum with its currency, as in "225.7 RUB". */
export const Price = record({ pricing_total: text(40), delivery_days: number });

const Offer = entry({
  offer_id: text(120),
  offer_details: record({ delivery_interval: record({ min: text(40), max: text(40) }), pricing_total: text(40) }),
});
export type Offer = z.infer<typeof Offer>;
export const Offers = record({ offers: list(Offer) });

export const Confirmed = record({ request_id: text(120) });

const stateFields = { status: text(80), description: text(500), reason: text(80), timestamp: number, timestamp_utc: text(40) };
const State = entry(stateFields);
export type State = z.infer<typeof State>;
export const Request = record({ request_id: text(120), state: record(stateFields), courier_order_id: text(80) });
export type Request = z.infer<typeof Request>;
export const History = record({ state_history: list(State) });
export const Cancelled = record({ status: text(40), reason: text(80), description: text(500) });
export const ActualInfo = record({ destination_storage_expiration_date: text(40) });

export const Places = record({ variants: list(entry({ geo_id: number, address: text(300) })) });

const DayTime = record({ hours: number, minutes: number });
const Point = entry({
  id: text(80),
  name: text(200),
  type: text(40),
  position: record({ latitude: number, longitude: number }),
  address: record({
    country: text(60),
    region: text(120),
    locality: text(120),
    street: text(200),
    house: text(40),
    full_address: text(300),
    postal_code: text(12),
  }),
  instruction: text(500),
  payment_methods: list(text(40)),
  contact: record({ phone: text(40) }),
  schedule: record({ restrictions: list(entry({ days: list(number), time_from: DayTime, time_to: DayTime })) }),
  is_dark_store: flag,
});
export type Point = z.infer<typeof Point>;
export const Points = record({ points: list(Point) });

/** What a body holds; null when it is of another shape altogether. */
export function read<T>(schema: z.ZodType<T>, body: unknown): T | null {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return null;
  return readLeniently(schema, body)?.value ?? null;
}
