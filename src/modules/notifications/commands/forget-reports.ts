import { lt } from "drizzle-orm";
import type { Db } from "@/platform/db";
import { messageReports } from "../accounts/tables";

const keptDays = 30;

/** Lets old reports of providers go: what they said stands in the log of messages. For all organizations. */
export async function forgetReports(db: Db, now: Date): Promise<void> {
  await db.delete(messageReports).where(lt(messageReports.receivedAt, new Date(now.getTime() - keptDays * 86_400_000)));
}
