import { z } from "zod";
import { entry, list, record, text } from "@/lib/lenient";
import { reason } from "@/lib/reason";
import { amount } from "../amounts";
import { addFee, dayOfTime, type FeeKind, type FeePage, type Fees, type Finance, type ToldFee } from "../finance";
import { ChannelTrouble, type Line } from "../line";
import { askOzon, refusalOf } from "./ask";
import { minorOf, orderNames } from "./fee-words";
import { transactionsPage } from "./transactions";

const sum = record({ amount, currency: text(8) });
const charge = entry({ type_id: text(20), accrued: sum });
const accrual = entry({
  accrual_id: text(60),
  unit_number: text(100),
  date: text(40),
  posting: record({
    products: list(entry({ commission: record({ sale_commission: sum }), delivery: record({ services: list(charge) }) })),
  }),
  item_fees: record({ fees: list(entry({ fees: list(charge) })) }),
  container_fees: record({ fees: list(charge) }),
});
const dayPage = z.object({ accruals: list(z.unknown()), last_id: text(500).catch("") });
const types = z.object({ accrual_types: list(entry({ id: text(20), name: text(200).catch(""), description: text(300).catch("") })) });

const mostPages = 500;
const dictionaryLivesMs = 24 * 60 * 60_000;
type Dictionary = { at: number; kinds: Map<string, FeeKind> };
/**
 * The kinds of charges by their numbers, which Ozon does not like to be asked for often: one dictionary for a host, so that nobody's
 * own address says how the charges of others are booked.
 */
const dictionaries = new Map<string, Dictionary>();
const mostDictionaries = 200;

const logistics = /logistic|deliver|mile|drop.?off|pick.?up|shipment|flow|cross.?dock|sort|логистик|доставк|миля|магистраль|обработка/i;
const commission = /sale.?commission|agent|вознаграждение за продажу|комиссия за продажу/i;

/**
 * What Ozon took, day by day. Where Ozon does not know the accruals of a day yet (accounts of other countries, older installations),
 * its list of transactions tells the same.
 */
export const finance: Finance = {
  daysAStep: 28,
  overlapDays: 7,
  async page(line, { from, until, cursor }): Promise<FeePage> {
    if (cursor?.startsWith("page:")) return transactionsPage(line, { from, until, page: Number(cursor.slice(5)) || 1 });
    const rows = await accrualsOf(line, from);
    return rows === null ? transactionsPage(line, { from, until, page: 1 }) : { rows, next: null, upTo: from };
  },
};

/** All accruals of one day; null when Ozon has no such method. */
async function accrualsOf(line: Line, day: string): Promise<ToldFee[] | null> {
  const rows: ToldFee[] = [];
  let last = "";
  for (let asked = 0; asked < mostPages; asked++) {
    const answer = await askOzon(line, "/v1/finance/accrual/by-day", { date: day, last_id: last });
    if (!answer.ok && answer.status === 404 && asked === 0) return null;
    if (!answer.ok) throw new ChannelTrouble("rubbish", refusalOf(answer));
    const { data } = dayPage.safeParse(answer.body);
    if (!data) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
    for (const body of data.accruals) {
      const row = await rowOf(line, body, day);
      if (row) rows.push(row);
    }
    if (data.accruals.length === 0 || data.last_id === "" || data.last_id === last) return rows;
    last = data.last_id;
  }
  return rows;
}

async function rowOf(line: Line, body: unknown, day: string): Promise<ToldFee | null> {
  const { data } = accrual.safeParse(body);
  // Without a number it is no charge of an order: storage, advertising.
  if (!data?.accrual_id || !data.unit_number) return null;
  const fees: Fees = {};
  let currency: string | null = null;
  const add = (kind: FeeKind, { amount: told, currency: its }: z.infer<typeof sum>) => {
    if (/^[A-Z]{3}$/.test(its)) currency ??= its;
    addFee(fees, kind, -minorOf(told, currency));
  };
  for (const { commission, delivery } of data.posting.products) {
    add("commission", commission.sale_commission);
    for (const { accrued } of delivery.services) add("logistics", accrued);
  }
  const others = [...data.item_fees.fees.flatMap(({ fees }) => fees), ...data.container_fees.fees];
  for (const { type_id, accrued } of others) add(await kindOfType(line, type_id), accrued);
  return { rowKey: data.accrual_id, orders: orderNames(data.unit_number), day: dayOfTime(data.date) ?? day, currency, fees };
}

const hostOf = ({ settings }: Line) => (typeof settings["baseUrl"] === "string" ? settings["baseUrl"] : "");

async function kindOfType(line: Line, id: string): Promise<FeeKind> {
  const known = dictionaries.get(hostOf(line));
  const fresh = known && line.now.getTime() - known.at <= dictionaryLivesMs ? known : await askForTypes(line);
  return (fresh ?? known)?.kinds.get(id) ?? "other";
}

/** Null where Ozon did not tell; it is asked again at the next charge. */
async function askForTypes(line: Line): Promise<Dictionary | null> {
  const answer = await askOzon(line, "/v1/finance/accrual/types", {});
  const { data } = types.safeParse(answer.ok ? answer.body : null);
  if (!data) return null;
  const kinds = new Map(data.accrual_types.map(({ id, name, description }) => [id, kindOfWords(`${name} ${description}`)]));
  const dictionary = { at: line.now.getTime(), kinds };
  if (dictionaries.size >= mostDictionaries) dictionaries.clear();
  dictionaries.set(hostOf(line), dictionary);
  return dictionary;
}

function kindOfWords(words: string): FeeKind {
  if (commission.test(words)) return "commission";
  return logistics.test(words) ? "logistics" : "other";
}
