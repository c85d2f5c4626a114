import { setTimeout as sleep } from "node:timers/promises";
import { and, asc, eq, inArray } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { fileNameOf, kindOfFile } from "../file-name";
import { removeFile } from "../file-store";
import { exchangeFiles } from "../tables";
import type { Session } from "./sign-in";
import { beginFile, type ExchangeFile, latestFile, ofSession, one, queueImport } from "./take-file";

const lookEveryMs = 100;

export type Progress = { state: "progress"; taken: number } | { state: "success" } | { state: "failure"; reason: Reason };

/**
 * Has a file taken in, and waits a while for the end: `progress` while the job works, and 1C asks again. A file that is through
 * answers as it ended; one that was never uploaded may lie in an archive of the same session.
 */
export async function askImport(
  ctx: Context,
  session: Session,
  type: "catalog" | "sale",
  given: string,
  waitMs: number,
): Promise<Progress> {
  const name = fileNameOf(given);
  if (name === null) return { state: "failure", reason: reason("commerceml.file_name", { name: given.slice(0, 100) }) };
  // Pictures and the like were taken and forgotten.
  if (kindOfFile(name) === "other") return { state: "success" };
  const file = await inTransaction(ctx, (ctx) => fileToImport(ctx, session, type, name));
  return file ? awaitFile(ctx, file, waitMs) : { state: "failure", reason: reason("commerceml.no_such_file", { name }) };
}

/** Where a file stands, looked at until it is through or the time is up. */
export async function awaitFile(ctx: Context, file: ExchangeFile, waitMs: number): Promise<Progress> {
  const until = Date.now() + waitMs;
  for (;;) {
    const [now] = await ctx.db.select().from(exchangeFiles).where(one(file));
    if (now?.state === "done") return { state: "success" };
    if (!now || now.state === "failed") return { state: "failure", reason: now?.reason ?? reason("channel.internal") };
    if (Date.now() >= until) return { state: "progress", taken: Object.values(now.counts).reduce((sum, count) => sum + count, 0) };
    await sleep(lookEveryMs);
  }
}

async function fileToImport(ctx: Context, session: Session, type: "catalog" | "sale", name: string): Promise<ExchangeFile | null> {
  const known = await latestFile(ctx, session, type, name);
  if (known && known.state !== "receiving") return known;
  const file = known ?? ((await hasArchives(ctx, session)) ? await beginFile(ctx, session, { type, name, isArchived: true }) : null);
  if (!file) return null;
  await ctx.db
    .update(exchangeFiles)
    .set({ state: "waiting" })
    .where(and(one(file), eq(exchangeFiles.state, "receiving")));
  await queueImport(ctx, file);
  return file;
}

async function hasArchives(ctx: Context, session: Session): Promise<boolean> {
  return (await archivesOf(ctx, session)).length > 0;
}

/** The archives of a session that documents can be taken from, as they came. */
export async function archivesOf(ctx: Context, session: Pick<Session, "organizationId" | "id">): Promise<ExchangeFile[]> {
  const rows = await ctx.db
    .select()
    .from(exchangeFiles)
    .where(and(ofSession(session), eq(exchangeFiles.isArchived, false), inArray(exchangeFiles.state, ["receiving"])))
    .orderBy(asc(exchangeFiles.id));
  return rows.filter(({ name }) => kindOfFile(name) === "archive");
}

/** Removes what a session uploaded and nobody asked to take in. */
export async function dropLeftovers(ctx: Context, session: Pick<Session, "organizationId" | "id">): Promise<void> {
  const left = await ctx.db
    .delete(exchangeFiles)
    .where(and(ofSession(session), eq(exchangeFiles.state, "receiving")))
    .returning();
  for (const file of left) await removeFile(file);
}
