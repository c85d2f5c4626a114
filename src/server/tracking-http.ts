import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { RateOrder } from "@/modules/notifications/inputs";
import { trackingActions } from "@/modules/notifications/tracking/actions";
import { stageOfPart } from "@/modules/notifications/tracking/stages";
import type { TrackedPart } from "@/modules/notifications/tracking/tracked-order";
import { AnswerSubstitution } from "@/modules/orders/substitution/inputs";
import { trackingStatuses } from "@/modules/shipments/tracking";
import { stages } from "@/modules/shipments/tracking-news";
import { problemResponse, validationProblem } from "@/platform/http/problem";
import { body, json, type PublicEnv, problems } from "@/platform/http/routes";
import { answerByLink, rateByLink, trackingView } from "./tracking";
import { addActRoutes } from "./tracking-acts-http";
import { addTrackingFiles } from "./tracking-files-http";
import { answerQuery, type Form, fieldsOf, readForm, refusalOf, refuseForeignForm, visitorOf } from "./tracking-forms";
import { addLookUpRoutes } from "./tracking-look-up-http";
import { addReturnRoutes } from "./tracking-returns-http";

const Instant = z.string().openapi({ format: "date-time" });

const Tracking = z
  .object({
    number: z.string(),
    stage: z.enum(stages),
    stages: z.array(z.object({ stage: z.enum(stages), at: Instant })),
    parcels: z.array(
      z.object({
        stage: z.enum(stages),
        carrier: z.string().nullable().openapi({ description: "Null for the shop's own courier and for collection" }),
        trackingNumber: z.string().nullable(),
        expectedAt: Instant.nullable(),
        expectedFrom: Instant.nullable().openapi({ description: "The first day of the carrier's span; null where it names one day" }),
        storedUntil: Instant.nullable(),
        lines: z.array(z.object({ name: z.string(), quantity: z.int() })),
        events: z.array(z.object({ status: z.enum(trackingStatuses), at: Instant, place: z.string().nullable() })),
      }),
    ),
    expectedAt: Instant.nullable(),
    timeZone: z.string().openapi({ description: "The shop's, in which its days are days", example: "Europe/Moscow" }),
    actions: z.array(z.enum(trackingActions)),
    towns: z
      .array(z.object({ city: z.string(), region: z.string().nullable() }))
      .optional()
      .openapi({
        description: "How the town is probably spelled, where nobody knows it as it stands; `city` for a correction of the address",
      }),
    substitution: z
      .object({ id: z.uuid(), instead: z.string(), name: z.string(), quantity: z.int(), differenceMinor: z.int(), currency: z.string() })
      .optional()
      .openapi({ description: "What the shop offers in place of a missing product, while it waits for the buyer's answer" }),
  })
  .openapi("Tracking");

const Token = z.object({ token: z.string().max(200) });

const trackRoute = createRoute({
  method: "get",
  path: "/track/{token}",
  tags: ["Tracking"],
  summary: "What the tracking page of an order shows; the token is all the permission it needs",
  security: [],
  request: { params: Token },
  responses: { 200: json(Tracking), ...problems(404, 429) },
});

const rateRoute = createRoute({
  method: "post",
  path: "/track/{token}/rating",
  tags: ["Tracking"],
  summary: "The buyer's verdict on a delivered order; a later one replaces it",
  security: [],
  request: { params: Token, body: body(RateOrder) },
  responses: { 204: { description: "Kept" }, ...problems(404, 409, 429) },
});

const answerRoute = createRoute({
  method: "post",
  path: "/track/{token}/substitution",
  tags: ["Tracking"],
  summary: "The buyer's word on a substitute; accepted, the order is changed by it at once",
  security: [],
  request: { params: Token, body: body(AnswerSubstitution) },
  responses: { 204: { description: "Taken" }, ...problems(404, 409, 429) },
});

