import { reason } from "@/lib/reason";
import { ChannelTrouble, type Line } from "../line";
import type { Poll, RawOrder } from "../port";
import { askWb, demandWb, refusalOf } from "./ask";
import { jobOf, jobPage, statusPage } from "./wire";

const hour = 60 * 60_000;
const day = 24 * hour;
const pageSize = 1000;
const groupsAtOnce = 200;
/** Jobs are asked again from so long ago while they may still lie here, */
const freshDays = 3;
/** and once an hour as far back as Wildberries lists them. */
const longestDays = 30;
/** Jobs of one basket are made within moments of each other; what a window cuts off is fetched with this margin. */
const marginMs = hour;
/** A window that ends here is no back-fill. */
const liveMs = 10 * 60_000;

/** Wildberries calls nobody: everything is asked for. Jobs come from its lists, how far they are from the method for statuses. */
export const poll: Poll = {
  everySeconds: 60,
  overlapSeconds: 60,
  async *orders(line, { since, until }) {
    const live = line.now.getTime() - until.getTime() < liveMs;
    const fresh = live ? await newJobs(line) : [];
    const deep = live && Math.floor(since.getTime() / hour) !== Math.floor(until.getTime() / hour);
    const days = deep ? longestDays : freshDays;
    const times = fresh.flatMap((body) => jobOf(body)?.createdAt || []);
    const from = Math.max(
      until.getTime() - longestDays * day + marginMs,
      Math.min(since.getTime(), until.getTime() - days * day, ...times),
    );
    const jobs = await allJobs(line, new Date(from - marginMs), until, fresh);
    // What Wildberries lists as new waits for us, however old it says that it is.
    const waiting = new Set(fresh.flatMap((body) => jobOf(body)?.id ?? []));
    const orders = ordersOf(jobs, await statusesOf(line, [...jobs.keys()])).filter(
      ({ lastAt, ids }) => lastAt >= from || ids.some((id) => waiting.has(id)),
    );
    for (let start = 0; start < orders.length; start += groupsAtOnce)
      yield orders.slice(start, start + groupsAtOnce).map(({ externalId, body }) => ({ externalId, body }));
  },
};

/** An order by its own id, or by the number of any of its jobs. */
export async function read(line: Line, externalId: string): Promise<unknown> {
  const jobs = await allJobs(line, new Date(line.now.getTime() - longestDays * day), line.now, await newJobs(line));
  const uid = externalId.split("@")[0];
  const named = [...jobs.values()].find((body) => {
    const job = jobOf(body);
    return job !== null && (job.uid === uid || job.id === externalId);
  });
  const wanted = named && jobOf(named)?.uid;
  if (!wanted) return null;
  const own = new Map([...jobs].filter(([, body]) => jobOf(body)?.uid === wanted));
  const orders = ordersOf(own, await statusesOf(line, [...own.keys()]));
  const exact = orders.find((order) => order.externalId === externalId || order.ids.includes(externalId)) ?? orders[0];
  return exact?.body ?? null;
}

async function newJobs(line: Line): Promise<unknown[]> {
  return (await demandWb(line, { path: "/api/v3/orders/new" }, jobPage)).orders;
}

/** Jobs made in a time, by their ids; what only the list of new ones tells (such as what has to be scanned) is put to them. */
async function allJobs(line: Line, from: Date, to: Date, fresh: readonly unknown[]): Promise<Map<string, object>> {
  const jobs = new Map<string, object>();
  const keep = (body: unknown) => {
    const job = jobOf(body);
    if (job) jobs.set(job.id, { ...jobs.get(job.id), ...(body as object) });
  };
  const dateTo = Math.ceil(to.getTime() / 1000);
  const window = { dateFrom: Math.max(Math.floor(from.getTime() / 1000), dateTo - (longestDays * day) / 1000), dateTo };
  for (let next = "0"; ; ) {
    const page = await demandWb(line, { path: "/api/v3/orders", query: { limit: pageSize, next, ...window } }, jobPage);
    page.orders.forEach(keep);
    if (page.orders.length < pageSize || page.next === "" || page.next === "0" || page.next === next) break;
    next = page.next;
  }
  fresh.forEach(keep);
  return jobs;
}

/** How far each job is, as Wildberries tells it. */
export async function statusesOf(line: Line, ids: readonly string[]): Promise<Map<string, { id: string }>> {
  const statuses = new Map<string, { id: string }>();
  for (let start = 0; start < ids.length; start += pageSize) {
    const body = { orders: ids.slice(start, start + pageSize).map(numberOf) };
    const answer = await askWb(line, { method: "POST", path: "/api/v3/orders/status", body });
    if (!answer.ok) throw new ChannelTrouble("rubbish", refusalOf(answer));
    const { data } = statusPage.safeParse(answer.body);
    if (!data) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
    for (const status of data.orders) statuses.set(status.id, status);
  }
  return statuses;
}

/** Ids of jobs go as numbers. */
export function numberOf(id: string): number | string {
  const number = /^\d{1,16}$/.test(id) ? Number(id) : Number.NaN;
  return Number.isSafeInteger(number) ? number : id;
}

type Grouped = RawOrder & { ids: string[]; lastAt: number };

/**
 * The jobs of one basket are one order. What of it lies in another warehouse is an order of its own: the one with the first job keeps
 * the basket's id, the others add their warehouse to it.
 */
function ordersOf(jobs: ReadonlyMap<string, object>, statuses: ReadonlyMap<string, { id: string }>): Grouped[] {
  const baskets = new Map<string, { id: string; place: string; createdAt: number; body: object }[]>();
  for (const body of jobs.values()) {
    const job = jobOf(body);
    if (job) baskets.set(job.uid, [...(baskets.get(job.uid) ?? []), { ...job, body }]);
  }
  return [...baskets].flatMap(([uid, basket]) => {
    const sorted = basket.toSorted((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
    const places = [...new Set(sorted.map(({ place }) => place))];
    return places.map((place, index) => {
      const own = sorted.filter((job) => job.place === place);
      return {
        externalId: index === 0 ? uid : `${uid}@${place}`,
        ids: own.map(({ id }) => id),
        lastAt: Math.max(...own.map(({ createdAt }) => createdAt)),
        body: {
          orders: own.map(({ body }) => body),
          statuses: own.flatMap(({ id }) => statuses.get(id) ?? []),
          ...(index === 0 ? {} : { part: place }),
        },
      };
    });
  });
}
