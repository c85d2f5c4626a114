import { endOfDay, startOfDay } from "@/lib/dates";
import { fulfilmentStatuses, orderStatuses, paymentStatuses } from "../order-status";
import { priorities } from "../priority";
import type { ListOrders, OrderView } from "../search/order-filter";

/** The tabs of the list, in the order of the day's work. */
export const tabViews = [
  "open",
  "mine",
  "new",
  "due_today",
  "late",
  "held",
  "backordered",
  "delayed",
  "awaits_transfer",
  "drafts",
  "all",
] as const satisfies readonly OrderView[];

/** Views that other pages open, and that have no tab. */
const openedViews = [...tabViews, "sold"] as const satisfies readonly OrderView[];

/** The filters of the list as its address holds them: short words, days of the organization's calendar. */
export const filterNames = [
  "channel",
  "warehouse",
  "status",
  "work",
  "payment",
  "from",
  "to",
  "sku",
  "tag",
  "responsible",
  "priority",
  "region",
  "category",
  "buyer",
  "returned",
  "refunded",
  "currency",
  "q",
] as const;
const buyers = ["new", "repeat"] as const;
export type FilterName = (typeof filterNames)[number];
export type AddressFilter = { view: OrderView } & Partial<Record<FilterName, string>>;

type Params = Record<string, string | string[] | undefined>;

/** Reads an address. What is misspelt there is left out rather than refused: an old link still opens the list. */
export function readAddress(params: Params): AddressFilter {
  const word = (name: string, longest = 100) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value)?.trim().slice(0, longest) || undefined;
  };
  const one = <T extends string>(name: string, of: readonly T[]) => of.find((known) => known === word(name));
  const day = (name: string) =>
    /^\d{4}-\d\d-\d\d$/.test(word(name) ?? "") && !Number.isNaN(Date.parse(word(name) ?? "")) ? word(name) : undefined;
  return {
    view: one("view", openedViews) ?? "open",
    channel: word("channel"),
    warehouse: word("warehouse"),
    status: one("status", orderStatuses),
    work: one("work", fulfilmentStatuses),
    payment: one("payment", paymentStatuses),
    from: day("from"),
    to: day("to"),
    sku: word("sku"),
    tag: word("tag")?.slice(0, 50),
    responsible: /^(me|none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(word("responsible") ?? "") ? word("responsible") : undefined,
    priority: one("priority", priorities),
    region: word("region")?.slice(0, 80),
    category: word("category", 200),
    buyer: one("buyer", buyers),
    returned: one("returned", ["yes"]),
    refunded: one("refunded", ["yes"]),
    currency: /^[A-Z]{3}$/.test(word("currency") ?? "") ? word("currency") : undefined,
    q: word("q"),
  };
}

/** The address of the list with these filters; the view "open" is the plain one. */
export function writeAddress({ view, ...filters }: AddressFilter): string {
  const query = new URLSearchParams();
  if (view !== "open") query.set("view", view);
  for (const name of filterNames) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  return query.size > 0 ? `/orders?${query}` : "/orders";
}

/** What the server is asked for an address. Both days of a period are whole days in the organization's zone. */
export function askOf(filter: AddressFilter, timezone: string): Omit<ListOrders, "cursor"> {
  return {
    view: filter.view,
    channel: filter.channel,
    warehouse: filter.warehouse,
    status: orderStatuses.find((status) => status === filter.status),
    fulfilmentStatus: fulfilmentStatuses.find((status) => status === filter.work),
    paymentStatus: paymentStatuses.find((status) => status === filter.payment),
    sku: filter.sku,
    tag: filter.tag,
    responsible: filter.responsible,
    priority: priorities.find((priority) => priority === filter.priority),
    region: filter.region,
    category: filter.category,
    buyer: buyers.find((buyer) => buyer === filter.buyer),
    returned: filter.returned === "yes" ? "yes" : undefined,
    refunded: filter.refunded === "yes" ? "yes" : undefined,
    currency: filter.currency,
    q: filter.q,
    placedAfter: filter.from && startOfDay(filter.from, timezone).toISOString(),
    placedBefore: filter.to && endOfDay(filter.to, timezone).toISOString(),
    limit: 50,
  };
}

/** Anything beyond the view: decides what an empty list says. */
export function isNarrowed(filter: AddressFilter): boolean {
  return filterNames.some((name) => filter[name] !== undefined);
}
