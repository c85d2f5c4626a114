import { z } from "zod";
import { entry, list, readLeniently, record, text } from "@/lib/lenient";

/** The shapes of the API «Отправка» 1.0 and of the tracking service, read as far as they can be read. */

const number = z.preprocess(
  (value) => (typeof value === "string" && value.trim() !== "" ? Number(value) : (value ?? undefined)),
  z.number().optional(),
);
const flag = z.preprocess(
  (value) => (value === "true" || value === 1 ? true : value === "false" || value === 0 ? false : (value ?? undefined)),
  z.boolean().optional(),
);
/** A sum in kopecks. */
const kopecks = z.preprocess((value) => value ?? undefined, z.int().min(0).optional());

const ErrorCode = entry({ code: text(120), description: text(500), details: text(500) });
const Problem = entry({
  position: number,
  "error-codes": list(ErrorCode),
  "error-code": text(120),
  "error-description": text(500),
});

export const Batch = entry({ "batch-name": text(60), "batch-status": text(40) });

/** What a change of orders or batches is answered with, and any "no". */
export const Outcome = record({
  "result-ids": list(text(40)),
  batches: list(Batch),
  errors: list(Problem),
  "f103-sent": flag,
  "error-code": text(120),
  code: text(120),
  "sub-code": text(120),
  desc: text(500),
  error: text(120),
  message: text(500),
});

export const Tariff = record({
  "total-rate": kopecks,
  "total-vat": kopecks,
  "insurance-rate": record({ rate: kopecks, vat: kopecks }),
  "delivery-time": record({ "min-days": number, "max-days": number }),
});

const addressParts = {
  area: text(200),
  location: text(200),
  street: text(200),
  house: text(60),
  letter: text(20),
  slash: text(20),
  corpus: text(20),
  building: text(20),
  vladenie: text(20),
  hotel: text(100),
  office: text(20),
  room: text(20),
  "num-address-type": text(60),
};
export const CleanAddresses = list(
  entry({
    index: text(10),
    region: text(200),
    place: text(200),
    ...addressParts,
    "address-type": text(20),
    "quality-code": text(60),
    "validation-code": text(60),
  }),
);
export type CleanAddress = z.infer<typeof CleanAddresses>[number];
/** The finer parts of an address, which an order names alike with "-to" behind. */
export const partNames = Object.keys(addressParts) as (keyof typeof addressParts)[];

export const CleanNames = list(
  entry({ surname: text(100), name: text(100), "middle-name": text(100), "quality-code": text(60), "original-fio": text(300) }),
);

export const PostOrder = entry({
  id: text(40),
  "order-num": text(60),
  "group-name": text(80),
  "add-to-mmo": flag,
  "in-mmo": flag,
  barcode: text(40),
  "linked-barcode": text(40),
  "batch-name": text(60),
  "mail-type": text(40),
  "total-rate-wo-vat": kopecks,
  "total-vat": kopecks,
});
export type PostOrder = z.infer<typeof PostOrder>;
export const Orders = list(PostOrder);

/** What a wish for a return is answered with: of the return itself, or in a list of one. */
const Returned = entry({ "return-barcode": text(40), barcode: text(40) });
export const ReturnMade = z.preprocess((body) => (Array.isArray(body) ? body : [body]), list(Returned));

const Hours = entry({
  "weekday-id": number,
  "begin-worktime": text(20),
  "end-worktime": text(20),
  lunches: list(entry({ "begin-lunchtime": text(20), "end-lunchtime": text(20) })),
});
export const Office = entry({
  "postal-code": text(10),
  "address-source": text(500),
  region: text(200),
  district: text(200),
  settlement: text(200),
  latitude: number,
  longitude: number,
  "type-code": text(40),
  "is-closed": flag,
  "is-temporary-closed": flag,
  "is-private-category": flag,
  "working-hours": list(Hours),
  phones: list(entry({ "phone-number": text(40), "phone-town-code": text(20), "is-fax": flag })),
});
export type Office = z.infer<typeof Office>;
export const Offices = list(Office);
export const PostalCodes = list(text(10));
export const NearAddress = record({ postoffices: list(text(10)) });
export const ShippingPoints = list(entry({ "operator-postcode": text(10), enabled: flag }));

const Named = record({ Id: text(20), Name: text(300) });
const Operation = entry({
  AddressParameters: record({ OperationAddress: record({ Index: text(20), Description: text(300) }) }),
  OperationParameters: record({ OperType: Named, OperAttr: Named, OperDate: text(40) }),
});
export type Operation = z.infer<typeof Operation>;
export const Operations = list(Operation);

/** What a body holds; null when it is of another shape altogether. */
export function read<T>(schema: z.ZodType<T>, body: unknown): T | null {
  if (typeof body !== "object" || body === null) return null;
  return readLeniently(schema, body)?.value ?? null;
}

/** The same of a list, where an object is no list with other keys. */
export function readList<T>(schema: z.ZodType<T[]>, body: unknown): T[] | null {
  return Array.isArray(body) ? read(schema, body) : null;
}
