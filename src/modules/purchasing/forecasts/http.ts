import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { createRoutes, type HttpEnv, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { forecastMethods } from "../forecast/methods";
import { byWeek } from "./by-week";
import { abcClasses, demandPatterns, xyzClasses } from "./demand-pattern";
import { listForecasts } from "./forecast-queries";
import { ListForecasts } from "./inputs";
import { forecastOf } from "./product-queries";
import { requestForecast } from "./request-forecast";
import { type RunView, runById } from "./run-queries";

const tags = ["Forecast"];
const read = needs("stock:read");
const number = z.number().nullable();

const Forecast = z
  .object({
    productId: z.uuid(),
    sku: z.string(),
    name: z.string(),
    pattern: z.enum(demandPatterns),
    methods: z.array(z.enum(forecastMethods)).openapi({ description: "What the forecast is the mean of" }),
    readyOn: z.string().nullable().openapi({ description: "Of a new product: from when there will be a forecast" }),
    lastDemandOn: z.string().nullable(),
    mase: number.openapi({ description: "Error in the back-test, in parts of what last week's figures err; null: not tested" }),
    maseNaive: number,
    maseSeasonal: number,
    bias: number.openapi({ description: "Forecast less demand, in parts of the demand" }),
    perDay: z.number().openapi({ description: "Units a day over the next four weeks" }),
    units: z.int().openapi({ description: "Asked for in the last 365 days" }),
    abc: z.enum(abcClasses).nullable(),
    xyz: z.enum(xyzClasses).nullable(),
    onHand: z.int(),
    free: z.int(),
    incoming: z.int(),
    coverDays: number,
    risk: number.openapi({ description: "The chance to run out before an order of today has come" }),
  })
  .openapi("Forecast");

const Days = z.object({ date: z.string(), mean: z.number(), lower: z.number(), upper: z.number() });
const WholeForecast = z
  .object({
    sku: z.string(),
    fromDay: z.string(),
    days: z.array(Days),
    weeks: z.array(Days),
    history: z.array(z.object({ date: z.string(), quantity: z.int(), outOfStock: z.boolean(), promotion: z.boolean(), peak: z.boolean() })),
  })
  .openapi("WholeForecast");

const Run = z
  .object({
    id: z.uuid(),
    status: z.enum(["running", "done", "failed", "superseded"]),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
    products: z.int(),
    done: z.int(),
    forecast: z.int().openapi({ description: "Products that got a forecast" }),
    mase: number,
    maseSeasonal: number,
  })
  .openapi("ForecastRun");

const runAnswer = ({ id, status, startedAt, finishedAt, products, done, forecast, mase, maseSeasonal }: RunView): z.infer<typeof Run> => ({
  ...{ id, status, products, done, forecast, mase, maseSeasonal },
  startedAt: startedAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});

const listRoute = createRoute({
  method: "get",
  path: "/forecasts",
  tags,
  summary: "What is expected of each product",
  description: "Renewed each night. `sort`: the best earners, the fastest, the worst forecast, what ends soonest, what ties up most.",
  middleware: read,
  request: { query: ListForecasts },
  responses: { 200: json(page(Forecast)), ...problems() },
});
const getRoute = createRoute({
  method: "get",
  path: "/forecasts/{sku}",
  tags,
  summary: "The forecast of one product, by day and by week",
  description: "`lower` and `upper` hold four days, or weeks, of five. No days: nothing has been forecast of it yet.",
  middleware: read,
  request: { params: z.object({ sku: z.string().min(1).max(100) }) },
  responses: { 200: json(WholeForecast), ...problems(404) },
});
const requestRoute = createRoute({
  method: "post",
  path: "/forecast-runs",
  tags,
  summary: "Forecast everything now",
  description: "A job does it; its progress is read by its id. One at a time.",
  middleware: needs("stock:write", "operator"),
  responses: { 202: json(Run, "Begun"), ...problems(409) },
});
const runRoute = createRoute({
  method: "get",
  path: "/forecast-runs/{id}",
  tags,
  summary: "How far a forecast is",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: json(Run), ...problems(404) },
});

export function forecastRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => c.json(await listForecasts(c.get("ctx"), c.req.valid("query")), 200));
  app.openapi(getRoute, async (c) => {
    const { product, forecast, past } = await forecastOf(c.get("ctx"), c.req.valid("param").sku);
    const dateAt = (at: number) => new Date(Date.parse(`${forecast?.fromDay}T00:00:00Z`) + at * 86_400_000).toISOString().slice(0, 10);
    return c.json(
      {
        sku: product.sku,
        fromDay: forecast?.fromDay ?? "",
        days: (forecast?.mean ?? []).map((mean, at) => ({
          ...{ date: dateAt(at), mean },
          ...{ lower: forecast?.lower[at] ?? 0, upper: forecast?.upper[at] ?? 0 },
        })),
        weeks: byWeek(forecast?.mean ?? [], forecast?.deviation ?? 0).map(({ at, ...week }) => ({ date: dateAt(at), ...week })),
        history: past.map(({ day, asked, isOut, isPromotion, isPeak }) => ({
          ...{ date: day, quantity: asked },
          ...{ outOfStock: isOut, promotion: isPromotion, peak: isPeak },
        })),
      },
      200,
    );
  });
  app.openapi(requestRoute, async (c) => {
    const { runId } = await requestForecast(c.get("ctx"));
    return c.json(runAnswer(await runById(c.get("ctx"), runId)), 202);
  });
  app.openapi(runRoute, async (c) => c.json(runAnswer(await runById(c.get("ctx"), c.req.valid("param").id)), 200));
  return app;
}
