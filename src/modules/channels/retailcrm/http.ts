import { type Context as Call, Hono } from "hono";
import type { Context } from "@/platform/context";
import type { PublicEnv } from "@/platform/http/routes";
import { isFields } from "../marketplaces/retailcrm/payload";
import { crmId, crmOrder, crmRefusal, crmStatus, crmTime } from "./crm-answer";
import { type Caller, callerOf, paramsOf } from "./crm-call";
import { crmHistory } from "./crm-history-queries";
import { listCrmOrders, oneCrmOrder } from "./crm-orders-queries";
import { answerOf, type Uploaded, uploadAnswer } from "./crm-outcome";
import { createCrmOrder, editCrmOrder } from "./take-crm-order";

type Handle = (ctx: Context, caller: Caller, path: Record<string, string>) => Promise<Response>;

const base = "/api/hooks/:token/api/v5";
const mostAtOnce = 50;

/**
 * RetailCRM's API v5 as far as a shop needs it to hand over its orders and to ask after them. Mounted before the webhooks, whose
 * address these paths continue; a connection of another kind is left to them.
 */
export function retailcrmRoutes(): Hono<PublicEnv> {
  const app = new Hono<PublicEnv>();
  app.post(`${base}/orders/create`, (c, next) => answered(c, next, create));
  app.post(`${base}/orders/upload`, (c, next) => answered(c, next, upload));
  app.post(`${base}/orders/:id/edit`, (c, next) => answered(c, next, edit));
  app.get(`${base}/orders`, (c, next) => answered(c, next, list));
  app.get(`${base}/orders/statuses`, (c, next) => answered(c, next, statuses));
  app.get(`${base}/orders/history`, (c, next) => answered(c, next, history));
  app.get(`${base}/orders/:id`, (c, next) => answered(c, next, one));
  return app;
}

async function answered(c: Call<PublicEnv>, next: () => Promise<void>, handle: Handle): Promise<Response | undefined> {
  const caller = await callerOf(c);
  if (caller === "wrong key") return c.json(crmRefusal('Wrong "apiKey" value.'), 403);
  if (caller !== "other kind") return handle(caller.ctx, caller, c.req.param() as Record<string, string>);
  await next();
  return undefined;
}

const wrongInput = (name: string, words: string) =>
  Response.json(crmRefusal("Errors in the input parameters", { [name]: words }), { status: 400 });

const create: Handle = async (ctx, { connection, params, site }) => {
  const order = params["order"];
  if (!isFields(order)) return wrongInput("order", "This value should be a JSON object.");
  return answerOf(await createCrmOrder(ctx, connection, { site, order }), site);
};

const upload: Handle = async (ctx, { connection, params, site }) => {
  const given = params["orders"];
  if (!Array.isArray(given) || given.length === 0) return wrongInput("orders", "This value should be a JSON array of orders.");
  if (given.length > mostAtOnce) return wrongInput("orders", `No more than ${mostAtOnce} orders at once.`);
  const outcomes: Uploaded[] = [];
  // One after another: each is stored for itself, and the answer says which were.
  for (const order of given) {
    const outcome = isFields(order) ? await createCrmOrder(ctx, connection, { site, order }) : ("no order" as const);
    outcomes.push({ externalId: isFields(order) ? String(order["externalId"] ?? "") : "", outcome });
  }
  return uploadAnswer(outcomes);
};

const edit: Handle = async (ctx, { connection, params, query, site }, { id = "" }) => {
  const order = params["order"];
  if (!isFields(order)) return wrongInput("order", "This value should be a JSON object.");
  return answerOf(await editCrmOrder(ctx, connection, byOf(id, params["by"] ?? query["by"]), order), site);
};

const one: Handle = async (ctx, { connection, query, site }, { id = "" }) => {
  const order = await oneCrmOrder(ctx, connection, byOf(id, query["by"]));
  if (!order) return Response.json(crmRefusal("Not found"), { status: 404 });
  return Response.json({ success: true, order: crmOrder(order, site) });
};

const list: Handle = async (ctx, { connection, url, site }) => {
  const page = Math.max(1, Math.min(100_000, Number(url.searchParams.get("page")) || 1));
  const asked = Number(url.searchParams.get("limit") ?? 20);
  if (![20, 50, 100].includes(asked)) return wrongInput("limit", "The value you selected is not a valid choice.");
  const { orders, total } = await listCrmOrders(ctx, connection, {
    externalIds: paramsOf(url, "filter[externalIds]"),
    numbers: [...paramsOf(url, "filter[ids]"), ...paramsOf(url, "filter[numbers]"), ...paramsOf(url, "filter[number]")],
    page,
    limit: asked,
  });
  const pagination = { limit: asked, totalCount: total, currentPage: page, totalPageCount: Math.ceil(total / asked) };
  return Response.json({ success: true, pagination, orders: orders.map((order) => crmOrder(order, site)) });
};

const statuses: Handle = async (ctx, { connection, url }) => {
  const [externalIds, numbers] = [paramsOf(url, "externalIds"), paramsOf(url, "ids")];
  if (externalIds.length + numbers.length === 0) return wrongInput("externalIds", "Name orders by ids[] or externalIds[].");
  if (externalIds.length + numbers.length > 500) return wrongInput("externalIds", "No more than 500 orders at once.");
  const { orders } = await listCrmOrders(ctx, connection, { externalIds, numbers, page: 1, limit: 500 });
  const rows = orders.map((order) => ({ id: crmId(order.number), externalId: order.externalId, ...crmStatus(order) }));
  return Response.json({ success: true, orders: rows });
};

/** The feed of changes. A page that is full has another after its last entry. */
const history: Handle = async (ctx, { connection, url }) => {
  const since = url.searchParams.get("filter[sinceId]") ?? "0";
  if (!/^\d{1,18}$/.test(since)) return wrongInput("filter[sinceId]", "This value should be a number.");
  const entries = await crmHistory(ctx, connection, BigInt(since));
  const pagination = { limit: 100, totalCount: entries.length, currentPage: 1, totalPageCount: 1 };
  return Response.json({ success: true, generatedAt: crmTime(ctx.now()), history: entries, pagination });
};

function byOf(id: string, by: unknown): { externalId: string } | { number: string } {
  return by === "id" ? { number: id } : { externalId: id };
}
