import { and, eq, inArray, lt } from "drizzle-orm";
import type { Db } from "@/platform/db";
import { removeFile } from "./file-store";
import { exchangeFiles, exchangeSessions } from "./tables";

const day = 24 * 60 * 60 * 1000;
const logIsKeptDays = 90;

/** Ends what was left of exchanges that are over: files that nobody asked to take in go after a day, the log of the others after a season. */
export async function forgetExchanges({ db, now }: { db: Db; now: () => Date }): Promise<void> {
  const over = db
    .select({ id: exchangeSessions.id })
    .from(exchangeSessions)
    .where(lt(exchangeSessions.expiresAt, new Date(now().getTime() - day)));
  const left = await db
    .delete(exchangeFiles)
    .where(and(eq(exchangeFiles.state, "receiving"), inArray(exchangeFiles.sessionId, over)))
    .returning({ id: exchangeFiles.id, connectionId: exchangeFiles.connectionId });
  for (const file of left) await removeFile(file);
  await db.delete(exchangeSessions).where(lt(exchangeSessions.expiresAt, new Date(now().getTime() - logIsKeptDays * day)));
}
