import { and, eq, inArray, isNull } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { assignBin } from "@/modules/inventory/commands/assign-bin";
import { logWork } from "@/modules/inventory/work-log/log-work";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { reportShort } from "../commands/report-short";
import { whyNotWork } from "../fulfilment";
import { lockFulfilment, type Work } from "../lock-fulfilment";
import { readFulfilment } from "../queries";
import { AnswerQuestion, AskAtShelf } from "./inputs";
import { pickQuestions } from "./tables";

/**
 * Asks whoever leads the floor what to do about units that are not to be had, and leaves the line for now. Refused for a line that
 * lacks no such units, and while it is asked about already.
 */
export function askAtShelf(ctx: Context, input: AskAtShelf): Promise<{ questionId: string }> {
  const { fulfilmentId, fulfilmentLineId, taskId, missing, reason: why, note } = AskAtShelf.parse(input);
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId);
    refuseIf(whyNotWork("reportShort", work.fulfilment, work.order));
    const line = work.lines.find((one) => one.id === fulfilmentLineId);
    if (!line) throw notFound("fulfilment_line");
    const most = line.quantity - line.picked;
    if (missing > most) throw new Refusal("conflict", reason("fulfilment.too_many", { sku: line.sku, quantity: missing, most }));
    const questionId = newId();
    const [kept] = await ctx.db
      .insert(pickQuestions)
      .values({
        organizationId: ctx.actor.organizationId,
        id: questionId,
        warehouseId: work.fulfilment.warehouseId,
        fulfilmentId,
        fulfilmentLineId,
        taskId: taskId ?? null,
        missing,
        reason: why,
        note,
        askedById: ctx.actor.id,
        askedBy: ctx.actor.name,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning({ id: pickQuestions.id });
    if (!kept) throw new Refusal("conflict", reason("pick_question.asked_already", { sku: line.sku }));
    await tell(ctx, work, questionId, "asked", { sku: line.sku, missing });
    return { questionId };
  });
}

/** The word of whoever leads the floor, done at once: look again, the other bin, another warehouse, or wait. Refused when it was said already. */
export function answerQuestion(ctx: Context, input: AnswerQuestion): Promise<void> {
  const { questionId, answer, bin, note } = AnswerQuestion.parse(input);
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, warehouseIds } = ctx.actor;
    const itself = and(
      eq(pickQuestions.organizationId, organizationId),
      eq(pickQuestions.id, questionId),
      warehouseIds ? inArray(pickQuestions.warehouseId, [...warehouseIds]) : undefined,
    );
    const [question] = await ctx.db.select().from(pickQuestions).where(itself);
    if (!question) throw notFound("question");
    const { fulfilmentId } = question;
    const work = await lockFulfilment(ctx, fulfilmentId);
    const [answered] = await ctx.db
      .update(pickQuestions)
      .set({ answer, answerNote: note, answeredBy: ctx.actor.name, answeredAt: ctx.now() })
      .where(and(itself, isNull(pickQuestions.answeredAt)))
      .returning({ id: pickQuestions.id });
    if (!answered) throw new Refusal("conflict", reason("pick_question.answered_already", { name: question.answeredBy ?? "" }));
    const line = work.lines.find((one) => one.id === question.fulfilmentLineId);
    const quantity = Math.min(question.missing, line ? line.quantity - line.picked : 0);
    if (line && answer === "other_bin") {
      const { warehouse } = await readFulfilment(ctx, fulfilmentId);
      await assignBin(ctx, { warehouse, sku: line.sku, bin: bin ?? null });
    }
    if (line && quantity > 0 && (answer === "route" || answer === "wait"))
      await reportShort(ctx, { fulfilmentId, lines: [{ sku: line.sku, quantity }], reason: question.reason, choice: answer });
    await tell(ctx, work, questionId, "answered", { sku: line?.sku ?? "", answer });
  });
}

async function tell(ctx: Context, work: Work, id: string, step: "asked" | "answered", data: Record<string, unknown>): Promise<void> {
  const { warehouseId } = work.fulfilment;
  await logWork(ctx, { stage: "pick", step, warehouseId, subjectId: work.fulfilment.id });
  await record(ctx, {
    type: `pick_question.${step}`,
    subject: { kind: "pick_question", id, number: work.fulfilment.number },
    orderId: work.order.id,
    warehouseId,
    data,
  });
}
