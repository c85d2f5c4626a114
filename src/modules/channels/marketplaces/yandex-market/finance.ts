import { z } from "zod";
import { toMinor } from "@/lib/decimal";
import { entry, list, record, text } from "@/lib/lenient";
import { decimalsOf } from "@/lib/money";
import { reason } from "@/lib/reason";
import { amount } from "../amounts";
import { addFee, type FeeKind, type FeePage, type Fees, type Finance, type ToldFee } from "../finance";
import { ChannelTrouble } from "../line";
import { askFor, campaignPath } from "./connection";

const pageSize = 200;

const order = entry({
  id: text(40),
  currency: text(8).catch(""),
  commissions: list(entry({ type: text(60).catch(""), actual: amount })),
});
const answered = z.object({ result: z.object({ orders: list(z.unknown()), paging: record({ nextPageToken: text(500) }) }) });

/** What each order that changed in that time has cost in all; Yandex sums up by service and names no days. */
export const finance: Finance = {
  daysAStep: 31,
  overlapDays: 10,
  async page(line, { from, until, cursor }): Promise<FeePage> {
    const body = await askFor(line, {
      method: "POST",
      path: campaignPath(line.settings, "/stats/orders"),
      query: { limit: pageSize, page_token: cursor ?? undefined },
      body: { updateFrom: from, updateTo: until },
    });
    const { data } = answered.safeParse(body);
    if (!data) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
    const { orders, paging } = data.result;
    const next = paging.nextPageToken;
    return { rows: orders.flatMap(rowsOf), next: orders.length > 0 && next !== "" && next !== cursor ? next : null };
  },
};

function rowsOf(body: unknown): ToldFee[] {
  const { data } = order.safeParse(body);
  if (!data?.id) return [];
  const currency = data.currency === "RUR" ? "RUB" : /^[A-Z]{3}$/.test(data.currency) ? data.currency : null;
  const fees: Fees = {};
  for (const { type, actual } of data.commissions) {
    const minor = Number(toMinor(actual, decimalsOf(currency ?? "RUB")));
    if (Number.isSafeInteger(minor)) addFee(fees, kindOf(type), minor);
  }
  return [{ rowKey: `order ${data.id}`, orders: [data.id], day: null, currency, fees }];
}

function kindOf(service: string): FeeKind {
  if (/^(FEE|ILLIQUID_GOODS_SALE)$/.test(service)) return "commission";
  return /DELIVERY|SORTING|RETURN_PROCESSING|FULFILLMENT|MILE/.test(service) ? "logistics" : "other";
}
