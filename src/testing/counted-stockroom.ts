import { moveBetweenBins } from "@/modules/inventory/commands/move-between-bins";
import { approveCount } from "@/modules/stockroom/counting/approve-count";
import { claimBin } from "@/modules/stockroom/counting/claim-bin";
import { countBin } from "@/modules/stockroom/counting/count-bin";
import { countById } from "@/modules/stockroom/counting/count-queries";
import { ApproveCount, CountBin, StartCount } from "@/modules/stockroom/counting/inputs";
import { startCount } from "@/modules/stockroom/counting/start-count";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { actingAs, aProduct, aShop, inBin } from "./orders";

/** The code that an attempt is refused with; null when it went through. */
export const refusalOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: { reason?: { code: string } }) => error.reason?.code ?? String(error),
  );

/** A shop whose goods lie in two bins of Moscow: five of A in each, and two more in none. */
export async function aStockroom(db: Db) {
  const shop = await aShop(db);
  const { ctx, warehouses } = shop;
  await aProduct(ctx, { sku: "A", stock: { MSK: 12 } });
  await inBin(ctx, "A", warehouses.MSK, "A-01-1", 1);
  await aProduct(ctx, { sku: "B", stock: { MSK: 4 } });
  await inBin(ctx, "B", warehouses.MSK, "A-01-2", 2);
  const into = (sku: string, to: string, quantity: number) => ({ sku, quantity, from: null, to });
  await moveBetweenBins(ctx, {
    warehouse: "MSK",
    reason: null,
    lines: [into("A", "A-01-1", 5), into("A", "A-01-2", 5), into("B", "A-01-2", 4)],
  });
  const anna = actingAs(ctx, { kind: "user", name: "Анна", role: "picker" });
  const boris = actingAs(ctx, { kind: "user", name: "Борис", role: "picker" });
  return { ...shop, anna, boris };
}

/** Opens a count of the whole of Moscow, unless wished otherwise. */
export const start = (ctx: Context, wish: Partial<StartCount> = {}) =>
  startCount(ctx, StartCount.parse({ warehouse: "MSK", kind: "full", ...wish }));
/** Posts it as its reviewer. */
export const approve = (ctx: Context, countId: string, except: string[] = []) => approveCount(ctx, ApproveCount.parse({ countId, except }));

/** The id of the task of a bin. */
export async function tasksOf(ctx: Context, countId: string) {
  const { tasks } = await countById(ctx, countId);
  return (bin: string | null) => tasks.find((task) => task.bin === bin)?.id ?? "";
}

/** Takes a bin and says what lies there; a first count that differs is done twice. */
export async function counts(ctx: Context, taskId: string, found: Record<string, number>, more: Partial<CountBin["lines"][number]> = {}) {
  const lines = Object.entries(found).map(([code, times]) => ({ code, times, ...more }));
  await claimBin(ctx, taskId);
  const answer = await countBin(ctx, CountBin.parse({ taskId, lines }));
  if (!answer.again) return answer;
  await claimBin(ctx, taskId);
  return countBin(ctx, CountBin.parse({ taskId, lines }));
}