/** Open to whoever has a link: no key, no name, no street, no phone, no e-mail. */
export function trackingRoutes(): OpenAPIHono<PublicEnv> {
  const app = new OpenAPIHono<PublicEnv>({
    defaultHook: (result) => {
      if (!result.success) return problemResponse(validationProblem(result.error as never));
    },
  });
  // A shop shows it on its own site; there is no cookie that could go along.
  app.use("/track/:token", async (c, next) => {
    await next();
    if (c.req.method === "GET") c.res.headers.set("access-control-allow-origin", "*");
  });
  app.openapi(trackRoute, async (c) => {
    const { order, shop, stage, stages, expectedAt, actions, question, towns } = await trackingView(
      visitorOf(c.get("door")),
      c.req.valid("param").token,
    );
    c.header("x-robots-tag", "noindex, nofollow, noarchive");
    const reached = stages.map((one) => ({ stage: one.stage, at: one.at.toISOString() }));
    const parcels = order.parts.filter((part) => part.status !== "cancelled").map(parcelAnswer);
    const expected = expectedAt?.toISOString() ?? null;
    const substitution = question && {
      id: question.id,
      instead: question.instead,
      name: question.name,
      quantity: question.units,
      differenceMinor: question.differenceMinor,
      currency: question.currency,
    };
    const answer = { number: order.number, stage, stages: reached, parcels, expectedAt: expected, timeZone: shop.timeZone, actions };
    return c.json({ ...answer, ...(substitution && { substitution }), ...(towns.length > 0 && { towns }) }, 200);
  });
  app.openapi(rateRoute, async (c) => {
    const { token } = c.req.valid("param");
    await rateByLink(visitorOf(c.get("door")), token, c.req.valid("json"));
    return c.body(null, 204);
  });
  app.post("/track/:token/rating/form", async (c) => {
    refuseForeignForm(c);
    const { token } = c.req.param();
    const query = await takeRating(visitorOf(c.get("door")), token, await fieldsOf(c));
    return c.redirect(`/t/${encodeURIComponent(token)}${query}#rating`, 303);
  });
  app.openapi(answerRoute, async (c) => {
    const { token } = c.req.valid("param");
    await answerByLink(visitorOf(c.get("door")), token, c.req.valid("json"));
    return c.body(null, 204);
  });
  app.post("/track/:token/substitution/form", async (c) => {
    refuseForeignForm(c);
    const { token } = c.req.param();
    const query = await takeAnswer(visitorOf(c.get("door")), token, await fieldsOf(c));
    return c.redirect(`/t/${encodeURIComponent(token)}${query}#substitution`, 303);
  });
  addActRoutes(app);
  addReturnRoutes(app);
  addTrackingFiles(app);
  addLookUpRoutes(app);
  return app;
}

async function takeRating(visitor: ReturnType<typeof visitorOf>, token: string, form: Form): Promise<string> {
  const verdict = readForm(form, RateOrder, ["score", "delivery", "goods", "comment"]);
  if (!verdict) return answerQuery(form, { rating: form.score ? "failed" : "missing" });
  return answerQuery(form, { rating: (await refusalOf(rateByLink(visitor, token, verdict))) ? "failed" : null });
}

async function takeAnswer(visitor: ReturnType<typeof visitorOf>, token: string, form: Form): Promise<string> {
  const answer = readForm(form, AnswerSubstitution, ["id", "answer"]);
  if (!answer || (await refusalOf(answerByLink(visitor, token, answer)))) return answerQuery(form, { substitution: "failed" });
  return answerQuery(form, { substitution: answer.answer === "accept" ? "accepted" : "declined" });
}

function parcelAnswer(part: TrackedPart) {
  const { shipment } = part;
  return {
    stage: stageOfPart(part),
    carrier: shipment?.carrier ?? null,
    trackingNumber: shipment?.trackingNumber ?? null,
    expectedAt: shipment?.expectedAt?.toISOString() ?? null,
    expectedFrom: shipment?.expectedFrom?.toISOString() ?? null,
    storedUntil: shipment?.storedUntil?.toISOString() ?? null,
    lines: part.lines.map(({ name, quantity }) => ({ name, quantity })),
    events: (shipment?.events ?? []).map(({ status, occurredAt, location }) => ({ status, at: occurredAt.toISOString(), place: location })),
  };
}
