import { createHash } from "node:crypto";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { reason } from "@/lib/reason";
import { answerOnce } from "@/platform/http/idempotency";
import { createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, problems } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";
import { addPhotos, encodePhotos, mostPhotos } from "./commands/add-photo";
import { photoContent, requireReturn } from "./return-queries";

const tags = ["Returns"];
const read = needs("orders:read");
const write = needs("orders:write", "operator");

const addRoute = createRoute({
  method: "post",
  path: "/returns/{id}/photos",
  tags,
  summary: "Put photos to a return",
  description:
    "A form with `file`, once or more: JPEG, PNG or WebP, at most 10 MB each and ten a return. They are encoded anew, without what a camera writes beside.",
  middleware: write,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    body: {
      required: true,
      content: { "multipart/form-data": { schema: z.object({ file: z.any().openapi({ type: "string", format: "binary" }) }) } },
    },
  },
  responses: { 201: json(z.object({ ids: z.array(z.uuid()) }), "Put to it"), ...problems(400, 404, 409, 413) },
});

const contentRoute = createRoute({
  method: "get",
  path: "/returns/{id}/photos/{photoId}",
  tags,
  summary: "One photo of a return",
  middleware: read,
  request: { params: IdParam.extend({ photoId: z.uuid() }) },
  responses: {
    200: { description: "OK", content: { "image/webp": { schema: z.string().openapi({ format: "binary" }) } } },
    ...problems(404),
  },
});

/** Files go over the API only: a browser sends them as a form, with its cookie and from our own pages. */
export function returnPhotoRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.on("POST", "/returns/:id/photos", write, async (c) => {
    const id = z.uuid().safeParse(c.req.param("id"));
    if (!id.success) throw new Refusal("not_found", reason("not_found", { what: "return" }));
    const returnId = id.data;
    await requireReturn(c.get("ctx"), returnId);
    const files = await filesOf(await c.req.raw.formData().catch(() => null), "file");
    if (files.length === 0) throw new Refusal("malformed", reason("return.photo_missing"));
    // Read and encoded before the transaction: it costs more than a write.
    const photos = await encodePhotos(files);
    const sha256 = photos.map((content) => createHash("sha256").update(content).digest("hex"));
    return answerOnce(c, { required: false, body: { sha256 } }, async (ctx) => ({
      status: 201,
      body: await addPhotos(ctx, { returnId, photos }),
    }));
  });
  app.openAPIRegistry.registerPath(addRoute);
  app.openapi(contentRoute, async (c) => {
    const { id, photoId } = c.req.valid("param");
    const { content, contentType } = await photoContent(c.get("ctx"), { returnId: id, photoId });
    return c.body(new Uint8Array(content), 200, { "content-type": contentType, "cache-control": "private, max-age=86400" });
  });
  return app;
}

/** The files of a form's field, no more than a return may have. A field left empty sends a file without a byte. */
export async function filesOf(form: FormData | null, field: string): Promise<Uint8Array[]> {
  const files = (form?.getAll(field) ?? []).filter((file): file is File => file instanceof File && file.size > 0);
  if (files.length > mostPhotos) throw new Refusal("conflict", reason("return.too_many_photos", { most: mostPhotos }));
  return Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
}
