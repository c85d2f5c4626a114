import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { reason } from "@/lib/reason";
import { text } from "@/lib/text-input";
import { RequestForBuyer } from "@/modules/returns/inputs";
import { filesOf } from "@/modules/returns/photos-http";
import { body, json, type PublicEnv, problems } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";
import { openLink } from "./tracking";
import { answerQuery, type Form, fieldsOf, refusalOf, refuseForeignForm, visitorOf } from "./tracking-forms";
import { labelByLink, returnByLink } from "./tracking-returns";

const Request = RequestForBuyer.extend({ contact: text(254) });
const lineId = "0190b6a2-7d3e-7cc0-9f2a-5b1d3c4e5f60";

const askRoute = createRoute({
  method: "post",
  path: "/track/{token}/return",
  tags: ["Tracking"],
  summary: "Ask goods back by their buyer's word; `contact` is the order's e-mail or phone",
  description: "The same request with the same `form` counts once. The page's own form brings photos along.",
  security: [],
  request: {
    params: z.object({ token: z.string().max(200) }),
    body: body(
      Request.openapi("ReturnByBuyer", {
        example: { contact: "maria@example.com", lines: [{ lineId, quantity: 1 }], reason: "wrong_size", form: "1" },
      }),
    ),
  },
  responses: { 201: json(z.object({ number: z.string() }), "Asked for"), ...problems(403, 404, 409, 429) },
});

/** What a buyer asks back by the link of an order: as a route for machines, and as a plain form with photos of the page. */
export function addReturnRoutes(app: OpenAPIHono<PublicEnv>): void {
  app.openapi(askRoute, async (c) =>
    c.json(await returnByLink(visitorOf(c.get("door")), c.req.valid("param").token, c.req.valid("json")), 201),
  );
  app.post("/track/:token/return/form", async (c) => {
    refuseForeignForm(c);
    const { token = "" } = c.req.param();
    // Before fifty megabytes are read for it: whoever has no link sends nothing.
    await openLink(visitorOf(c.get("door")), token);
    const sent = await c.req.raw.formData().catch(() => null);
    const form: Form = Object.fromEntries([...(sent?.entries() ?? [])].filter(([, value]) => typeof value === "string"));
    const wish = Request.safeParse(wishOf(form)).data;
    const why = wish
      ? await refusalOf(filesOf(sent, "photos").then((files) => returnByLink(visitorOf(c.get("door")), token, wish, files)))
      : { code: "return.no_lines" };
    const query = answerQuery(form, { act: "return", why: why?.code ?? null });
    return c.redirect(`/t/${encodeURIComponent(token)}/return${query}`, 303);
  });
  app.post("/track/:token/returns/:number/label", async (c) => {
    refuseForeignForm(c);
    const { token, number } = c.req.param();
    const form = await fieldsOf(c);
    const { data: contact } = text(254).safeParse(form.contact);
    try {
      if (!contact) throw new Refusal("invalid", reason("buyer_act.wrong_contact"));
      const label = await labelByLink(visitorOf(c.get("door")), token, { number, contact });
      return c.body(new Uint8Array(label), 200, {
        "content-type": "application/pdf",
        "content-disposition": 'inline; filename="label.pdf"',
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return c.redirect(`/t/${encodeURIComponent(token)}${answerQuery(form, { act: "label", why: error.reason.code })}`, 303);
    }
  });
}

/** The fields of the form: `units:<line>` for each line, one reason, words, the contact, and the form's own name. */
function wishOf(form: Form): unknown {
  const lines = Object.entries(form).flatMap(([name, value]) => {
    const quantity = name.startsWith("units:") ? Number.parseInt(String(value), 10) : 0;
    return quantity > 0 ? [{ lineId: name.slice("units:".length), quantity }] : [];
  });
  const { reason, contact, form: key } = form;
  const note = typeof form.note === "string" && form.note.trim() !== "" ? form.note : null;
  return { lines, reason, contact, note, ...(key ? { form: key } : {}) };
}
