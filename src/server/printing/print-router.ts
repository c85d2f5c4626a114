import { reason } from "@/lib/reason";
import { queuePrint } from "@/modules/printing/commands/queue-print";
import { mostSheets, QueuePrint, sheetsOf } from "@/modules/printing/inputs";
import { printingRouter } from "@/modules/printing/router";
import type { Context } from "@/platform/context";
import { refuseIf } from "@/platform/refusal";
import { mergeRouters, picker, router } from "@/platform/trpc/procedures";
import { describePaper } from "./describe-paper";

/** Puts a paper into the queue of the warehouse it belongs to. Refuses what would come to too many sheets. */
export async function queuePaper(ctx: Context, { what, ...wish }: QueuePrint): Promise<{ jobId: string }> {
  refuseIf(sheetsOf(what) * wish.copies > mostSheets ? reason("print.too_many", { most: mostSheets }) : null, "invalid");
  return queuePrint(ctx, { ...(await describePaper(ctx, what)), what, ...wish });
}

/** Composed here: which paper belongs where is known to the modules that draw it, and those lie side by side. */
export const printRouter = mergeRouters(
  printingRouter,
  router({
    queue: picker
      .meta({ scope: "fulfilment:write", queued: true })
      .input(QueuePrint)
      .mutation(({ ctx, input }) => queuePaper(ctx, input)),
  }),
);
