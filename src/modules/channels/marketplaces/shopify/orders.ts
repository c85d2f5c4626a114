import type { Line } from "../line";
import type { Poll, RawOrder } from "../port";
import { askGraph, type Fields, fieldsOf, nextOf, nodesOf } from "./ask-graph";
import { idOf } from "./graph-order";
import { moreLinesQuery, orderQuery, ordersQuery } from "./order-query";

const maxPages = 20_000;

/** One order, read again by the id that webhooks name; null when the shop does not know it. */
export async function read(line: Line, externalId: string): Promise<unknown> {
  if (!/^\d{1,30}$/.test(externalId)) return null;
  const { order } = await askGraph(line, orderQuery, { id: `gid://shopify/Order/${externalId}` });
  return order === null || order === undefined ? null : withAllLines(line, fieldsOf(order));
}

/** The net under webhooks: Shopify drops a delivery after four hours of failures. */
export const poll: Poll = {
  everySeconds: 300,
  overlapSeconds: 900,
  async *orders(line, { since, until }) {
    const query = `updated_at:>='${seconds(since)}' AND updated_at:<='${seconds(new Date(until.getTime() + 1_000))}'`;
    let after: string | null = null;
    for (let page = 0; page < maxPages; page++) {
      const { orders }: Fields = await askGraph(line, ordersQuery, { query, after });
      const found: RawOrder[] = [];
      for (const order of nodesOf(orders)) found.push({ externalId: String(idOf(order["id"])), body: await withAllLines(line, order) });
      if (found.length > 0) yield found;
      const next = nextOf(orders);
      if (next === null || next === after) return;
      after = next;
    }
  },
};

async function withAllLines(line: Line, order: Fields): Promise<Fields> {
  const nodes = nodesOf(order["lineItems"]);
  let after = nextOf(order["lineItems"]);
  while (after !== null) {
    const answer: Fields = await askGraph(line, moreLinesQuery, { id: order["id"], after });
    const more = fieldsOf(answer["order"])["lineItems"];
    nodes.push(...nodesOf(more));
    const next = nextOf(more);
    after = next === after ? null : next;
  }
  return { ...order, lineItems: { nodes } };
}

function seconds(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
