import { parseDecimal, toMinor } from "@/lib/decimal";
import { plain } from "@/lib/lenient";
import type { Line } from "../line";
import type { ChannelProduct } from "../port";
import { askFor, isRecord } from "./connection";

const maxPages = 5_000;

/** The catalogue of the business: its offers, whose ids are our SKUs. */
export async function* products(line: Line): AsyncGenerator<ChannelProduct[]> {
  const business = line.settings["businessId"];
  if (business === undefined) return;
  let token: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const query = { limit: 100, ...(token === undefined ? {} : { page_token: token }) };
    const path = `/v2/businesses/${encodeURIComponent(String(business))}/offer-mappings`;
    const body = await askFor(line, { method: "POST", path, query, body: { archived: false } });
    const result = isRecord(body["result"]) ? body["result"] : {};
    const mappings = Array.isArray(result["offerMappings"]) ? result["offerMappings"].filter(isRecord) : [];
    yield mappings
      .map((mapping) => productOf(isRecord(mapping["offer"]) ? mapping["offer"] : {}))
      .filter(({ externalId }) => externalId !== "");
    const next = isRecord(result["paging"]) ? result["paging"]["nextPageToken"] : undefined;
    if (typeof next !== "string" || next === "" || next === token) return;
    token = next;
  }
}

function productOf(offer: Record<string, unknown>): ChannelProduct {
  const offerId = text(offer["offerId"]);
  const barcodes = Array.isArray(offer["barcodes"]) ? offer["barcodes"] : [];
  const price = isRecord(offer["basicPrice"]) ? offer["basicPrice"]["value"] : null;
  const value = typeof price === "number" ? parseDecimal(plain(price)) : null;
  return {
    externalId: offerId,
    sku: offerId || null,
    barcode: text(barcodes[0]) || null,
    name: text(offer["name"]) || offerId,
    priceMinor: value === null ? null : Number(toMinor(value, 2)),
  };
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).trim().slice(0, 500) : "";
}
