import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { trackingUrl } from "@/modules/orders/answer";
import { body, json, type PublicEnv, problems } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";
import { answerQuery, fieldsOf, readForm, refuseForeignForm, visitorOf } from "./tracking-forms";
import { LookUpOrder, lookUpOrder } from "./tracking-look-up";

const route = createRoute({
  method: "post",
  path: "/track/look-up",
  tags: ["Tracking"],
  summary: "The tracking page of an order, by its number and the e-mail or phone it was placed with",
  description: "The same 404, after the same time, for an unknown number and for another contact. Few tries for each number and address.",
  security: [],
  request: { body: body(LookUpOrder.openapi("LookUpOrder", { example: { number: "10476", contact: "+7 916 123-45-67" } })) },
  responses: { 200: json(z.object({ trackingUrl: z.url() })), ...problems(404, 429) },
});

/** The way to the page for a buyer who has lost the link. */
export function addLookUpRoutes(app: OpenAPIHono<PublicEnv>): void {
  app.openapi(route, async (c) => {
    const token = await lookUpOrder(visitorOf(c.get("door")), c.req.valid("json"));
    return c.json({ trackingUrl: trackingUrl(token) }, 200);
  });
  app.post("/track/look-up/form", async (c) => {
    refuseForeignForm(c);
    const form = await fieldsOf(c);
    const wish = readForm(form, LookUpOrder, ["number", "contact"]);
    if (!wish) return c.redirect(`/t${answerQuery(form, { found: "incomplete" })}`, 303);
    try {
      const token = await lookUpOrder(visitorOf(c.get("door")), wish);
      return c.redirect(`/t/${token}${answerQuery(form, {})}`, 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return c.redirect(`/t${answerQuery(form, { found: error.kind === "too_many" ? "wait" : "no" })}`, 303);
    }
  });
}
