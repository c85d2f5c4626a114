import { z } from "zod";
import { entry, list, record, text } from "@/lib/lenient";
import { type Reason, reason } from "@/lib/reason";
import { ChannelTrouble, type Line } from "../line";
import type { Told } from "../telling";
import { askOzon, idOf, refusalOf } from "./ask";
import type { Memory } from "./memory";
import { productOf, type Shipping } from "./parcels";

const exemplars = z.object({ products: list(entry({ product_id: text(60), exemplars: list(entry({ exemplar_id: text(60) })) })) });
const mark = entry({ mark: text(300), check_status: text(60), error_codes: list(text(100)) });
const checked = z.object({
  status: text(60),
  products: list(entry({ product_id: text(60), exemplars: list(record({ marks: list(mark) })) })),
});

const checkSeconds = 15;

/**
 * Gives Ozon the marking codes of what goes out under a posting, before it may be shipped. Ozon checks them in its own time:
 * `ChannelTrouble` until it has. Null when nothing stands in the way.
 */
export async function setMarks(line: Line, { posting, packages }: Shipping, memory: Memory): Promise<Told | null> {
  const needed = new Map<string, number>();
  for (const units of packages)
    for (const [id, quantity] of Object.entries(units)) if (memory.marked.includes(id)) needed.set(id, (needed.get(id) ?? 0) + quantity);
  if (needed.size === 0) return null;
  // After a check that took its time the codes are there already.
  if ((await statusOf(line, posting)).status === "ship_available") return null;
  const codes = codesOf(memory);
  const missing = [...needed].filter(([id, quantity]) => (codes.get(id)?.length ?? 0) < quantity).map(([id]) => id);
  if (missing.length > 0) return refused(reason("channel.marking_codes_missing", { products: missing.join(", ") }));

  const made = await askOzon(line, "/v6/fbs/posting/product/exemplar/create-or-get", { posting_number: posting });
  if (!made.ok) return refused(refusalOf(made));
  const { data } = exemplars.safeParse(made.body);
  if (!data) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
  const products = data.products
    .filter(({ product_id }) => needed.has(product_id))
    .map(({ product_id, exemplars: units }) => ({
      product_id: idOf(product_id),
      exemplars: units.map(({ exemplar_id }, index) => ({
        exemplar_id: idOf(exemplar_id),
        // Codes go byte for byte; a unit of another parcel has none yet.
        marks: (codes.get(product_id) ?? []).slice(index, index + 1).map((code) => ({ mark: code, mark_type: "mandatory_mark" })),
        is_gtd_absent: true,
        is_rnpt_absent: true,
      })),
    }));
  const set = await askOzon(line, "/v6/fbs/posting/product/exemplar/set", { posting_number: posting, products });
  if (!set.ok && set.token !== "EXEMPLAR_INFO_ALREADY_DEFINED") return refused(refusalOf(set));

  const { status, errors } = await statusOf(line, posting);
  if (status === "ship_available") return null;
  if (errors.length > 0) return refused(reason("channel.marking_codes_refused", { codes: errors.join("; ").slice(0, 300) }));
  throw new ChannelTrouble("slow_down", reason("channel.marking_codes_in_check"), new Date(line.now.getTime() + checkSeconds * 1000));
}

/** The codes that were scanned, by product. */
function codesOf(memory: Memory): Map<string, string[]> {
  const byProduct = new Map<string, string[]>();
  for (const [externalLineId, codes] of Object.entries(memory.codes)) {
    const id = productOf({ externalProductId: null, externalLineId });
    byProduct.set(id, [...(byProduct.get(id) ?? []), ...codes]);
  }
  return byProduct;
}

async function statusOf(line: Line, posting: string): Promise<{ status: string; errors: string[] }> {
  const answer = await askOzon(line, "/v5/fbs/posting/product/exemplar/status", { posting_number: posting });
  const { data } = checked.safeParse(answer.ok ? answer.body : null);
  const marks = data?.products.flatMap(({ exemplars: units }) => units).flatMap(({ marks }) => marks) ?? [];
  return {
    status: data?.status ?? "",
    errors: marks.filter(({ error_codes }) => error_codes.length > 0).map(({ mark, error_codes }) => `${mark}: ${error_codes.join(", ")}`),
  };
}

const refused = (why: Reason): Told => ({ outcome: "refused", reason: why });
