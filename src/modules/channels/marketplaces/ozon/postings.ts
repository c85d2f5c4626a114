import { ChannelTrouble, type Line } from "../line";
import type { Poll, RawOrder } from "../port";
import { fboPosting, fbsPosting, postingPages } from "./posting-pages";
import { changedReturns, type RawReturn } from "./returns";
import { rfbsReturns } from "./rfbs-returns";
import { stageOf } from "./status";
import { tiesOf } from "./wire";

const hour = 60 * 60_000;
const day = 24 * hour;
/** Postings may change for so long after they were placed. */
const lifeDays = 120;
/** So long a buyer's request for a return is followed. */
const requestDays = 45;
/** No order is split into more. */
const largestFamily = 60;

/**
 * Postings by the time of their last change, in FBS and rFBS. Once an hour all that wait to be assembled are asked for as well,
 * whatever the list of changes says, and what is on its way back; FBO's list knows no changes, so once a day those of a month are read again.
 */
export const poll: Poll = {
  everySeconds: 60,
  overlapSeconds: 300,
  async *orders(line, { since, until }) {
    const seen = new Set<string>();
    const changed = { last_changed_status_date: { from: since.toISOString(), to: until.toISOString() } };
    const placed = { since: new Date(since.getTime() - lifeDays * day).toISOString(), to: until.toISOString() };
    for await (const page of postingPages(line, "fbs", { ...placed, ...changed })) yield await ordersOf(line, page, seen);
    if (turns(since, until, hour)) {
      const cutoff = {
        cutoff_from: new Date(until.getTime() - 30 * day).toISOString(),
        cutoff_to: new Date(until.getTime() + 30 * day).toISOString(),
      };
      for await (const page of postingPages(line, "unfulfilled", cutoff)) yield await ordersOf(line, page, seen);
      const lastHour = { since: new Date(since.getTime() - hour), until };
      // Ozon does not tell which request of a buyer has changed.
      const requests = turns(since, until, day) ? { since: new Date(until.getTime() - requestDays * day), until } : lastHour;
      yield await withReturns(line, [() => changedReturns(line, lastHour), () => rfbsReturns(line, requests)]);
    }
    yield* fbo(line, turns(since, until, day) ? new Date(since.getTime() - 30 * day) : since, until);
  },
};

/** Orders of which something comes back, each with its returns of that time beside its postings. */
async function withReturns(line: Line, lists: readonly (() => Promise<RawReturn[]>)[]): Promise<RawOrder[]> {
  const changed: RawReturn[] = [];
  for (const ask of lists) changed.push(...(await unlessNotForUs(ask, [])));
  const orders = new Map<string, { postings: unknown[]; returns: unknown[] }>();
  for (const { posting, body } of changed) {
    const order = await unlessNotForUs(() => read(line, posting), null);
    const [raw] = order === null ? [] : rawOf(order);
    if (!raw) continue;
    const known = orders.get(raw.externalId);
    if (known) known.returns.push(body);
    else orders.set(raw.externalId, { postings: postingsIn(order), returns: [body] });
  }
  return [...orders].map(([externalId, body]) => ({ externalId, body }));
}

function postingsIn(order: unknown): unknown[] {
  return typeof order === "object" && order !== null && "postings" in order && Array.isArray(order.postings) ? order.postings : [order];
}

/** A key without the role for a method has just read FBS; what is only looked at never stops what has to be packed. */
async function unlessNotForUs<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ChannelTrouble && (error.kind === "keys_refused" || error.kind === "rubbish"))) throw error;
    return otherwise;
  }
}

async function* fbo(line: Line, since: Date, until: Date): AsyncGenerator<RawOrder[]> {
  const found = postingPages(line, "fbo", { since: since.toISOString(), to: until.toISOString() });
  for (;;) {
    const page = await unlessNotForUs(() => found.next(), { done: true, value: undefined });
    if (page.done) return;
    yield page.value.flatMap((body) => rawOf(body));
  }
}

/** The orders of a page: postings that were or may have been split are read with all that belongs to them, each order once. */
async function ordersOf(line: Line, page: unknown[], seen: Set<string>): Promise<RawOrder[]> {
  const orders: RawOrder[] = [];
  for (const body of page) {
    const ties = tiesOf(body);
    if (!ties || seen.has(ties.posting_number)) continue;
    const split = ties.parent_posting_number !== "" || stageOf(ties.status) !== "to_assemble";
    const family = split ? await familyOf(line, body) : [body];
    for (const member of family) seen.add(tiesOf(member)?.posting_number ?? "");
    orders.push(...rawOf(family.length > 1 ? { postings: family } : family[0]));
  }
  return orders;
}

function rawOf(body: unknown): RawOrder[] {
  const ties = tiesOf(postingsIn(body)[0]);
  return ties ? [{ externalId: ties.posting_number, body }] : [];
}

/** The posting that an order began with, then those that Ozon split from it. `whole`: what we start with names its kin already. */
async function familyOf(line: Line, start: unknown, whole = false): Promise<unknown[]> {
  const found = new Map<string, unknown>();
  const first = tiesOf(start);
  if (!first) return [start];
  const queue = [first.posting_number];
  for (let number = queue.shift(); number !== undefined && found.size < largestFamily; number = queue.shift()) {
    if (found.has(number)) continue;
    const own = number === first.posting_number;
    const body = own && whole ? start : ((await fbsPosting(line, number)) ?? (own ? start : null));
    const ties = tiesOf(body);
    if (!ties) continue;
    found.set(number, body);
    queue.push(...[ties.parent_posting_number, ...ties.related_postings.related_posting_numbers].filter(Boolean));
  }
  // Nothing was split: what came is as good, and is the same text at the next poll.
  if (found.size === 1) return [start];
  return [...found.values()].sort((a, b) => rank(a, found) - rank(b, found) || (numberOf(a) < numberOf(b) ? -1 : 1));
}

/** The root of a family has no parent in it. */
function rank(body: unknown, family: ReadonlyMap<string, unknown>): number {
  return family.has(tiesOf(body)?.parent_posting_number ?? "") ? 1 : 0;
}

const numberOf = (body: unknown) => tiesOf(body)?.posting_number ?? "";

/** An order by the number of any of its postings: with all that Ozon split from it, or FBO's. */
export async function read(line: Line, externalId: string): Promise<unknown> {
  const posting = await fbsPosting(line, externalId);
  if (posting !== null) {
    const family = await familyOf(line, posting, true);
    return family.length > 1 ? { postings: family } : family[0];
  }
  return fboPosting(line, externalId);
}

/** Whether a new hour or day begins between two moments: what need not be asked every minute is asked then. */
function turns(since: Date, until: Date, stepMs: number): boolean {
  return Math.floor(since.getTime() / stepMs) !== Math.floor(until.getTime() / stepMs);
}
