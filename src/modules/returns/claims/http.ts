import { createHash } from "node:crypto";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { reason } from "@/lib/reason";
import { formFileOf } from "@/modules/orders/attachments/http";
import { answerOnce } from "@/platform/http/idempotency";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, Money, needs, page, problems } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";
import { addClaimFile, claimFileContent } from "./add-claim-file";
import { claimKinds, claimStatuses } from "./claim";
import { type ClaimView, claimById, listClaims } from "./claim-queries";
import { ListClaims, MoveClaim, OpenClaim } from "./inputs";
import { moveClaim } from "./move-claim";
import { openClaim } from "./open-claim";

const tags = ["Returns"];
const read = needs("orders:read");
const write = needs("orders:write", "operator");
const shipmentId = "0190b6a2-7d3e-7cc0-9f2a-5b1d3c4e5f60";

const Claim = z
  .object({
    id: z.uuid(),
    number: z.string(),
    orderId: z.uuid(),
    orderNumber: z.string(),
    shipmentId: z.uuid(),
    returnId: z.uuid().nullable(),
    carrier: z.string(),
    trackingNumber: z.string().nullable(),
    kind: z.enum(claimKinds),
    status: z.enum(claimStatuses),
    version: z.int(),
    text: z.string(),
    claimed: Money,
    awarded: Money.nullable().openapi({ description: "What the carrier agreed to, and paid" }),
    reference: z.string().nullable(),
    answer: z.string().nullable(),
    evidence: z.record(z.string(), z.unknown()).openapi({ description: "What was known of the parcel when the claim was made" }),
    files: z.array(z.object({ id: z.uuid(), name: z.string(), contentType: z.string(), size: z.int() })),
    createdAt: z.string(),
    sentAt: z.string().nullable(),
    decidedAt: z.string().nullable(),
    closedAt: z.string().nullable(),
  })
  .openapi("CarrierClaim");

function claimAnswer(claim: ClaimView): z.infer<typeof Claim> {
  const { id, number, orderId, orderNumber, returnId, carrier, trackingNumber, kind, status, version, text, reference, answer } = claim;
  const { claimedMinor, awardedMinor, currency, evidence, files } = claim;
  return {
    ...{ id, number, orderId, orderNumber, shipmentId: claim.shipmentId, returnId, carrier, trackingNumber, kind, status, version, text },
    ...{ reference, answer, files, evidence: { ...evidence } },
    claimed: { amount: claimedMinor, currency },
    awarded: awardedMinor === null ? null : { amount: awardedMinor, currency },
    createdAt: claim.createdAt.toISOString(),
    sentAt: claim.sentAt?.toISOString() ?? null,
    decidedAt: claim.decidedAt?.toISOString() ?? null,
    closedAt: claim.closedAt?.toISOString() ?? null,
  };
}

const listRoute = createRoute({
  method: "get",
  path: "/claims",
  tags,
  summary: "Claims against carriers, newest first",
  middleware: read,
  request: { query: ListClaims },
  responses: { 200: json(page(Claim)), ...problems() },
});
const getRoute = createRoute({
  method: "get",
  path: "/claims/{id}",
  tags,
  summary: "One claim with its evidence",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: json(Claim), ...problems(404) },
});
const openRoute = createRoute({
  method: "post",
  path: "/claims",
  tags,
  summary: "Claim a sum from a carrier for a parcel",
  description: "All that is known of the parcel by then is kept with it as evidence.",
  middleware: write,
  request: {
    headers: IdempotencyHeader,
    body: body(OpenClaim.openapi("OpenClaim", { example: { shipmentId, kind: "damaged", amount: 129900, text: "Crushed on the way" } })),
  },
  responses: { 201: json(Claim, "Opened"), ...problems(400, 404, 409) },
});
const moveRoute = createRoute({
  method: "post",
  path: "/claims/{id}/move",
  tags,
  summary: "Note what has become of a claim",
  middleware: write,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: body(MoveClaim.openapi("MoveClaim", { example: { step: "send", reference: "12-345" } })),
  },
  responses: { 200: json(Claim), ...problems(400, 404, 409) },
});
const fileRoute = createRoute({
  method: "post",
  path: "/claims/{id}/files",
  tags,
  summary: "Put a paper or a photo to a claim",
  description: "A form with one field, `file`: PDF, PNG, JPEG, WebP or text, told by its content, at most 10 MB.",
  middleware: write,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: {
      required: true,
      content: { "multipart/form-data": { schema: z.object({ file: z.any().openapi({ type: "string", format: "binary" }) }) } },
    },
  },
  responses: { 201: json(Claim, "Put to it"), ...problems(400, 404, 409, 413) },
});
const contentRoute = createRoute({
  method: "get",
  path: "/claims/{id}/files/{fileId}",
  tags,
  summary: "Download a file of a claim",
  middleware: read,
  request: { params: IdParam.extend({ fileId: z.uuid() }) },
  responses: {
    200: { description: "OK", content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } } },
    ...problems(404),
  },
});

export function claimsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listClaims(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(claimAnswer), nextCursor }, 200);
  });
  app.openapi(getRoute, async (c) => c.json(claimAnswer(await claimById(c.get("ctx"), c.req.valid("param").id)), 200));
  app.openapi(openRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const { id } = await openClaim(ctx, input);
      return { status: 201, body: claimAnswer(await claimById(ctx, id)) };
    }) as never;
  });
  app.openapi(moveRoute, async (c) => {
    const { id: claimId } = c.req.valid("param");
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      await moveClaim(ctx, { claimId, ...input });
      return { status: 200, body: claimAnswer(await claimById(ctx, claimId)) };
    }) as never;
  });
  app.on("POST", "/claims/:id/files", write, async (c) => {
    const id = z.uuid().safeParse(c.req.param("id"));
    if (!id.success) throw new Refusal("not_found", reason("not_found", { what: "claim" }));
    const claimId = id.data;
    await claimById(c.get("ctx"), claimId);
    const file = await formFileOf(c.req.raw);
    const content = new Uint8Array(await file.arrayBuffer());
    const said = { name: file.name, sha256: createHash("sha256").update(content).digest("hex") };
    return answerOnce(c, { required: false, body: said }, async (ctx) => {
      await addClaimFile(ctx, { claimId, name: file.name, content });
      return { status: 201, body: claimAnswer(await claimById(ctx, claimId)) };
    });
  });
  app.openAPIRegistry.registerPath(fileRoute);
  app.openapi(contentRoute, async (c) => {
    const { id: claimId, fileId } = c.req.valid("param");
    const { name, contentType, content } = await claimFileContent(c.get("ctx"), { claimId, fileId });
    return c.body(new Uint8Array(content), 200, {
      "content-type": contentType,
      // Never shown in the page's own origin: it is saved.
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, "_")}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    });
  });
  return app;
}
