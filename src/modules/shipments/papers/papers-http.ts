import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { slipPapers } from "@/modules/fulfilment/documents/slip-data";
import { readFulfilment } from "@/modules/fulfilment/queries";
import { pdfResponse } from "@/platform/http/pdf-response";
import { createRoutes, type HttpEnv, IdParam, needs, problems } from "@/platform/http/routes";
import { evidencePdf } from "../evidence/evidence-pdf";
import { loadFolder } from "../evidence/load-folder";
import { type PaperKind, paperKinds } from "./paper-kinds";
import { joinedPapers } from "./papers-of";

const tags = ["Packing"];
const read = needs("orders:read");
const pdf = { description: "PDF", content: { "application/pdf": { schema: z.string().openapi({ format: "binary" }) } } };

const Kinds = z
  .string()
  .max(100)
  .transform((list) => list.split(",").map((kind) => kind.trim()))
  .pipe(z.array(z.enum(paperKinds)).min(1))
  .optional()
  .openapi({ type: "string", description: "Some of label, slip, waybill, act; without it all", example: "label,slip" });

const papersRoute = createRoute({
  method: "get",
  path: "/fulfilments/{id}/papers.pdf",
  tags,
  summary: "Everything that is printed for its parcels, in one PDF",
  description:
    "The label, the packing slips, the carrier's waybill, and the act once the carrier has taken them, as far as they exist. `X-Papers-Missing` names what could not be had just now.",
  middleware: read,
  request: { params: IdParam, query: z.object({ kinds: Kinds, slip: z.enum(slipPapers).optional() }) },
  responses: { 200: pdf, ...problems(404, 409) },
});
const folderRoute = createRoute({
  method: "get",
  path: "/fulfilments/{id}/evidence.pdf",
  tags,
  summary: "The evidence of a parcel as one PDF, for a claim",
  description:
    "Contents, weights, scans, people and times, photos, the carrier's events and the label. Without `parcel` all of its parcels.",
  middleware: read,
  request: { params: IdParam, query: z.object({ parcel: z.coerce.number().int().min(1).max(100).optional() }) },
  responses: { 200: pdf, ...problems(404, 409) },
});

/** The papers of the packing table. */
export function parcelPapersRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(papersRoute, async (c) => {
    const { id: fulfilmentId } = c.req.valid("param");
    const { kinds, slip } = c.req.valid("query");
    const ctx = c.get("ctx");
    const { content, missing } = await joinedPapers(ctx, { fulfilmentId, kinds: kinds as PaperKind[] | undefined, slip });
    const { number } = await readFulfilment(ctx, fulfilmentId);
    const answer = pdfResponse(content, `papers-${number}.pdf`);
    if (missing.length > 0) answer.headers.set("x-papers-missing", missing.map(({ kind }) => kind).join(","));
    return answer as never;
  });
  app.openapi(folderRoute, async (c) => {
    const folder = await loadFolder(c.get("ctx"), { fulfilmentId: c.req.valid("param").id, parcel: c.req.valid("query").parcel });
    return pdfResponse(await evidencePdf(folder), `evidence-${folder.view.number}.pdf`) as never;
  });
  return app;
}
