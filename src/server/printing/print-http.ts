import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { QueuePrint } from "@/modules/printing/inputs";
import { outputs } from "@/modules/printing/paper-kind";
import { PrintJob, printingRoutes, told } from "@/modules/printing/printing-http";
import { jobToDraw } from "@/modules/printing/printing-queries";
import { answerOnce } from "@/platform/http/idempotency";
import { pdfResponse } from "@/platform/http/pdf-response";
import { body, createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, problems } from "@/platform/http/routes";
import { zplResponse } from "@/platform/labels/zpl-http";
import { drawPaper } from "./draw-paper";
import { queuePaper } from "./print-router";

const tags = ["Printing"];

const queueRoute = createRoute({
  method: "post",
  path: "/print-jobs",
  tags,
  summary: "Put something into the print queue",
  description: "It is printed in its warehouse, by whichever station takes it or by the one that is named.",
  middleware: needs("fulfilment:write", "picker"),
  request: {
    headers: IdempotencyHeader,
    body: body(
      QueuePrint.openapi("QueuePrint", {
        example: { what: { kind: "product_label", warehouse: "MSK", sku: "TEE-BLK-M", units: 10 } },
      }),
    ),
  },
  responses: { 201: json(PrintJob, "Waits"), ...problems(404, 409) },
});

const fileRoute = createRoute({
  method: "get",
  path: "/print-jobs/{id}/file",
  tags,
  summary: "The file to print",
  description:
    "Drawn when it is asked for, in the job's own language or in `output`. A label that a carrier draws itself is always a PDF; look at the content type. The copies are in it.",
  middleware: needs("fulfilment:write"),
  request: { params: IdParam, query: z.object({ output: z.enum(outputs).optional() }) },
  responses: {
    200: {
      description: "PDF, or ZPL II in UTF-8",
      content: {
        "application/pdf": { schema: z.string().openapi({ format: "binary" }) },
        "application/zpl": { schema: z.string() },
      },
    },
    ...problems(404, 409),
  },
});

/** The print queue with the files themselves. */
export function printRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(queueRoute, async (c) => {
    const input = c.req.valid("json");
    return answerOnce(c, { required: false, body: input }, async (ctx) => {
      const { jobId } = await queuePaper(ctx, input);
      return { status: 201, body: await told(ctx, jobId) };
    }) as never;
  });
  app.openapi(fileRoute, async (c) => {
    const ctx = c.get("ctx");
    const { what, paper, dpi, font, copies, ...job } = await jobToDraw(ctx, c.req.valid("param").id);
    const { output, content } = await drawPaper(ctx, what, { paper, dpi, font, output: c.req.valid("query").output ?? job.output }, copies);
    return (output === "zpl" ? zplResponse(content, `print-${job.id}`) : pdfResponse(content, `print-${job.id}.pdf`)) as never;
  });
  app.route("/", printingRoutes());
  return app;
}
