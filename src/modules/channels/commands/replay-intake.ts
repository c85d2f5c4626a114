import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import type { ReplayIntake } from "../inputs";
import { type IntakeItem, intakeItem } from "../intake-queries";
import { processIntake } from "./process-intake";

/** Takes a stored delivery in again, by the same path: what is known is not doubled, what has become possible is done. */
export async function replayIntake(ctx: Context, { code, intakeId }: ReplayIntake): Promise<IntakeItem> {
  await inTransaction(ctx, async (ctx) => {
    const { orderId } = await intakeItem(ctx, code, intakeId);
    await record(ctx, { type: "intake.replayed", subject: { kind: "intake", id: intakeId }, orderId, data: { connection: code } });
  });
  await processIntake(ctx, intakeId, { again: true });
  return intakeItem(ctx, code, intakeId);
}
