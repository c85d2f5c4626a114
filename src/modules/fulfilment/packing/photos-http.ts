import { createHash } from "node:crypto";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { reason } from "@/lib/reason";
import { formFileOf } from "@/modules/orders/attachments/http";
import { answerOnce } from "@/platform/http/idempotency";
import { createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, problems } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";
import { readFulfilment } from "../queries";
import { addParcelPhoto, dropParcelPhoto, encodeParcelPhoto, parcelPhotoContent } from "./parcel-photos";

const tags = ["Packing"];
const read = needs("orders:read");
const work = needs("fulfilment:write", "picker");
const Photo = z.object({ id: z.uuid() });
const PhotoParam = IdParam.extend({ parcelPhotoId: z.uuid() });
const Key = z.object({
  key: z.uuid().openapi({ description: "The parcel's `key`: made by who packs, and given again when it is closed" }),
});

const addRoute = createRoute({
  method: "post",
  path: "/fulfilments/{id}/photos",
  tags,
  summary: "Put a photo to a parcel on the packing table",
  description:
    "A form with one field, `file`: JPEG, PNG or WebP, at most 10 MB and six a parcel. It is encoded anew, without what a camera writes beside.",
  middleware: work,
  request: {
    headers: IdempotencyHeader,
    params: IdParam,
    query: Key,
    body: {
      required: true,
      content: { "multipart/form-data": { schema: z.object({ file: z.any().openapi({ type: "string", format: "binary" }) }) } },
    },
  },
  responses: { 201: json(Photo, "Put to it"), ...problems(400, 404, 409, 413) },
});
const contentRoute = createRoute({
  method: "get",
  path: "/fulfilments/{id}/photos/{parcelPhotoId}",
  tags,
  summary: "One photo of a parcel",
  middleware: read,
  request: { params: PhotoParam },
  responses: {
    200: { description: "OK", content: { "image/webp": { schema: z.string().openapi({ format: "binary" }) } } },
    ...problems(404),
  },
});
const dropRoute = createRoute({
  method: "delete",
  path: "/fulfilments/{id}/photos/{parcelPhotoId}",
  tags,
  summary: "Take a photo away before the parcel is closed",
  middleware: work,
  request: { params: PhotoParam },
  responses: { 204: { description: "Gone" }, ...problems(404, 409) },
});

/** Files go over the API only: a browser sends them as a form, with its cookie and from our own pages. */
export function parcelPhotoRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.on("POST", "/fulfilments/:id/photos", work, async (c) => {
    const id = z.uuid().safeParse(c.req.param("id"));
    if (!id.success) throw new Refusal("not_found", reason("not_found", { what: "fulfilment" }));
    const fulfilmentId = id.data;
    await readFulfilment(c.get("ctx"), fulfilmentId);
    const query = Key.safeParse(c.req.query());
    if (!query.success) throw new Refusal("malformed", reason("packing.photo_key_missing"));
    const { key } = query.data;
    const file = await formFileOf(c.req.raw);
    // Read and encoded before the transaction: it costs more than a write.
    const content = await encodeParcelPhoto(new Uint8Array(await file.arrayBuffer()));
    const sha256 = createHash("sha256").update(content).digest("hex");
    return answerOnce(c, { required: false, body: { key, sha256 } }, async (ctx) => ({
      status: 201,
      body: await addParcelPhoto(ctx, { fulfilmentId, key, content }),
    }));
  });
  app.openAPIRegistry.registerPath(addRoute);
  app.openapi(contentRoute, async (c) => {
    const { id: fulfilmentId, parcelPhotoId } = c.req.valid("param");
    const content = await parcelPhotoContent(c.get("ctx"), { fulfilmentId, parcelPhotoId });
    return c.body(new Uint8Array(content), 200, { "content-type": "image/webp", "cache-control": "private, max-age=86400" });
  });
  app.openapi(dropRoute, async (c) => {
    const { id: fulfilmentId, parcelPhotoId } = c.req.valid("param");
    await dropParcelPhoto(c.get("ctx"), { fulfilmentId, parcelPhotoId });
    return c.body(null, 204);
  });
  return app;
}
