import { eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { pickQuestions, pickTaskSlots, pickTasks, waveRules, waves } from "@/modules/fulfilment/waves/tables";
import { fulfilmentLines } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import type { Foreign } from "./foreign-input";

/** A wave with a task whose picker asks, and the rule and the cart by which it was made. */
export async function aWave({ db, actor }: Context, { warehouseId, fulfilmentId }: Foreign): Promise<Foreign> {
  const { organizationId, name: by } = actor;
  const [waveId, taskId, questionId, ruleId] = [newId(), newId(), newId(), newId()];
  const own = { organizationId, warehouseId: String(warehouseId) };
  const figures = { units: 2, metres: 5, serpentineMetres: 9 };
  await db.insert(waves).values({ ...own, ...figures, id: waveId, number: 1, mode: "single", orders: 1, by });
  const task = {
    ...own,
    ...figures,
    id: taskId,
    waveId,
    number: "1-1",
    mode: "single" as const,
    lines: 1,
    grams: 1,
    millilitres: 1,
    path: [],
  };
  await db.insert(pickTasks).values(task);
  await db.insert(pickTaskSlots).values({ organizationId, taskId, slot: "A", fulfilmentId: String(fulfilmentId) });
  const [line] = await db
    .select()
    .from(fulfilmentLines)
    .where(eq(fulfilmentLines.fulfilmentId, String(fulfilmentId)));
  const fulfilmentLineId = line?.id ?? "";
  const asked = { fulfilmentId: String(fulfilmentId), fulfilmentLineId, taskId, missing: 1, reason: "missing" as const, askedBy: by };
  await db.insert(pickQuestions).values({ ...own, ...asked, id: questionId });
  const every = { kind: "every" as const, minutes: 30 };
  await db.insert(waveRules).values({ ...own, id: ruleId, name: by, trigger: every, mode: "single", lastRunAt: new Date() });
  return { waveId, pickTaskId: taskId, questionId, ruleId, fulfilmentLineId, subjectId: fulfilmentId };
}
