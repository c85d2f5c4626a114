import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import type { ReplayIntake } from "../inputs";
import { type IntakeItem, intakeItem } from "../intake-queries";
import { intake } from "../tables";
import { processIntake } from "./process-intake";

/** Takes a stored delivery in again, by the same path: what is known is not doubled, what has become possible is done. */
export async function replayIntake(ctx: Context, { code, intakeId }: ReplayIntake): Promise<IntakeItem> {
  const isUnread = await inTransaction(ctx, async (ctx) => {
    const { orderId, isUnread } = await intakeItem(ctx, code, intakeId);
    await record(ctx, { type: "intake.replayed", subject: { kind: "intake", id: intakeId }, orderId, data: { connection: code } });
    // What has to be asked at the channel is not asked while somebody waits, and never inside a transaction.
    if (isUnread) {
      await ctx.db
        .update(intake)
        .set({ status: "received", reason: null, attempts: 0 })
        .where(and(eq(intake.organizationId, ctx.actor.organizationId), eq(intake.id, intakeId)));
      await addJob(ctx, "process_intake", { intakeId }, { key: intakeId });
    }
    return isUnread;
  });
  if (!isUnread) await processIntake(ctx, intakeId, { again: true });
  return intakeItem(ctx, code, intakeId);
}
