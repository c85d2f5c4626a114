import { lt } from "drizzle-orm";
import type { Db } from "@/platform/db";
import { printJobs } from "../tables";

const keptDays = 60;

/** Forgets what was to be printed long ago, of all organizations. */
export async function forgetPrintJobs({ db, now }: { db: Db; now: () => Date }): Promise<void> {
  await db.delete(printJobs).where(lt(printJobs.createdAt, new Date(now().getTime() - keptDays * 24 * 60 * 60 * 1000)));
}
