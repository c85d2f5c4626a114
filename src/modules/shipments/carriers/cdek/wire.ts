import { z } from "zod";
import { entry, list, readLeniently, record, text } from "@/lib/lenient";

/** The shapes of CDEK API v2 (official OpenAPI description of January 2026), read as far as they can be read. */

const number = z.preprocess(
  (value) => (typeof value === "string" && value.trim() !== "" ? Number(value) : (value ?? undefined)),
  z.number().optional(),
);
const flag = z.preprocess(
  (value) => (value === "true" || value === 1 ? true : value === "false" || value === 0 ? false : (value ?? undefined)),
  z.boolean().optional(),
);
/** An amount as CDEK writes it, kept as text so that no kopeck passes through a float. */
const amount = text(40);

const Complaint = entry({ code: text(120), message: text(500) });
export type Complaint = z.infer<typeof Complaint>;
const complaints = { errors: list(Complaint) };

const Request = entry({ request_uuid: text(60), type: text(40), state: text(40), date_time: text(40), ...complaints });
const Related = entry({ uuid: text(60), type: text(40), cdek_number: text(40) });
const answers = { requests: list(Request), related_entities: list(Related), ...complaints };

/** What any POST, PATCH or DELETE is answered with, and any "no". */
export const Acknowledged = record({ entity: record({ uuid: text(60) }), ...answers });

const Status = entry({ code: text(80), date_time: text(40), reason_code: text(20), city: text(200), deleted: flag });
const Problem = entry({ code: text(20), create_date: text(40) });

/** The price of one tariff with its services. */
export const PricedTariff = record({ services: list(entry({ code: text(40), sum: amount })) });

export const OrderAnswer = record({
  entity: record({
    uuid: text(60),
    cdek_number: text(40),
    keep_free_until: text(40),
    statuses: list(Status),
    delivery_problem: list(Problem),
    delivery_detail: record({ total_sum: amount }),
  }),
  ...answers,
});
export type OrderAnswer = z.infer<typeof OrderAnswer>;

const Tariff = entry({
  tariff_code: text(20),
  tariff_name: text(300),
  delivery_mode: number,
  delivery_sum: amount,
  period_min: number,
  period_max: number,
  calendar_min: number,
  calendar_max: number,
});
export type Tariff = z.infer<typeof Tariff>;
export const TariffList = record({ tariff_codes: list(Tariff), ...complaints });

const City = entry({ code: number, city: text(200), country_code: text(2), region: text(200), latitude: number, longitude: number });
export type City = z.infer<typeof City>;
export const Cities = list(City);

const Office = entry({
  code: text(20),
  name: text(300),
  type: text(20),
  is_handout: flag,
  is_reception: flag,
  work_time: text(500),
  phones: list(entry({ number: text(40) })),
  note: text(1000),
  address_comment: text(1000),
  have_cash: flag,
  have_cashless: flag,
  allowed_cod: flag,
  weight_max: number,
  dimensions: list(entry({ width: number, height: number, depth: number })),
  location: record({
    country_code: text(2),
    region: text(200),
    city_code: number,
    city: text(200),
    postal_code: text(20),
    address: text(500),
    latitude: number,
    longitude: number,
  }),
});
export type Office = z.infer<typeof Office>;
export const Offices = list(Office);

/** A print form that was asked for. */
export const PrintForm = record({ entity: record({ uuid: text(60), statuses: list(entry({ code: text(40) })) }), ...answers });

export const IntakeAnswer = record({ entity: record({ uuid: text(60), intake_number: text(40) }), ...answers });
export type IntakeAnswer = z.infer<typeof IntakeAnswer>;

export const Subscriptions = list(entry({ uuid: text(60), type: text(40), url: text(2000) }));

export const Token = record({ access_token: text(8000), expires_in: number });

export const Notice = record({
  type: text(40),
  uuid: text(60),
  attributes: record({
    is_return: flag,
    is_reverse: flag,
    is_client_return: flag,
    cdek_number: text(40),
    number: text(60),
    related_entities: list(Related),
  }),
});

/** What a body holds; null when it is of another shape altogether. */
export function read<T>(schema: z.ZodType<T>, body: unknown): T | null {
  if (typeof body !== "object" || body === null) return null;
  return readLeniently(schema, body)?.value ?? null;
}
