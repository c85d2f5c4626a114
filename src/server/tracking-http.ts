import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { RateOrder } from "@/modules/notifications/inputs";
import { trackingActions } from "@/modules/notifications/tracking/actions";
import { stageOfPart } from "@/modules/notifications/tracking/stages";
import type { TrackedPart } from "@/modules/notifications/tracking/tracked-order";
import { trackingStatuses } from "@/modules/shipments/tracking";
import { stages } from "@/modules/shipments/tracking-news";
import type { Visitor } from "@/platform/context";
import { problemResponse, validationProblem } from "@/platform/http/problem";
import { body, type Door, json, type PublicEnv, problems } from "@/platform/http/routes";
import { locales } from "@/platform/i18n/locale";
import { Refusal } from "@/platform/refusal";
import { rateByLink, trackingPicture, trackingView } from "./tracking";

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
        storedUntil: Instant.nullable(),
        lines: z.array(z.object({ name: z.string(), quantity: z.int() })),
        events: z.array(z.object({ status: z.enum(trackingStatuses), at: Instant, place: z.string().nullable() })),
      }),
    ),
    expectedAt: Instant.nullable(),
    actions: z.array(z.enum(trackingActions)),
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

/** Open to whoever has a link: no key, no name, no street, no phone, no e-mail. */
export function trackingRoutes(): OpenAPIHono<PublicEnv> {
  const app = new OpenAPIHono<PublicEnv>({
    defaultHook: (result) => {
      if (!result.success) return problemResponse(validationProblem(result.error as never));
    },
  });
  app.openapi(trackRoute, async (c) => {
    const { order, stage, stages, expectedAt, actions } = await trackingView(visitorOf(c.get("door")), c.req.valid("param").token);
    c.header("x-robots-tag", "noindex, nofollow, noarchive");
    const reached = stages.map((one) => ({ stage: one.stage, at: one.at.toISOString() }));
    const parcels = order.parts.filter((part) => part.status !== "cancelled").map(parcelAnswer);
    return c.json({ number: order.number, stage, stages: reached, parcels, expectedAt: expectedAt?.toISOString() ?? null, actions }, 200);
  });
  app.get("/track/:token/pictures/:productId", async (c) => {
    const { token, productId } = c.req.param();
    const picture = await trackingPicture(
      visitorOf(c.get("door")),
      token,
      z.uuid().safeParse(productId).data ?? "00000000-0000-0000-0000-000000000000",
    );
    return c.body(new Uint8Array(picture), 200, { "content-type": "image/webp", "cache-control": "private, max-age=86400" });
  });
  app.openapi(rateRoute, async (c) => {
    const { token } = c.req.valid("param");
    await rateByLink(visitorOf(c.get("door")), token, c.req.valid("json"));
    return c.body(null, 204);
  });
  app.post("/track/:token/rating/form", async (c) => {
    const { token } = c.req.param();
    const query = await takeForm(visitorOf(c.get("door")), token, await c.req.parseBody());
    return c.redirect(`/t/${encodeURIComponent(token)}${query}#rating`, 303);
  });
  return app;
}

const visitorOf = (door: Door) => ({ ...door, inTransaction: false });

/**
 * The form of the tracking page, as a browser posts it without any script. It proves nothing by a cookie: the token in its
 * address is the permission, so there is nobody in whose name a foreign page could post it.
 */
async function takeForm(visitor: Visitor, token: string, form: Record<string, unknown>): Promise<string> {
  const verdict = RateOrder.safeParse({ score: form.score, comment: form.comment ?? null });
  const query = new URLSearchParams();
  if (locales.some((locale) => locale === form.lang)) query.set("lang", String(form.lang));
  if (!verdict.success) query.set("rating", form.score ? "failed" : "missing");
  else {
    try {
      await rateByLink(visitor, token, verdict.data);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      query.set("rating", "failed");
    }
  }
  return query.size > 0 ? `?${query}` : "";
}

function parcelAnswer(part: TrackedPart) {
  const { shipment } = part;
  return {
    stage: stageOfPart(part),
    carrier: shipment?.carrier ?? null,
    trackingNumber: shipment?.trackingNumber ?? null,
    expectedAt: shipment?.expectedAt?.toISOString() ?? null,
    storedUntil: shipment?.storedUntil?.toISOString() ?? null,
    lines: part.lines.map(({ name, quantity }) => ({ name, quantity })),
    events: (shipment?.events ?? []).map(({ status, occurredAt, location }) => ({ status, at: occurredAt.toISOString(), place: location })),
  };
}
