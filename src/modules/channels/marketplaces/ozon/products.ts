import { z } from "zod";
import { toMinor } from "@/lib/decimal";
import { entry, list, record, text } from "@/lib/lenient";
import { reason } from "@/lib/reason";
import { money } from "../amounts";
import { ChannelTrouble, type Line } from "../line";
import type { ChannelProduct } from "../port";
import { askOzon, refusalOf } from "./ask";

const pageSize = 1000;

const listed = z.object({ result: record({ items: list(entry({ product_id: text(40) })), last_id: text(1000) }) });
const item = entry({
  id: text(40),
  sku: text(40).catch(""),
  offer_id: text(200),
  name: text(500),
  barcodes: list(text(100)).catch([]),
  price: money.catch(null),
  sources: list(entry({ sku: text(40) })).catch([]),
});
const infos = z.object({ items: list(item).optional(), result: record({ items: list(item) }).optional() });

/** Ozon's catalogue, a thousand at a time. */
export async function* products(line: Line): AsyncGenerator<ChannelProduct[]> {
  let lastId = "";
  for (;;) {
    const page = await ask(line, "/v3/product/list", { filter: { visibility: "ALL" }, last_id: lastId, limit: pageSize }, listed);
    const ids = page.result.items.map(({ product_id }) => product_id).filter(Boolean);
    if (ids.length === 0) return;
    const { items, result } = await ask(line, "/v3/product/info/list", { product_id: ids }, infos);
    yield (items ?? result?.items ?? []).map(productOf);
    if (ids.length < pageSize || !page.result.last_id || page.result.last_id === lastId) return;
    lastId = page.result.last_id;
  }
}

/** Orders name a product by its Ozon sku, so that is its id here too. */
function productOf({ id, sku, offer_id, name, barcodes, price, sources }: z.infer<typeof item>): ChannelProduct {
  const [source] = sources;
  const externalId = [sku, source?.sku].find((given) => given && given !== "0") ?? id;
  return {
    externalId,
    sku: offer_id || null,
    barcode: barcodes[0] ?? null,
    name: name || offer_id,
    priceMinor: price === null ? null : Number(toMinor(price, 2)),
  };
}

async function ask<T>(line: Line, path: string, body: unknown, shape: z.ZodType<T>): Promise<T> {
  const answer = await askOzon(line, path, body);
  if (!answer.ok) throw new ChannelTrouble("rubbish", refusalOf(answer));
  const { data } = shape.safeParse(answer.body);
  if (!data) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
  return data;
}
