import { reason } from "@/lib/reason";
import { ChannelTrouble, type Line } from "../line";
import { refusedWith } from "../refused-with";
import type { StockOut, StockOutcome, StockRow } from "../stock-port";
import { askFor, campaignPath, failureOf, isRecord } from "./connection";

const readAtOnce = 500;
const maxPages = 200;

/** A campaign has one number per product, its offer id being our SKU. */
export const stock: StockOut = {
  per: "product",
  batch: 2000,
  restSeconds: 0,
  push,
  async read(line, rows) {
    const counts = new Map<string, number>();
    for (let from = 0; from < rows.length; from += readAtOnce)
      for (const [sku, count] of await countsOf(line, rows.slice(from, from + readAtOnce).map(offerIdOf))) counts.set(sku, count);
    return rows.map((row) => counts.get(offerIdOf(row)) ?? null);
  },
};

/** Yandex takes or refuses a call as a whole; what it refuses is halved until the row is found that is the reason. */
async function push(line: Line, rows: readonly StockRow[]): Promise<StockOutcome[]> {
  if (rows.length === 0) return [];
  const answer = await line.ask({
    method: "PUT",
    path: campaignPath(line.settings, "/offers/stocks"),
    body: {
      skus: rows.map((row) => ({ sku: offerIdOf(row), items: [{ count: Math.max(0, row.quantity), updatedAt: row.at.toISOString() }] })),
    },
  });
  const failure = failureOf(answer);
  if (!failure) {
    if (!isRecord(answer.body)) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
    return rows.map(() => ({ outcome: "acknowledged" }));
  }
  // A campaign or a method that is not there says nothing about the rows.
  if (failure.status === 404 || failure.status === 405)
    throw new ChannelTrouble("rubbish", refusedWith(failure.words || `HTTP ${failure.status}`));
  if (rows.length === 1) return [{ outcome: "refused", reason: refusedWith(failure.words) }];
  const half = Math.ceil(rows.length / 2);
  return [...(await push(line, rows.slice(0, half))), ...(await push(line, rows.slice(half)))];
}

async function countsOf(line: Line, offerIds: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  let token: unknown;
  for (let page = 0; page < maxPages; page++) {
    const query = typeof token === "string" ? { page_token: token } : {};
    const body = await askFor(line, { method: "POST", path: campaignPath(line.settings, "/offers/stocks"), query, body: { offerIds } });
    const result = isRecord(body["result"]) ? body["result"] : {};
    for (const warehouse of records(result["warehouses"]))
      for (const offer of records(warehouse["offers"])) {
        const sku = String(offer["offerId"] ?? "");
        counts.set(sku, (counts.get(sku) ?? 0) + countIn(records(offer["stocks"])));
      }
    const next = isRecord(result["paging"]) ? result["paging"]["nextPageToken"] : undefined;
    if (typeof next !== "string" || next === "" || next === token) break;
    token = next;
  }
  return counts;
}

/** FIT is what was sent to Yandex; AVAILABLE the part of it that no order has taken. */
function countIn(stocks: Record<string, unknown>[]): number {
  const count = (type: string) => stocks.find((entry) => entry["type"] === type)?.["count"];
  return Number(count("FIT") ?? count("AVAILABLE") ?? 0) || 0;
}

function offerIdOf({ key, sku }: Pick<StockRow, "key" | "sku">): string {
  return key["sku"] ?? sku;
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
