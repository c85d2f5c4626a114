import { ChannelTrouble, type Line } from "../line";
import type { Poll, RawOrder } from "../port";
import { refusedWith } from "../refused-with";
import { askShop, type Fields, failureOf, fieldsOf, listFrom, pagesOf, textOf } from "./ask-shop";

/** One order as the shop tells it now, its refunds with their lines; null when the shop does not know it. */
export async function read(line: Line, externalId: string): Promise<unknown> {
  const answer = await askShop(line, { path: `/orders/${encodeURIComponent(externalId)}` });
  if (answer.status === 404) return null;
  const failure = failureOf(answer);
  if (failure !== null) throw new ChannelTrouble("rubbish", refusedWith(failure));
  return withRefunds(line, fieldsOf(answer.body));
}

const soonMs = 60 * 60_000;

/** The net under webhooks, which a shop switches off for good after five failures. */
export const poll: Poll = {
  everySeconds: 300,
  overlapSeconds: 900,
  async *orders(line, { since, until }) {
    const query = {
      modified_after: seconds(since),
      // Up to now the end is left open: what changes while it is read then moves nothing to a page that was read.
      ...(line.now.getTime() - until.getTime() > soonMs ? { modified_before: seconds(new Date(until.getTime() + 1_000)) } : {}),
      dates_are_gmt: true,
      orderby: "id",
      order: "asc",
    };
    for await (const page of pagesOf(line, "/orders", query)) {
      const orders: RawOrder[] = [];
      for (const order of page) orders.push({ externalId: textOf(order["id"]), body: await withRefunds(line, order) });
      yield orders;
    }
  },
};

/** The order names its refunds by their sums; only the refund itself says which units it gave back. */
async function withRefunds(line: Line, order: Fields): Promise<Fields> {
  const refunds = order["refunds"];
  if (!Array.isArray(refunds) || refunds.length === 0) return order;
  const { rows } = await listFrom(line, { path: `/orders/${textOf(order["id"])}/refunds`, query: { per_page: 100 } });
  // What is missing there stays as the order names it.
  const whole = new Map(rows.map((refund) => [textOf(refund["id"]), refund]));
  return { ...order, refunds: refunds.map((refund) => ({ ...fieldsOf(refund), ...whole.get(textOf(fieldsOf(refund)["id"])) })) };
}

/** WooCommerce reads times without a zone as UTC here (`dates_are_gmt`). */
function seconds(at: Date): string {
  return at.toISOString().slice(0, 19);
}
