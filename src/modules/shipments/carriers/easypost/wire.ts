import { z } from "zod";
import { entry, list, readLeniently, record, text } from "@/lib/lenient";

/** The shapes of EasyPost's API v2, read as far as they can be read. */

const number = z.preprocess(
  (value) => (typeof value === "string" && value.trim() !== "" ? Number(value) : (value ?? undefined)),
  z.number().optional(),
);
const flag = z.preprocess((value) => value ?? undefined, z.boolean().optional());

const rateFields = {
  id: text(60),
  carrier: text(60),
  service: text(100),
  /** An amount as EasyPost writes it, kept as text so that no cent passes through a float. */
  rate: text(40),
  currency: text(3),
  delivery_days: number,
  est_delivery_days: number,
};
const Rate = entry(rateFields);
export type Rate = z.infer<typeof Rate>;

const TrackingDetail = entry({
  message: text(500),
  status: text(60),
  status_detail: text(60),
  datetime: text(40),
  tracking_location: record({ city: text(100), state: text(60), country: text(60) }),
});

const trackerFields = {
  object: text(40),
  tracking_code: text(100),
  status: text(60),
  status_detail: text(60),
  shipment_id: text(60),
  updated_at: text(40),
  is_return: flag,
  tracking_details: list(TrackingDetail),
};
export const Tracker = record(trackerFields);
export type Tracker = z.infer<typeof Tracker>;

const Whereabouts = record({ street1: text(300), city: text(100), zip: text(20), country: text(2) });
const shipmentFields = {
  id: text(60),
  reference: text(100),
  created_at: text(40),
  tracking_code: text(100),
  refund_status: text(40),
  rates: list(Rate),
  selected_rate: record(rateFields),
  messages: list(entry({ carrier: text(60), message: text(500) })),
  postage_label: record({ id: text(60), label_url: text(2000), label_pdf_url: text(2000), label_file_type: text(60) }),
  parcel: record({ length: number, width: number, height: number, weight: number }),
  to_address: Whereabouts,
  from_address: Whereabouts,
  tracker: Tracker,
};
export const Shipment = record(shipmentFields);
export type Shipment = z.infer<typeof Shipment>;
export const Shipments = record({ shipments: list(entry(shipmentFields)), has_more: flag });

const Complaint = z.preprocess(
  (value) => (typeof value === "string" ? { message: value } : value),
  entry({ field: text(100), message: text(500) }),
);

/** Any "no". The message is a text, a list of texts, or fields with such lists. */
export const Refused = record({ error: record({ code: text(100), message: z.unknown(), errors: list(Complaint) }) });

export const Address = record({
  street1: text(300),
  street2: text(300),
  city: text(100),
  state: text(60),
  zip: text(20),
  country: text(2),
  verifications: record({
    delivery: record({
      success: flag,
      errors: list(entry({ code: text(100), message: text(300) })),
      details: record({ latitude: number, longitude: number }),
    }),
  }),
});
export type Address = z.infer<typeof Address>;

export const Webhook = record({ id: text(60), url: text(2000) });
export const Webhooks = record({ webhooks: list(entry({ id: text(60), url: text(2000) })) });

/** What EasyPost sends to our address; `result` is a tracker where the event is about one. */
export const Event = record({ id: text(60), object: text(40), description: text(100), result: Tracker });

/** What a body holds; null when it is of another shape altogether. */
export function read<T>(schema: z.ZodType<T>, body: unknown): T | null {
  if (typeof body !== "object" || body === null) return null;
  return readLeniently(schema, body)?.value ?? null;
}
