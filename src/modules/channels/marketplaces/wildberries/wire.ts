import { z } from "zod";
import { entry, list, readLeniently, text, type Unreadable } from "@/lib/lenient";
import { money } from "../amounts";

/*
 * Assembly jobs of Wildberries (`/api/v3/orders`, `/api/v3/orders/new`), as far as we use them: one job is one unit. The lists do
 * not tell how far a job is, so an order of ours is its jobs with their statuses beside them.
 */

const instant = z.preprocess((value, context): Date | null => {
  if (value === undefined || value === null || value === "") return null;
  const match = typeof value === "string" ? /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:\d{2})?$/.exec(value) : null;
  const read = match ? new Date(`${match[1]}T${match[2]}${match[3] ?? "Z"}`) : null;
  if (read && !Number.isNaN(read.getTime())) return read;
  context.addIssue({ code: "custom", message: "no time" });
  return null;
}, z.date().nullable());

const job = entry({
  id: text(40),
  orderUid: text(200),
  rid: text(200),
  article: text(200),
  colorCode: text(200),
  comment: text(2000),
  createdAt: instant,
  skus: list(text(200)),
  nmId: text(40),
  chrtId: text(40),
  warehouseId: text(40),
  supplyId: text(100),
  cargoType: text(20),
  price: money,
  currencyCode: text(10),
  convertedPrice: money,
  convertedCurrencyCode: text(10),
  requiredMeta: list(text(60)),
});
export type WireJob = z.infer<typeof job>;

const status = entry({ id: text(40), supplierStatus: text(60), wbStatus: text(60) });
export type WireStatus = z.infer<typeof status>;

const order = z.object({ orders: list(job), statuses: list(status), part: text(40) });
export type WireOrder = z.infer<typeof order>;

/** Reads jobs and statuses as far as they can be read; null if they are of no such shape at all. */
export function readWireOrder(payload: unknown): { value: WireOrder; unreadable: Unreadable[] } | null {
  return readLeniently(order, payload);
}

const tie = z.object({ id: text(40), orderUid: text(200), warehouseId: text(40), createdAt: z.string().catch("") });

/** What of a job is needed to put jobs together; null for what is no job. */
export function jobOf(value: unknown): { id: string; uid: string; place: string; createdAt: number } | null {
  const { data } = tie.safeParse(value);
  if (!data?.id) return null;
  const at = Date.parse(data.createdAt);
  return { id: data.id, uid: data.orderUid || `job-${data.id}`, place: data.warehouseId, createdAt: Number.isNaN(at) ? 0 : at };
}

export const statusPage = z.object({ orders: list(z.looseObject({ id: text(40) })) });
export const jobPage = z.object({ orders: list(z.unknown()), next: text(40) });
