import { createHash } from "node:crypto";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { reason } from "@/lib/reason";
import { answerOnce } from "@/platform/http/idempotency";
import { createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, problems } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";
import {
  attachFile,
  attachmentContent,
  attachmentsOf,
  maxAttachmentBytes,
  maxAttachmentMegabytes,
  removeAttachment,
  requireOrder,
} from "./attach-file";
import { attachmentTypes } from "./sniff";

const tags = ["Orders"];
const read = needs("orders:read");
const write = needs("orders:write", "operator");
const params = IdParam.extend({ attachmentId: z.uuid() });

const Attachment = z
  .object({
    id: z.uuid(),
    name: z.string(),
    contentType: z.enum(attachmentTypes),
    size: z.int(),
    by: z.string(),
    createdAt: z.string(),
  })
  .openapi("OrderAttachment");

const listRoute = createRoute({
  method: "get",
  path: "/orders/{id}/attachments",
  tags,
  summary: "The files of an order",
  middleware: read,
  request: { params: IdParam },
  responses: { 200: json(z.object({ items: z.array(Attachment) })), ...problems(404) },
});

const attachRoute = createRoute({
  method: "post",
  path: "/orders/{id}/attachments",
  tags,
  summary: "Put a file to an order",
  description: `A form with one field, \`file\`: PDF, PNG, JPEG, WebP or text, told by its content, at most ${maxAttachmentMegabytes} MB.`,
  middleware: write,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: {
      required: true,
      content: { "multipart/form-data": { schema: z.object({ file: z.any().openapi({ type: "string", format: "binary" }) }) } },
    },
  },
  responses: { 201: json(Attachment, "Put to it"), ...problems(400, 404, 409, 413) },
});

const contentRoute = createRoute({
  method: "get",
  path: "/orders/{id}/attachments/{attachmentId}",
  tags,
  summary: "Download a file of an order",
  middleware: read,
  request: { params },
  responses: {
    200: { description: "OK", content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } } },
    ...problems(404),
  },
});

const removeRoute = createRoute({
  method: "delete",
  path: "/orders/{id}/attachments/{attachmentId}",
  tags,
  summary: "Take a file off an order",
  middleware: write,
  request: { params },
  responses: { 204: { description: "Gone" }, ...problems(404) },
});

type Listed = Awaited<ReturnType<typeof attachmentsOf>>[number];
const answerOf = ({ by, createdAt, ...file }: Listed) => ({ ...file, by: by.name, createdAt: createdAt.toISOString() });

/** Files go over the API only: a browser sends them as a form, with its cookie and from our own pages. */
export function attachmentRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => c.json({ items: (await attachmentsOf(c.get("ctx"), c.req.valid("param").id)).map(answerOf) }, 200));
  app.on("POST", "/orders/:id/attachments", write, async (c) => {
    const id = z.uuid().safeParse(c.req.param("id"));
    if (!id.success) throw new Refusal("not_found", reason("not_found", { what: "order" }));
    const ctx = c.get("ctx");
    await requireOrder(ctx, id.data);
    const file = await formFileOf(c.req.raw);
    const content = new Uint8Array(await file.arrayBuffer());
    const said = { name: file.name, sha256: createHash("sha256").update(content).digest("hex") };
    return answerOnce(c, { required: false, body: said }, async (ctx) => ({
      status: 201,
      body: answerOf(await attachFile(ctx, { orderId: id.data, name: file.name, content })),
    }));
  });
  app.openAPIRegistry.registerPath(attachRoute);
  app.openapi(contentRoute, async (c) => {
    const { id, attachmentId } = c.req.valid("param");
    const { name, contentType, content } = await attachmentContent(c.get("ctx"), { orderId: id, attachmentId });
    return c.body(new Uint8Array(content), 200, {
      "content-type": contentType,
      // Never shown in the page's own origin: it is saved.
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escapeRest)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    });
  });
  app.openapi(removeRoute, async (c) => {
    const { id, attachmentId } = c.req.valid("param");
    await removeAttachment(c.get("ctx"), { orderId: id, attachmentId });
    return c.body(null, 204);
  });
  return app;
}

const escapeRest = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

/** The one file of a form, of a size that is kept. Refuses a body without one. */
export async function formFileOf(request: Request): Promise<File> {
  if (Number(request.headers.get("content-length") ?? 0) > maxAttachmentBytes + 100_000)
    throw new Refusal("too_large", reason("order.attachment_too_large", { megabytes: maxAttachmentMegabytes }));
  const form = await request.formData().catch(() => null);
  const file = form?.get("file");
  if (!(file instanceof File)) throw new Refusal("malformed", reason("order.attachment_missing"));
  return file;
}
