import { z } from "zod";
import { entry, list, readLeniently, record, text, type Unreadable } from "@/lib/lenient";
import { money } from "../amounts";

/*
 * A posting of Ozon as its lists and `get` tell it, as far as we use it. FBS, rFBS and FBO are of one shape;
 * an FBO posting has no way of delivery of ours.
 */

/** RFC 3339; null for nothing. Go's zero time means nothing too. */
const instant = z.preprocess((value, context): Date | null => {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string" && value.startsWith("0001-01-01")) return null;
  const match = typeof value === "string" ? /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:\d{2})?$/.exec(value) : null;
  const read = match ? new Date(`${match[1]}T${match[2]}${match[3] ?? "Z"}`) : null;
  if (read && !Number.isNaN(read.getTime())) return read;
  context.addIssue({ code: "custom", message: "no time" });
  return null;
}, z.date().nullable());

const product = entry({
  sku: text(60),
  offer_id: text(200),
  name: text(500),
  quantity: money,
  price: money,
  currency_code: text(10),
});
export type WireProduct = z.infer<typeof product>;

const party = record({ name: text(200), phone: text(60) });

const address = record({
  address_tail: text(500),
  city: text(200),
  comment: text(2000),
  country: text(60),
  district: text(200),
  latitude: text(30),
  longitude: text(30),
  provider_pvz_code: text(60),
  region: text(200),
  zip_code: text(20),
});
export type WireAddress = z.infer<typeof address>;

const posting = z.object({
  posting_number: text(100),
  parent_posting_number: text(100),
  order_number: text(100),
  status: text(60),
  substatus: text(60),
  tpl_integration_type: text(40),
  in_process_at: instant,
  created_at: instant,
  shipment_date: instant,
  delivery_method: record({ id: text(40), name: text(300), warehouse_id: text(40), warehouse: text(300), tpl_provider: text(200) }),
  customer: record({ customer_email: text(320), name: text(200), phone: text(60), address }),
  addressee: party,
  products: list(product),
  requirements: record({ products_requiring_mandatory_mark: list(text(60)) }),
});
export type WirePosting = z.infer<typeof posting>;

/** Reads the posting as far as it can be read; null if it is of no such shape at all. */
export function readWirePosting(payload: unknown): { value: WirePosting; unreadable: Unreadable[] } | null {
  return readLeniently(posting, payload);
}

/** What ties a posting to those that it was split from and into. */
const ties = z.object({
  posting_number: text(100),
  parent_posting_number: text(100).catch(""),
  status: text(60).catch(""),
  related_postings: record({ related_posting_numbers: list(text(100)) }).catch({ related_posting_numbers: [] }),
});

/** A posting's number and its kin; null for what is no posting. */
export function tiesOf(value: unknown): z.infer<typeof ties> | null {
  const { data } = ties.safeParse(value);
  return data?.posting_number ? data : null;
}

const page = z.object({ result: z.object({ postings: z.array(z.unknown()).nullish(), has_next: z.boolean().nullish() }) });
const plainPage = z.object({ result: z.array(z.unknown()) });

/** A page of `/v3/posting/fbs/list` and its kin, or of FBO's list, whose answer is the bare list; null for anything else. */
export function postingsPage(body: unknown): { postings: unknown[]; hasNext: boolean } | null {
  const { data } = page.safeParse(body);
  if (data) return { postings: data.result.postings ?? [], hasNext: data.result.has_next ?? false };
  const { data: plain } = plainPage.safeParse(body);
  return plain ? { postings: plain.result, hasNext: false } : null;
}
