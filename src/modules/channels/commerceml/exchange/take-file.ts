import { and, desc, eq, ne, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { type Reason, reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { fileNameOf, kindOfFile } from "../file-name";
import { removeFile, tailOf, writePiece } from "../file-store";
import { exchangeFiles } from "../tables";
import type { Session } from "./sign-in";

const megabyte = 1024 * 1024;
/** What 1C is told to send in one request, and what one may bring at most. */
export const chunkBytes = 10 * megabyte;
const largestChunk = 64 * megabyte;
const largestFile = 1024 * megabyte;
const largestSession = 2048 * megabyte;
const mostFiles = 500;
/** Older versions of 1C upload orders and never ask to take them in: one that stays silent for so long has sent all. */
const silenceMs = 60_000;

export type ExchangeFile = typeof exchangeFiles.$inferSelect;
type Upload = { type: "catalog" | "sale"; name: string; body: AsyncIterable<Uint8Array>; length: number | null };

/**
 * Takes one piece of a file; pieces of one name are put together in the order in which they come. Pictures and other files are
 * taken and forgotten. Answers why it is refused, or the file that is whole and may be taken in without being asked to.
 */
export async function takePiece(
  ctx: Context,
  session: Session,
  { type, name: given, body, length }: Upload,
): Promise<{ refused: Reason } | { whole: ExchangeFile | null }> {
  const name = fileNameOf(given);
  if (name === null) return { refused: reason("commerceml.file_name", { name: given.slice(0, 100) }) };
  if (length !== null && length > largestChunk) return { refused: tooLarge(largestChunk) };
  if (kindOfFile(name) === "other") {
    for await (const _ of body);
    return { whole: null };
  }
  const file = await fileToContinue(ctx, session, { type, name });
  if ("code" in file) return { refused: file };
  const room = await roomLeft(ctx, session);
  const size = await writePiece(file, file.bytes, body, Math.min(largestFile, file.bytes + room));
  if (size === null) {
    await removeFile(file);
    await settleFile(ctx, file, tooLarge(Math.min(largestFile, largestSession)));
    return { refused: tooLarge(Math.min(largestFile, largestSession)) };
  }
  const [grown] = await ctx.db
    .update(exchangeFiles)
    .set({ bytes: size })
    .where(and(one(file), eq(exchangeFiles.bytes, file.bytes), eq(exchangeFiles.state, "receiving")))
    .returning();
  // Two pieces at once cannot both be the next one.
  if (!grown) return { refused: reason("commerceml.pieces_at_once", { name }) };
  if (type === "catalog") return { whole: null };
  const isWhole = isLastPiece(await tailOf(file, size), name);
  if (isWhole) await ctx.db.update(exchangeFiles).set({ state: "waiting" }).where(one(file));
  await queueImport(ctx, grown, isWhole ? undefined : new Date(ctx.now().getTime() + silenceMs));
  return { whole: isWhole ? grown : null };
}

/** Queues the taking in of a file; asked again, the time of the one that waits is moved. Files of a connection take turns. */
export function queueImport(ctx: Context, file: ExchangeFile, runAt?: Date): Promise<void> {
  return addJob(
    ctx,
    "import_exchange_file",
    { fileId: file.id },
    { key: file.id, queue: `exchange:${file.connectionId}`, runAt, maxAttempts: 4 },
  );
}

/** The file of a name that is still coming in; of those that are through a new one begins. */
function fileToContinue(ctx: Context, session: Session, { type, name }: Pick<Upload, "type" | "name">): Promise<ExchangeFile | Reason> {
  return inTransaction(ctx, async (ctx) => {
    // Two first pieces at once begin one file.
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`exchange ${session.id}`}, 2))`);
    const known = await latestFile(ctx, session, type, name);
    if (known?.state === "receiving") return known;
    if (known?.state === "waiting" || known?.state === "running") return reason("commerceml.still_running", { name });
    const [count] = await ctx.db.select({ files: sql<number>`count(*)::int` }).from(exchangeFiles).where(ofSession(session));
    if ((count?.files ?? 0) >= mostFiles) return reason("commerceml.too_many_files", { limit: mostFiles });
    return beginFile(ctx, session, { type, name, isArchived: false });
  });
}

export async function beginFile(
  ctx: Context,
  session: Session,
  file: Pick<ExchangeFile, "type" | "name" | "isArchived">,
): Promise<ExchangeFile> {
  const { organizationId, connectionId, id: sessionId } = session;
  const [begun] = await ctx.db
    .insert(exchangeFiles)
    .values({ organizationId, id: newId(), connectionId, sessionId, ...file, createdAt: ctx.now() })
    .returning();
  if (!begun) throw new Error("the file was not noted");
  return begun;
}

/** The last file of a name in a session. */
export async function latestFile(ctx: Context, session: Session, type: "catalog" | "sale", name: string): Promise<ExchangeFile | null> {
  const [found] = await ctx.db
    .select()
    .from(exchangeFiles)
    .where(and(ofSession(session), eq(exchangeFiles.type, type), eq(exchangeFiles.name, name)))
    .orderBy(desc(exchangeFiles.id))
    .limit(1);
  return found ?? null;
}

async function roomLeft(ctx: Context, session: Session): Promise<number> {
  const [sum] = await ctx.db
    .select({ bytes: sql<number>`coalesce(sum(${exchangeFiles.bytes}), 0)::bigint`.mapWith(Number) })
    .from(exchangeFiles)
    .where(and(ofSession(session), ne(exchangeFiles.state, "done")));
  return Math.max(0, largestSession - (sum?.bytes ?? 0));
}

/** Ends a file that could not be taken in, with why. */
export async function settleFile(ctx: Context, file: ExchangeFile, why: Reason): Promise<void> {
  await ctx.db.update(exchangeFiles).set({ state: "failed", reason: why, finishedAt: ctx.now() }).where(one(file));
}

/** Whether a document or an archive ends here, by its last bytes. */
export function isLastPiece(tail: Buffer, name: string): boolean {
  if (kindOfFile(name) === "archive") return tail.includes(Buffer.from("PK\u0005\u0006", "latin1"));
  return ["utf-8", "windows-1251"].some((encoding) =>
    /<\/(\w+:)?КоммерческаяИнформация\s*>\s*$/.test(new TextDecoder(encoding).decode(tail)),
  );
}

const tooLarge = (bytes: number) => reason("commerceml.too_large", { megabytes: bytes / megabyte });

export const one = ({ organizationId, id }: Pick<ExchangeFile, "organizationId" | "id">) =>
  and(eq(exchangeFiles.organizationId, organizationId), eq(exchangeFiles.id, id));

export const ofSession = ({ organizationId, id }: Pick<Session, "organizationId" | "id">) =>
  and(eq(exchangeFiles.organizationId, organizationId), eq(exchangeFiles.sessionId, id));
