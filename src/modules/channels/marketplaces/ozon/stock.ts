import { z } from "zod";
import { entry, list, text } from "@/lib/lenient";
import { reason } from "@/lib/reason";
import { ChannelTrouble, type Line } from "../line";
import { refusedWith } from "../refused-with";
import type { StockOut, StockOutcome, StockRow } from "../stock-port";
import { askOzon, idOf, refusalOf } from "./ask";

/** Ozon takes less than a million of a product. */
const most = 999_999;
const restSeconds = 30;

const number = z.preprocess((value) => (typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value), z.number().nullish());
const row = entry({
  warehouse_id: text(40),
  offer_id: text(200),
  updated: z.boolean().catch(false),
  errors: list(entry({ code: text(200), message: text(500) })).catch([]),
});
const updated = z.object({ result: list(row) });
const held = entry({ offer_id: text(200), warehouse_id: text(40), present: number.catch(null) });
const stocks = z.object({
  products: list(held).optional(),
  result: list(held).optional(),
  has_next: z.boolean().nullish(),
  cursor: text(1000),
});

/** Stock by our SKU, which is Ozon's `offer_id` of the product, and by warehouse. */
export const stock: StockOut = {
  per: "warehouse",
  batch: 100,
  restSeconds,
  async push(line, rows) {
    const wire = rows.map((of) => ({
      offer_id: offerOf(of),
      stock: Math.max(0, Math.min(most, of.quantity)),
      warehouse_id: idOf(of.place),
    }));
    const answer = await askOzon(line, "/v2/products/stocks", { stocks: wire });
    if (!answer.ok) return rows.map(() => ({ outcome: "refused", reason: refusalOf(answer) }));
    const { data } = updated.safeParse(answer.body);
    if (!data) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
    return rows.map((of) =>
      outcomeOf(
        data.result.find((result) => isSame(result, of)),
        line,
      ),
    );
  },
  async read(line, rows) {
    const offers = [...new Set(rows.map(offerOf))];
    const found = await presentOf(line, offers);
    return rows.map(
      (of) => found.find((one) => isSame(one, of))?.present ?? (found.some((one) => one.offer_id === offerOf(of)) ? 0 : null),
    );
  },
};

type Named = Pick<StockRow, "key" | "sku" | "place">;

function offerOf({ key, sku }: Pick<Named, "key" | "sku">): string {
  return key["offerId"] ?? key["sku"] ?? sku;
}

function isSame(result: { offer_id: string; warehouse_id: string }, of: Named): boolean {
  return result.offer_id === offerOf(of) && result.warehouse_id === of.place;
}

function outcomeOf(result: z.infer<typeof row> | undefined, line: Line): StockOutcome {
  if (result?.updated) return { outcome: "acknowledged" };
  const words = result?.errors.map(({ code, message }) => [code, message].filter(Boolean).join(": ")) ?? [];
  // What was told a moment ago is told again in half a minute, the whole batch: nothing of it is wrong twice.
  if (words.some((text) => /TOO_MANY_REQUESTS|too frequently/i.test(text)))
    throw new ChannelTrouble("slow_down", reason("channel.rate_limited"), new Date(line.now.getTime() + restSeconds * 1000));
  return { outcome: "refused", reason: refusedWith(words.join("; ")) };
}

async function presentOf(line: Line, offers: readonly string[]): Promise<z.infer<typeof held>[]> {
  const found: z.infer<typeof held>[] = [];
  let cursor = "";
  do {
    const answer = await askOzon(line, "/v2/product/info/stocks-by-warehouse/fbs", { offer_id: offers, sku: [], limit: 1000, cursor });
    if (!answer.ok) throw new ChannelTrouble("rubbish", refusalOf(answer));
    const { data } = stocks.safeParse(answer.body);
    if (!data) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
    found.push(...(data.products ?? data.result ?? []));
    cursor = data.has_next && data.cursor !== cursor ? data.cursor : "";
  } while (cursor);
  return found;
}
