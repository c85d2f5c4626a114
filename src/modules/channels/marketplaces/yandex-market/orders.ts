import { ChannelTrouble, type Line } from "../line";
import type { Poll, RawOrder } from "../port";
import { refusedWith } from "../refused-with";
import { askFor, campaignPath, failureOf, isRecord } from "./connection";

const pageSize = 50;
// Yandex refuses a longer stretch of time in one question.
const longestMs = 30 * 24 * 60 * 60_000;
const maxPages = 2_000;

/** One order as Yandex tells it now, with how it is sold, and with the buyer where we deliver. Null when Yandex does not know it. */
export async function read(line: Line, externalId: string): Promise<unknown> {
  const answer = await line.ask({ path: campaignPath(line.settings, `/orders/${encodeURIComponent(externalId)}`) });
  if (answer.status === 404) return null;
  const failure = failureOf(answer);
  if (failure) throw new ChannelTrouble("rubbish", refusedWith(failure.words || `HTTP ${failure.status}`));
  const order = isRecord(answer.body) && isRecord(answer.body["order"]) ? answer.body["order"] : null;
  return order && { order: await completed(line, order, needsProgram(order) ? await programOf(line) : null) };
}

export const poll: Poll = {
  everySeconds: 120,
  overlapSeconds: 600,
  async *orders(line, { since, until }) {
    const program = await programOf(line);
    for (let from = since.getTime(); from < until.getTime(); from += longestMs) {
      // To the second and beyond it: whole seconds are all that Yandex compares.
      const to = Math.min(from + longestMs, until.getTime() + 1_000);
      for await (const page of pages(line, { updatedAtFrom: seconds(from), updatedAtTo: seconds(to) })) {
        const orders: RawOrder[] = [];
        for (const order of page) orders.push({ externalId: String(order["id"]), body: { order: await completed(line, order, program) } });
        yield orders;
      }
    }
  },
};

/** Both ways of paging that Yandex has: a token where it gives one, else numbered pages. */
async function* pages(line: Line, window: Record<string, string>): AsyncGenerator<Record<string, unknown>[]> {
  let next: Record<string, string | number> = {};
  const tokens = new Set<string>();
  for (let page = 1; page <= maxPages; page++) {
    const body = await askFor(line, { path: campaignPath(line.settings, "/orders"), query: { ...window, limit: pageSize, ...next } });
    const orders = Array.isArray(body["orders"]) ? body["orders"].filter(isRecord) : [];
    if (orders.length > 0) yield orders;
    const token = isRecord(body["paging"]) ? body["paging"]["nextPageToken"] : undefined;
    const pager = isRecord(body["pager"]) ? body["pager"] : {};
    if (typeof token === "string" && token !== "") {
      if (tokens.has(token)) return;
      tokens.add(token);
      next = { page_token: token };
    } else if (Number(pager["pagesCount"]) > page && orders.length > 0) {
      next = { page: page + 1, pageSize };
    } else return;
  }
}

/** How the campaign sells, unless the settings say so. Only an order that Yandex delivers leaves it open: from our warehouse or from its own. */
async function programOf(line: Line): Promise<string | null> {
  if (typeof line.settings["program"] === "string") return line.settings["program"];
  const answer = await line.ask({ path: campaignPath(line.settings, "") });
  const campaign = isRecord(answer.body) && isRecord(answer.body["campaign"]) ? answer.body["campaign"] : {};
  const placement = campaign["placementType"];
  return typeof placement === "string" ? placement.toUpperCase() : null;
}

function needsProgram(order: Record<string, unknown>): boolean {
  return typeof order["programType"] !== "string" && !deliveredByShop(order);
}

function deliveredByShop(order: Record<string, unknown>): boolean {
  return isRecord(order["delivery"]) && order["delivery"]["deliveryPartnerType"] === "SHOP";
}

const alive = new Set(["PENDING", "PROCESSING", "DELIVERY", "PICKUP"]);

async function completed(line: Line, order: Record<string, unknown>, program: string | null): Promise<Record<string, unknown>> {
  const programType = order["programType"] ?? (deliveredByShop(order) ? "DBS" : program);
  const told = { ...order, ...(programType ? { programType } : {}) };
  const buyer = isRecord(order["buyer"]) ? order["buyer"] : {};
  if (programType !== "DBS" || buyer["phone"] || !alive.has(String(order["status"]))) return told;
  // The order names the buyer; the phone has a method of its own, and only while the order lives.
  const answer = await line.ask({ path: campaignPath(line.settings, `/orders/${encodeURIComponent(String(order["id"]))}/buyer`) });
  const result = failureOf(answer) === null && isRecord(answer.body) && isRecord(answer.body["result"]) ? answer.body["result"] : {};
  return { ...told, buyer: { ...buyer, ...result } };
}

function seconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
