import { attentionOf, frameCounts } from "@/modules/analytics/attention-queries";
import { feedOf } from "@/modules/analytics/feed-queries";
import { runningLow } from "@/modules/analytics/pace/running-low";
import { todayOf, workOf } from "@/modules/analytics/today-queries";
import { listProducts } from "@/modules/catalog/product-queries";
import { listMovements } from "@/modules/inventory/ledger-queries";
import { listStock } from "@/modules/inventory/queries";
import { countOrders, listOrders } from "@/modules/orders/list-orders";
import { orderEvents, orderPayments, readOrders } from "@/modules/orders/queries";
import { type ListOrders, orderViews } from "@/modules/orders/search/order-filter";
import { countShipments, listShipments } from "@/modules/shipments/queries";
import type { Context } from "@/platform/context";
import type { Sample } from "./sample";

/** A question that the screens or the API ask; asked several times, each time about another order, buyer or article. */
export type Case = { name: string; ask: (ctx: Context, sample: Sample) => Promise<unknown> };

const list = (name: string, filter: (sample: Sample) => ListOrders): Case => ({
  name,
  ask: (ctx, sample) => listOrders(ctx, filter(sample)),
});
const year = { placedAfter: "2026-01-01T00:00:00Z" };

const filters: Case[] = [
  list("first page", () => ({})),
  ...orderViews.filter((view) => view !== "all").map((view) => list(`view ${view}`, () => ({ view }))),
  ...(["closed", "cancelled", "confirmed", "draft"] as const).map((status) => list(`status ${status}`, () => ({ status }))),
  ...(["delivered", "backordered", "reserved"] as const).map((fulfilmentStatus) =>
    list(`work ${fulfilmentStatus}`, () => ({ fulfilmentStatus })),
  ),
  ...(["paid", "unpaid", "partially_paid"] as const).map((paymentStatus) => list(`payment ${paymentStatus}`, () => ({ paymentStatus }))),
  ...["site", "market", "shop-msk"].map((channel) => list(`channel ${channel}`, () => ({ channel }))),
  ...["MSK", "EKB"].map((warehouse) => list(`warehouse ${warehouse}`, () => ({ warehouse }))),
  list("a buyer", ({ customerId }) => ({ customerId })),
  list("a common SKU", ({ commonSku }) => ({ sku: commonSku })),
  list("a rare SKU", ({ sku }) => ({ sku })),
  list("a tag", () => ({ tag: "vip" })),
  list("a tag that nobody has", () => ({ tag: "нет такой" })),
  list("priority urgent", () => ({ priority: "urgent" })),
  list("priority high", () => ({ priority: "high" })),
  list("responsible: nobody", () => ({ responsible: "none" })),
  list("a day long ago", ({ placedAt }) => ({
    placedAfter: placedAt,
    placedBefore: new Date(Date.parse(placedAt) + 86_400_000).toISOString(),
  })),
];

const pairs: Case[] = [
  list("status and channel", () => ({ status: "cancelled", channel: "manual" })),
  list("open and channel", () => ({ view: "open", channel: "site" })),
  list("unpaid and channel", () => ({ paymentStatus: "unpaid", channel: "market" })),
  list("unpaid and closed: none", () => ({ paymentStatus: "unpaid", status: "closed" })),
  list("warehouse and status", () => ({ warehouse: "KZN", status: "cancelled" })),
  list("SKU and channel", ({ sku }) => ({ sku, channel: "site" })),
  list("tag and channel", () => ({ tag: "опт", channel: "manual" })),
  list("name and status", ({ lastName }) => ({ q: lastName, status: "cancelled" })),
  list("this year and channel", () => ({ ...year, channel: "wc" })),
];

const searches: Case[] = [
  list("number", ({ number }) => ({ q: number })),
  list("beginning of a number", ({ number }) => ({ q: number.slice(0, 4) })),
  list("phone", ({ phone }) => ({ q: phone.replace(/^\+7(\d{3})(\d{3})/, "8 ($1) $2-") })),
  list("end of a phone", ({ phone }) => ({ q: phone.slice(-6) })),
  list("first and last name", ({ name }) => ({ q: name })),
  list("part of a name", ({ lastName }) => ({ q: lastName.slice(0, 4) })),
  list("two letters", ({ lastName }) => ({ q: lastName.slice(0, 2) })),
  list("e-mail", ({ email }) => ({ q: email })),
  list("SKU", ({ sku }) => ({ q: sku })),
  list("a common SKU", ({ commonSku }) => ({ q: commonSku })),
  list("part of a SKU", ({ sku }) => ({ q: sku.slice(0, 8) })),
  list("tracking number", ({ tracking }) => ({ q: tracking })),
  list("external id", ({ externalId }) => ({ q: externalId })),
  list("nothing such", () => ({ q: "бергамот" })),
];

const deepest: Case[] = [
  list("all", ({ deepest }) => ({ cursor: deepest })),
  list("by channel", ({ deepest }) => ({ channel: "site", cursor: deepest })),
  list("by status", ({ deepest }) => ({ status: "closed", cursor: deepest })),
  list("of a name", ({ deepest, lastName }) => ({ q: lastName, cursor: deepest })),
].map(({ name, ask }) => ({ name: `deepest page, ${name}`, ask }));

const others: Case[] = [
  { name: "counts of the views", ask: (ctx) => countOrders(ctx, ["open", "new", "due_today", "late", "held", "backordered"]) },
  { name: "counts of the frame", ask: (ctx) => frameCounts(ctx) },
  { name: "needs attention", ask: (ctx) => attentionOf(ctx) },
  { name: "today", ask: (ctx) => todayOf(ctx) },
  { name: "work of the day", ask: (ctx) => workOf(ctx) },
  { name: "running low", ask: (ctx) => runningLow(ctx) },
  { name: "feed", ask: (ctx) => feedOf(ctx) },
  { name: "stock, first page", ask: (ctx) => listStock(ctx, {}) },
  { name: "stock of a warehouse", ask: (ctx) => listStock(ctx, { warehouse: "EKB" }) },
  { name: "stock, short", ask: (ctx) => listStock(ctx, { only: "short" }) },
  { name: "stock, reserved", ask: (ctx) => listStock(ctx, { only: "reserved" }) },
  { name: "stock, searched", ask: (ctx, { sku }) => listStock(ctx, { q: sku.slice(0, 8) }) },
  { name: "products, SKU", ask: (ctx, { sku }) => listProducts(ctx, { q: sku }) },
  { name: "products, part of a name", ask: (ctx) => listProducts(ctx, { q: "Лунный свет», Исин" }) },
  { name: "ledger of an article", ask: (ctx, { sku }) => listMovements(ctx, { sku }) },
  { name: "shipments", ask: (ctx) => listShipments(ctx, {}) },
  { name: "shipments by number", ask: (ctx, { tracking }) => listShipments(ctx, { q: tracking }) },
  { name: "counts of shipments", ask: (ctx) => countShipments(ctx) },
  {
    name: "order page",
    ask: async (ctx, { orderId }) => {
      await readOrders(ctx, [orderId]);
      await orderEvents(ctx, orderId);
      await orderPayments(ctx, orderId);
    },
  },
];

const named = (group: string, cases: readonly Case[]) => cases.map(({ name, ask }) => ({ name: `${group}${name}`, ask }));

export const listCases: readonly Case[] = [...filters, ...pairs, ...named("search: ", searches), ...deepest, ...others];
