import { z } from "zod";
import { type Decimal, toMinor, zero } from "@/lib/decimal";
import { list, text } from "@/lib/lenient";
import { decimalsOf } from "@/lib/money";
import { reason } from "@/lib/reason";
import { money } from "../amounts";
import { addFee, dayOfTime, type FeeKind, type FeePage, type Fees, type Finance, type ToldFee } from "../finance";
import { ChannelTrouble, type Question } from "../line";
import { askWb, refusalOf, type WbAnswer } from "./ask";

// A row has some seventy fields; Wildberries would give a hundred thousand rows at once.
const pageSize = 10_000;

type Asked = { from: string; until: string; last: number };
const questions = {
  now: ({ from, until, last }: Asked): Question => ({
    host: "https://finance-api.wildberries.ru",
    method: "POST",
    path: "/api/finance/v1/sales-reports/detailed",
    body: { dateFrom: from, dateTo: until, limit: pageSize, rrdId: last, period: "daily" },
  }),
  before: ({ from, until, last }: Asked): Question => ({
    host: "https://statistics-api.wildberries.ru",
    path: "/api/v5/supplier/reportDetailByPeriod",
    query: { dateFrom: from, dateTo: until, limit: pageSize, rrdid: last },
  }),
};
type Place = keyof typeof questions;

/** The report of realisation, row by row. It may be asked for once a minute, so that each page is a job of its own. */
export const finance: Finance = {
  daysAStep: 31,
  overlapDays: 14,
  async page(line, { from, until, cursor }): Promise<FeePage> {
    const [, place, last] = /^(now|before):(\d+)$/.exec(cursor ?? "") ?? [];
    const ask = (where: Place) => askWb(line, questions[where]({ from, until, last: Number(last ?? 0) }));
    if (place === "before") return pageOf("before", await ask("before"));
    const answer = await ask("now");
    // The report has moved; where the new place is not known, the old one is asked.
    if (!answer.ok && answer.status === 404 && place === undefined) return pageOf("before", await ask("before"));
    return pageOf("now", answer);
  },
};

function pageOf(place: Place, answer: WbAnswer): FeePage {
  if (!answer.ok) throw new ChannelTrouble("rubbish", refusalOf(answer));
  // "No content" is the end.
  const { data } = list(z.unknown()).safeParse(answer.body);
  if (!data) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
  const rows = data.map((body) => fields.safeParse(body).data ?? null);
  const last = rows.at(-1)?.id;
  return { rows: rows.flatMap((row) => (row ? told(row) : [])), next: data.length >= pageSize && last ? `${place}:${last}` : null };
}

/** The same field under both of its names. */
const either = <T extends z.ZodType>(shape: T, ...names: string[]): [string[], T] => [names, shape];
const known = {
  id: either(text(40), "rrdId", "rrd_id"),
  job: either(text(40).catch(""), "assemblyId", "assembly_id", "orderId"),
  srid: either(text(100).catch(""), "srid"),
  basket: either(text(100).catch(""), "orderUid", "order_uid"),
  document: either(text(60).catch(""), "docTypeName", "doc_type_name"),
  soldAt: either(text(40).catch(""), "saleDt", "sale_dt"),
  at: either(text(40).catch(""), "rrDate", "rr_dt"),
  currency: either(text(20).catch(""), "currency", "currencyName", "currency_name"),
  reward: either(money.catch(null), "vw", "ppvzVw", "ppvz_vw"),
  rewardTax: either(money.catch(null), "vwNds", "ppvzVwNds", "ppvz_vw_nds"),
  gross: either(money.catch(null), "ppvzSalesCommission", "ppvz_sales_commission"),
  point: either(money.catch(null), "ppvzReward", "ppvz_reward"),
  acquiring: either(money.catch(null), "acquiringFee", "acquiring_fee"),
  delivery: either(money.catch(null), "deliveryService", "deliveryRub", "delivery_rub"),
  penalty: either(money.catch(null), "penalty"),
  storage: either(money.catch(null), "paidStorage", "storage_fee"),
  acceptance: either(money.catch(null), "paidAcceptance", "acceptance"),
  deduction: either(money.catch(null), "deduction"),
  extra: either(money.catch(null), "additionalPayment", "additional_payment"),
};
type Row = { [K in keyof typeof known]: z.infer<(typeof known)[K][1]> };

const fields = z.record(z.string(), z.unknown()).transform((body, context): Row => {
  const row: Record<string, unknown> = {};
  for (const [name, [names, shape]] of Object.entries(known)) {
    const there = names.find((one) => body[one] !== undefined && body[one] !== null);
    const { data, success } = shape.safeParse(there === undefined ? undefined : body[there]);
    if (!success) context.addIssue({ code: "custom", message: name });
    row[name] = data ?? null;
  }
  return row as Row;
});

function told(row: Row): ToldFee[] {
  const orders = [row.job, row.basket, row.srid].filter((name) => name !== "" && name !== "0");
  if (!row.id || orders.length === 0) return [];
  const currency = currencyOf(row.currency);
  const fees: Fees = {};
  const add = (kind: FeeKind, value: Decimal | null, sign = 1) => {
    const minor = Number(toMinor(value ?? zero, decimalsOf(currency ?? "RUB")));
    if (Number.isSafeInteger(minor)) addFee(fees, kind, sign * minor);
  };
  // A return gives back what the sale had cost.
  const sign = /возврат|return/i.test(row.document) ? -1 : 1;
  if (row.reward !== null || row.rewardTax !== null) {
    add("commission", row.reward, sign);
    add("commission", row.rewardTax, sign);
    add("other", row.point, sign);
    add("other", row.acquiring, sign);
  } else {
    // The whole, with what goes to the point and to the bank.
    add("commission", row.gross, sign);
  }
  add("logistics", row.delivery);
  for (const value of [row.penalty, row.storage, row.acceptance, row.deduction]) add("other", value);
  add("other", row.extra, -1);
  return [{ rowKey: row.id, orders, day: dayOfTime(row.soldAt) ?? dayOfTime(row.at), currency, fees }];
}

function currencyOf(name: string): string | null {
  if (/^[A-Za-z]{3}$/.test(name)) return name.toUpperCase() === "RUR" ? "RUB" : name.toUpperCase();
  return /^руб/i.test(name) ? "RUB" : null;
}
