import { z } from "zod";
import { entry, list, readLeniently, record, text, type Unreadable } from "@/lib/lenient";
import { amount, money } from "../amounts";
import { fromMoscow } from "./moscow-time";

/*
 * A customer order of the JSON API 1.2 as far as we use it. What is not expanded is only a link; money is in kopecks and may have a
 * fraction of one.
 */

const instant = z.preprocess((value, context): Date | null => {
  if (value === undefined || value === null || value === "") return null;
  const read = typeof value === "string" ? fromMoscow(value) : null;
  if (!read) context.addIssue({ code: "custom", message: "no time" });
  return read;
}, z.date().nullable());

/** True and false may come as text; null and nothing mean what is usual. */
const flag = (usual: boolean) =>
  z.preprocess((value) => {
    if (value === undefined || value === null || value === "") return usual;
    return value === "true" ? true : value === "false" ? false : value;
  }, z.boolean());

const meta = record({ href: text(500), type: text(60), size: money });
const link = record({ meta, id: text(60), name: text(300) });

const barcode = z.preprocess((value) => (typeof value === "object" && value !== null ? value : {}), z.record(z.string(), z.unknown()));

const assortment = record({
  meta,
  id: text(60),
  name: text(500),
  code: text(200),
  article: text(200),
  externalCode: text(200),
  barcodes: list(barcode),
});
export type WireAssortment = z.infer<typeof assortment>;

const position = entry({
  id: text(60),
  quantity: money,
  price: amount,
  discount: amount,
  vat: money,
  vatEnabled: flag(true),
  shipped: amount,
  assortment,
});
export type WirePosition = z.infer<typeof position>;

const address = record({
  postalCode: text(20),
  country: link,
  region: link,
  city: text(200),
  street: text(300),
  house: text(60),
  apartment: text(60),
  addInfo: text(500),
  comment: text(1000),
});
export type WireAddress = z.infer<typeof address>;

const agent = record({
  meta,
  id: text(60),
  name: text(300),
  phone: text(100),
  email: text(320),
  actualAddress: text(500),
  actualAddressFull: address,
});

const order = z.object({
  id: text(60),
  meta,
  name: text(100),
  externalCode: text(200),
  description: text(4000),
  moment: instant,
  updated: instant,
  deleted: instant,
  deliveryPlannedMoment: instant,
  applicable: flag(true),
  vatEnabled: flag(false),
  vatIncluded: flag(true),
  sum: money,
  payedSum: amount,
  rate: record({ value: money, currency: record({ isoCode: text(10), meta }) }),
  organization: link,
  agent,
  store: link,
  state: record({ meta, id: text(60), name: text(200), stateType: text(40) }),
  positions: record({ meta, rows: list(position) }),
  shipmentAddress: text(500),
  shipmentAddressFull: address,
});
export type WireOrder = z.infer<typeof order>;

/** Reads the order as far as it can be read; null if it is of no such shape at all. */
export function readWireOrder(payload: unknown): { value: WireOrder; unreadable: Unreadable[] } | null {
  return readLeniently(order, payload);
}
