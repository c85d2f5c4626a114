import { z } from "zod";
import { entry, list, readLeniently, record, text, type Unreadable } from "@/lib/lenient";
import { amount, money } from "../amounts";

const flag = z.preprocess((value) => value ?? false, z.boolean());
const moment = z.preprocess(
  (value) => (value === undefined || value === null || value === "" ? null : value),
  z.iso
    .datetime({ offset: true })
    .transform((at) => new Date(at))
    .nullable(),
);
const named = entry({ name: text(100), value: text(254) });

const good = entry({
  id: text(200),
  article: text(100),
  name: text(500),
  price: amount,
  quantity: money,
  sum: money,
  discount: amount,
  taxRate: z.preprocess((value) => value ?? null, z.number().min(0).max(100).nullable()),
  isService: flag,
  isDeleted: flag,
});

/** An order document of 1C as the exchange stores it: in our field names, its numbers still as text. */
const documentSchema = z.object({
  id: text(200),
  number: text(100),
  currency: text(20),
  sum: money,
  comment: text(2000),
  placedAt: moment,
  /** When 1C says that it changed, else when it wrote the file. */
  toldAt: moment,
  buyer: record({ id: text(200), name: text(200), email: text(254), phone: text(60), address: text(500), fields: list(named) }),
  goods: list(good),
  requisites: list(named),
  state: record({ isCancelled: flag, isPaid: flag, isFinal: flag, paymentReference: text(100) }),
});

export type WireDocument = z.output<typeof documentSchema>;
export type WireGood = WireDocument["goods"][number];

/** Reads a stored document; null if it is none. */
export function readDocument(rawBody: Uint8Array): { value: WireDocument; unreadable: Unreadable[] } | null {
  try {
    return readLeniently(documentSchema, JSON.parse(Buffer.from(rawBody).toString("utf8")));
  } catch {
    return null;
  }
}
