import { z } from "zod";
import { entry, list, record, text } from "@/lib/lenient";
import { reason } from "@/lib/reason";
import { amount } from "../amounts";
import { addFee, dayOfTime, type FeeKind, type FeePage, type Fees, type ToldFee } from "../finance";
import { ChannelTrouble, type Line } from "../line";
import { askOzon, refusalOf } from "./ask";
import { minorOf, orderNames } from "./fee-words";

const pageSize = 1_000;

const operation = entry({
  operation_id: text(60),
  operation_type: text(120).catch(""),
  operation_date: text(40).catch(""),
  delivery_charge: amount,
  return_delivery_charge: amount,
  accruals_for_sale: amount,
  sale_commission: amount,
  amount,
  posting: record({ posting_number: text(100) }),
  services: list(entry({ name: text(200), price: amount })),
});
const answered = z.object({
  result: z.object({ operations: list(z.unknown()), page_count: z.coerce.number().int().catch(0) }),
});

const carried = /logistic|deliv|mile|drop.?off|pickup|flow|fulfillment|return(?!.*acquiring)/i;

/** One page of Ozon's list of transactions. */
export async function transactionsPage(line: Line, { from, until, page }: { from: string; until: string; page: number }): Promise<FeePage> {
  const date = { from: `${from}T00:00:00.000Z`, to: `${until}T23:59:59.999Z` };
  const filter = { date, operation_type: [], posting_number: "", transaction_type: "all" };
  const answer = await askOzon(line, "/v3/finance/transaction/list", { filter, page, page_size: pageSize });
  if (!answer.ok) throw new ChannelTrouble("rubbish", refusalOf(answer));
  const { data } = answered.safeParse(answer.body);
  if (!data) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
  const { operations, page_count } = data.result;
  return { rows: operations.flatMap(rowsOf), next: operations.length > 0 && page < page_count ? `page:${page + 1}` : null };
}

/** What is left of an operation's amount when the sale is taken away is what Ozon took, whatever parts it names. */
function rowsOf(body: unknown): ToldFee[] {
  const { data } = operation.safeParse(body);
  if (!data?.operation_id || !data.posting.posting_number) return [];
  const fees: Fees = {};
  const take = (kind: FeeKind, value: bigint) => addFee(fees, kind, -minorOf(value, null));
  const carriage = data.delivery_charge + data.return_delivery_charge;
  let named = data.sale_commission + carriage;
  take("commission", data.sale_commission);
  take("logistics", carriage);
  for (const { name, price } of data.services) {
    take(carried.test(name) ? "logistics" : "other", price);
    named += price;
  }
  take(carried.test(data.operation_type) ? "logistics" : "other", data.amount - data.accruals_for_sale - named);
  const { posting_number: number } = data.posting;
  return [{ rowKey: data.operation_id, orders: orderNames(number), day: dayOfTime(data.operation_date), currency: null, fees }];
}
