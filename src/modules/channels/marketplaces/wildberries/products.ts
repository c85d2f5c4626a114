import { z } from "zod";
import { entry, list, record, text } from "@/lib/lenient";
import type { Line } from "../line";
import type { ChannelProduct } from "../port";
import { demandWb } from "./ask";
import { numberOf } from "./jobs";

const pageSize = 100;
const contentHost = "https://content-api.wildberries.ru";

const card = entry({
  nmID: text(40),
  vendorCode: text(200),
  title: text(500).catch(""),
  sizes: list(entry({ chrtID: text(40), techSize: text(60).catch(""), skus: list(text(200)).catch([]) })),
});
const cards = z.object({ cards: list(card), cursor: record({ updatedAt: text(60), nmID: text(40), total: z.number().catch(0) }) });

/** The seller's cards, one product for each size. The token needs the category "Content" for it. */
export async function* products(line: Line): AsyncGenerator<ChannelProduct[]> {
  let cursor: Record<string, unknown> = { limit: pageSize };
  for (;;) {
    const body = { settings: { cursor, filter: { withPhoto: -1 } } };
    const page = await demandWb(line, { host: contentHost, method: "POST", path: "/content/v2/get/cards/list", body }, cards);
    if (page.cards.length > 0) yield page.cards.flatMap(productsOf);
    const { updatedAt, nmID, total } = page.cursor;
    if (page.cards.length === 0 || total < pageSize || (updatedAt === cursor["updatedAt"] && numberOf(nmID) === cursor["nmID"])) return;
    cursor = { limit: pageSize, updatedAt, nmID: numberOf(nmID) };
  }
}

/** Jobs name a size by its `chrtId`. Prices are kept elsewhere. */
function productsOf({ nmID, vendorCode, title, sizes }: z.infer<typeof card>): ChannelProduct[] {
  return sizes.map(({ chrtID, techSize, skus }) => ({
    externalId: chrtID || nmID,
    sku: vendorCode || null,
    barcode: skus[0] ?? null,
    name: [title || vendorCode, techSize === "0" ? "" : techSize].filter(Boolean).join(", "),
    priceMinor: null,
  }));
}
