import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Visitor } from "@/platform/context";
import { problemResponse, validationProblem } from "@/platform/http/problem";
import { type Door, type PublicEnv, problems } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";
import { answerWayOut } from "./commands/change-consent";

const Token = z.object({ token: z.string().max(200) });

const route = createRoute({
  method: "post",
  path: "/unsubscribe/{token}",
  tags: ["Messages"],
  summary: "No more reminders and questions, by the link of a message; mail clients call it by themselves (RFC 8058)",
  security: [],
  request: { params: Token },
  responses: { 204: { description: "Noted" }, ...problems(404, 429) },
});

/** Open to whoever has the link of a message: it says yes or no for its recipient, and shows nothing. */
export function wayOutRoutes(): OpenAPIHono<PublicEnv> {
  const app = new OpenAPIHono<PublicEnv>({
    defaultHook: (result) => {
      if (!result.success) return problemResponse(validationProblem(result.error as never));
    },
  });
  app.openapi(route, async (c) => {
    await answerWayOut(visitorOf(c.get("door")), c.req.valid("param").token, false);
    return c.body(null, 204);
  });
  // The form of the page, as a browser posts it without any script.
  app.post("/unsubscribe/:token/form", async (c) => {
    const { token } = c.req.param();
    const form = await c.req.parseBody().catch((): Record<string, unknown> => ({}));
    await answerWayOut(visitorOf(c.get("door")), token, form["allowed"] === "yes").catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
    return c.redirect(`/u/${encodeURIComponent(token)}`, 303);
  });
  return app;
}

const visitorOf = (door: Door): Visitor => ({ ...door, inTransaction: false });
