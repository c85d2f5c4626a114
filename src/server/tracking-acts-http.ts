import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { CancelForBuyer, ChoosePoint, CorrectAddress, WriteToShop } from "@/modules/orders/buyer-acts/inputs";
import type { Visitor } from "@/platform/context";
import { body, type PublicEnv, problems } from "@/platform/http/routes";
import { cancelByLink, choosePointByLink, correctAddressByLink, writeByLink } from "./tracking-acts";
import { answerQuery, fieldsOf, readForm, refusalOf, refuseForeignForm, visitorOf } from "./tracking-forms";

/** One act of a buyer: its address below the link, what it takes, and what it does. */
type Act<Input> = {
  path: "address" | "pickup-point" | "cancel" | "message";
  summary: string;
  name: string;
  input: z.ZodType<Input>;
  fields: readonly string[];
  take: (visitor: Visitor, token: string, input: Input) => Promise<void>;
};

const Token = z.object({ token: z.string().max(200) });

/** What a buyer does by the link of an order: each as a route for machines and as a plain form of the page. */
export function addActRoutes(app: OpenAPIHono<PublicEnv>): void {
  add(app, {
    path: "address",
    summary: "Correct the street of an order before it leaves; `contact` is its e-mail or phone. Another town is the shop's to agree on",
    name: "CorrectAddress",
    input: CorrectAddress,
    fields: ["contact", "line1", "postalCode", "city"],
    take: correctAddressByLink,
  });
  add(app, {
    path: "pickup-point",
    summary: "Another pickup point of the same carrier, before the parcel leaves",
    name: "ChoosePoint",
    input: ChoosePoint,
    fields: ["contact", "code"],
    take: choosePointByLink,
  });
  add(app, {
    path: "cancel",
    summary: "Call an order off by its buyer's word, within the shop's limits",
    name: "CancelForBuyer",
    input: CancelForBuyer,
    fields: ["contact"],
    take: cancelByLink,
  });
  add(app, {
    path: "message",
    summary: "Write to the shop; it waits for somebody there",
    name: "WriteToShop",
    input: WriteToShop,
    fields: ["text"],
    take: writeByLink,
  });
}

function add<Input>(app: OpenAPIHono<PublicEnv>, { path, summary, name, input, fields, take }: Act<Input>): void {
  const route = createRoute({
    method: "post",
    path: `/track/{token}/${path}`,
    tags: ["Tracking"],
    summary,
    security: [],
    request: { params: Token, body: body(input.openapi(name)) },
    responses: { 204: { description: "Done" }, ...problems(403, 404, 409, 429) },
  });
  app.openapi(route, async (c) => {
    await take(visitorOf(c.get("door")), c.req.valid("param").token, c.req.valid("json") as Input);
    return c.body(null, 204);
  });
  app.post(`/track/:token/${path}/form`, async (c) => {
    refuseForeignForm(c);
    const { token } = c.req.param();
    const form = await fieldsOf(c);
    const wish = readForm(form, input, fields);
    const why = wish ? await refusalOf(take(visitorOf(c.get("door")), token ?? "", wish)) : { code: "buyer_act.incomplete" };
    const query = answerQuery(form, { act: path, why: why?.code ?? null });
    return c.redirect(`/t/${encodeURIComponent(token ?? "")}${query}#${path}`, 303);
  });
}
