import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { body, createRoutes, type HttpEnv, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { ListDifferences, ListRegisters, ResolveDifference } from "./inputs";
import { resolveDifference } from "./resolve-difference";
import { settlementOutcomes } from "./settle-row";
import { listDifferences, listRegisters, openByCarrier } from "./settlement-queries";

const tags = ["Settlements"];
const read = needs("orders:read");

const Sum = z.object({ amount: z.int(), currency: z.string() });

const Register = z
  .object({
    id: z.uuid(),
    number: z.string(),
    carrier: z.string(),
    parcels: z.int(),
    exact: z.int().openapi({ description: "Parcels whose sum was the one to be collected" }),
    open: z.int().openapi({ description: "Differences that nobody has dealt with" }),
    collected: Sum,
    booked: Sum,
    fee: Sum,
    by: z.string(),
    createdAt: z.string(),
  })
  .openapi("SettlementRegister");

const Difference = z
  .object({
    id: z.uuid(),
    registerId: z.uuid(),
    register: z.string(),
    carrier: z.string(),
    row: z.int(),
    parcel: z.string(),
    orderNumber: z.string().nullable(),
    outcome: z.enum(settlementOutcomes),
    collected: Sum,
    due: Sum.nullable(),
    booked: Sum,
    settledAt: z.string().nullable(),
    resolvedAt: z.string().nullable(),
    resolvedBy: z.string().nullable(),
    note: z.string().nullable(),
  })
  .openapi("SettlementDifference");

const Open = z
  .object({
    carrier: z.string(),
    orders: z.int(),
    open: Sum,
    days0to7: Sum,
    days7to14: Sum,
    days14to30: Sum,
    days30: Sum,
  })
  .openapi("OpenSettlement");

const listRoute = createRoute({
  method: "get",
  path: "/settlements",
  tags,
  summary: "Carriers' registers of cash on delivery, newest first",
  description: "A register is read in by POST /imports with kind settlements.",
  middleware: read,
  request: { query: ListRegisters },
  responses: { 200: json(page(Register)), ...problems() },
});

const differencesRoute = createRoute({
  method: "get",
  path: "/settlements/differences",
  tags,
  summary: "Rows of registers that differ from what was to be collected",
  middleware: read,
  request: { query: ListDifferences },
  responses: { 200: json(page(Difference)), ...problems() },
});

const openRoute = createRoute({
  method: "get",
  path: "/settlements/open",
  tags,
  summary: "Money that carriers have taken and not handed on, by days since delivery",
  middleware: read,
  responses: { 200: json(page(Open)), ...problems() },
});

const resolveRoute = createRoute({
  method: "post",
  path: "/settlements/differences/{id}/resolve",
  tags,
  summary: "Note what was done about a difference",
  middleware: needs("orders:write", "operator"),
  request: { params: IdParam, body: body(ResolveDifference.openapi("ResolveDifference")) },
  responses: { 204: { description: "Noted" }, ...problems(404, 409) },
});

/** The routes of carriers' settlements. */
export function settlementsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listRegisters(c.get("ctx"), c.req.valid("query"));
    const told = items.map(({ carrierName: _, currency, collectedMinor, bookedMinor, feeMinor, createdAt, ...register }) => ({
      ...register,
      collected: { amount: collectedMinor, currency },
      booked: { amount: bookedMinor, currency },
      fee: { amount: feeMinor, currency },
      createdAt: createdAt.toISOString(),
    }));
    return c.json({ items: told, nextCursor }, 200);
  });
  app.openapi(differencesRoute, async (c) => {
    const { items, nextCursor } = await listDifferences(c.get("ctx"), c.req.valid("query"));
    const told = items.map(({ carrierName: _, currency, collectedMinor, dueMinor, bookedMinor, settledAt, resolvedAt, ...row }) => ({
      ...row,
      collected: { amount: collectedMinor, currency },
      due: dueMinor === null ? null : { amount: dueMinor, currency },
      booked: { amount: bookedMinor, currency },
      settledAt: settledAt?.toISOString() ?? null,
      resolvedAt: resolvedAt?.toISOString() ?? null,
    }));
    return c.json({ items: told, nextCursor }, 200);
  });
  app.openapi(openRoute, async (c) => {
    const items = (await openByCarrier(c.get("ctx"))).map(
      ({ carrier, currency, orders, openMinor, weekMinor, fortnightMinor, monthMinor, olderMinor }) => {
        const sum = (amount: number) => ({ amount, currency });
        const ages = { days0to7: sum(weekMinor), days7to14: sum(fortnightMinor), days14to30: sum(monthMinor), days30: sum(olderMinor) };
        return { carrier, orders, open: sum(openMinor), ...ages };
      },
    );
    return c.json({ items, nextCursor: null }, 200);
  });
  app.openapi(resolveRoute, async (c) => {
    await resolveDifference(c.get("ctx"), { ...c.req.valid("json"), rowId: c.req.valid("param").id });
    return c.body(null, 204);
  });
  return app;
}
