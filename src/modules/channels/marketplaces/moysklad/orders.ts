import { ChannelTrouble, type Line } from "../line";
import type { Poll, RawOrder } from "../port";
import { askFor, askMoysklad, type Fields, failureOf, hrefOf, isRecord, rowsOf } from "./ask";
import { fromMoscow, toMoscow } from "./moscow-time";

/** With links expanded МойСклад gives a hundred rows at most. */
const pageSize = 100;
const maxPages = 5_000;
const expand = "agent,positions.assortment,state,store,rate.currency";

/** One order with its links expanded and all of its positions; null when МойСклад does not know it. */
export async function read(line: Line, externalId: string): Promise<unknown> {
  const path = `/entity/customerorder/${encodeURIComponent(externalId)}`;
  const answer = await askMoysklad(line, { path, query: { expand, limit: pageSize } });
  if (answer.status === 404) return null;
  const failure = failureOf(answer);
  if (failure) throw new ChannelTrouble("rubbish", failure);
  return isRecord(answer.body) ? withPositions(line, answer.body) : null;
}

/** The net under webhooks, which МойСклад gives up after a few failures. */
export const poll: Poll = {
  everySeconds: 60,
  overlapSeconds: 300,
  async *orders(line, { since, until }) {
    const organization = line.settings["organizationId"];
    const own = typeof organization === "string" ? `;organization=${hrefOf(line, `/entity/organization/${organization}`)}` : "";
    let from = toMoscow(since);
    let offset = 0;
    for (let page = 0; page < maxPages; page++) {
      const filter = `updated>=${from};updated<=${toMoscow(new Date(until.getTime() + 1_000))}${own}`;
      const query = { filter, order: "updated,asc", expand, limit: pageSize, offset };
      const rows = rowsOf(await askFor(line, { path: "/entity/customerorder", query }));
      const orders: RawOrder[] = [];
      for (const row of rows) orders.push({ externalId: String(row["id"] ?? ""), body: await withPositions(line, row) });
      if (orders.length > 0) yield orders.filter((order) => order.externalId !== "");
      if (rows.length < pageSize) return;
      // An order that changes meanwhile leaves its place in the list: so it goes on by time, and by number only within one second.
      const last = secondOf(rows.at(-1));
      offset = last === null || last === from ? offset + rows.length : 0;
      if (last !== null) from = last;
    }
  },
};

function secondOf(row: Fields | undefined): string | null {
  const at = fromMoscow(String(row?.["updated"] ?? ""));
  return at && toMoscow(at);
}

/** The order says how many positions it has, and brings the first hundred of them. */
async function withPositions(line: Line, order: Fields): Promise<Fields> {
  const positions = isRecord(order["positions"]) ? order["positions"] : {};
  const meta = isRecord(positions["meta"]) ? positions["meta"] : {};
  const size = Number(meta["size"] ?? 0);
  const rows = rowsOf(positions);
  while (rows.length < size && rows.length < pageSize * 100) {
    const path = `/entity/customerorder/${encodeURIComponent(String(order["id"] ?? ""))}/positions`;
    const more = rowsOf(await askFor(line, { path, query: { expand: "assortment", limit: pageSize, offset: rows.length } }));
    if (more.length === 0) break;
    rows.push(...more);
  }
  return { ...order, positions: { ...positions, rows } };
}
