import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { actorOf } from "../commands/process-intake";
import { openConnection } from "../connection-queries";
import { importEntries, type Reading } from "./catalog-in/import-entries";
import { encodingOfSettings } from "./exchange/answer";
import { archivesOf } from "./exchange/ask-import";
import { type ExchangeFile, one } from "./exchange/take-file";
import { kindOfFile } from "./file-name";
import { isThere, pathOf, removeFile } from "./file-store";
import { takeDocuments } from "./orders-in/take-documents";
import { momentOfWall } from "./orders-out/wall-clock";
import { documentsOf, readPackage, type Source } from "./package/read-package";
import { PackageRefused } from "./package/refused";
import { exchangeFiles, exchangeSessions } from "./tables";

type Document = Source & { entry?: string };

/**
 * Takes an uploaded file in and removes it: a document, all documents of an archive, or the one of an archive that 1C names. What a
 * crash cut short is done again from the start, and what was done already changes nothing. The same bytes as the last time under
 * that name are nothing new. What cannot be read is kept as failed with its reason.
 */
export async function importFile(ctx: Context, fileId: string): Promise<void> {
  const file = await claim(ctx, fileId);
  if (!file) return;
  const startedAt = ctx.now();
  try {
    const documents = await documentsIn(ctx, file);
    const digest = await digestOf(documents);
    const reading = await newReading(ctx, file);
    const isKnown = digest === (await lastDigest(ctx, file));
    if (!isKnown) for (const document of documents) await take(reading.ctx, file, reading.reading, document);
    await finish(ctx, file, {
      state: "done",
      digest,
      counts: isKnown ? { repeated: 1 } : reading.reading.counts,
      reason: doubtOf(reading.reading),
    });
    if (file.type === "catalog" && reading.reading.catalogue?.of === "goods" && !reading.reading.catalogue.changesOnly)
      await noteComplete(ctx, file, startedAt);
  } catch (error) {
    const why = error instanceof PackageRefused || error instanceof Refusal ? error.reason : null;
    if (!why) throw error;
    log().warn({ reason: why.code, file: file.id }, "a file of 1C was not taken in");
    await finish(ctx, file, { state: "failed", digest: null, counts: file.counts, reason: why });
  }
  await removeFile(file);
}

async function claim(ctx: Context, fileId: string): Promise<ExchangeFile | null> {
  const [file] = await ctx.db
    .update(exchangeFiles)
    .set({ state: "running" })
    .where(
      and(
        eq(exchangeFiles.organizationId, ctx.actor.organizationId),
        eq(exchangeFiles.id, fileId),
        inArray(exchangeFiles.state, ["receiving", "waiting", "running"]),
      ),
    )
    .returning();
  return file ?? null;
}

async function documentsIn(ctx: Context, file: ExchangeFile): Promise<Document[]> {
  const { bytes: size } = file;
  if (file.isArchived) return [await archivedDocument(ctx, file)];
  if (!(await isThere(file))) throw new PackageRefused(reason("commerceml.no_such_file", { name: file.name }));
  const source = { path: pathOf(file), size };
  if (kindOfFile(file.name) === "document") return [source];
  return (await documentsOf(source)).map((entry) => ({ ...source, entry }));
}

/** The archive of the session that holds the document. */
async function archivedDocument(ctx: Context, { organizationId, sessionId, name }: ExchangeFile): Promise<Document> {
  const base = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  for (const archive of await archivesOf(ctx, { organizationId, id: sessionId })) {
    const source = { path: pathOf(archive), size: archive.bytes };
    const names = await documentsOf(source);
    const entry = names.find((one) => one === name) ?? names.find((one) => base(one) === base(name));
    if (entry) return { ...source, entry };
  }
  throw new PackageRefused(reason("commerceml.no_such_file", { name }));
}

async function digestOf(documents: readonly Document[]): Promise<string> {
  const hash = createHash("sha256");
  for (const { path, size, entry = "" } of documents) {
    hash.update(`${entry}\n`);
    if (size > 0) for await (const piece of createReadStream(path, { end: size - 1 })) hash.update(piece as Buffer);
  }
  return hash.digest("hex");
}

/** What was last taken in under this name on the connection; 1C puts ids of its own into the names of some files. */
async function lastDigest(ctx: Context, file: ExchangeFile): Promise<string | null> {
  const stem = stemOf(file.name);
  const rows = await ctx.db
    .select({ name: exchangeFiles.name, digest: exchangeFiles.digest })
    .from(exchangeFiles)
    .where(
      and(
        eq(exchangeFiles.organizationId, file.organizationId),
        eq(exchangeFiles.connectionId, file.connectionId),
        eq(exchangeFiles.type, file.type),
        eq(exchangeFiles.state, "done"),
      ),
    )
    .orderBy(desc(exchangeFiles.createdAt), desc(exchangeFiles.id))
    .limit(200);
  return rows.find(({ name }) => stemOf(name) === stem)?.digest ?? null;
}

const stemOf = (name: string) => name.slice(name.lastIndexOf("/") + 1).replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|\d{6,}/gi, "");

async function newReading(ctx: Context, file: ExchangeFile): Promise<{ ctx: Context; reading: Reading }> {
  const connection = await openConnection(ctx, { id: file.connectionId });
  const [organization] = await ctx.db
    .select({ currency: organizations.currency, timezone: organizations.timezone })
    .from(organizations)
    .where(eq(organizations.id, file.organizationId));
  if (!organization) throw new Error("the organization does not exist");
  const { currency, timezone } = organization;
  const at = (formedAt: string) => {
    const moment = momentOfWall(formedAt, "", timezone);
    return moment && moment < ctx.now() ? moment : ctx.now();
  };
  const started = {
    connection,
    currency,
    timezone,
    at,
    priceTypes: [],
    places: new Map(),
    catalogue: null,
    counts: {},
    unknownPlaces: new Map(),
  };
  return { ctx: { ...ctx, actor: actorOf(connection) }, reading: started };
}

async function take(ctx: Context, file: ExchangeFile, reading: Reading, document: Document): Promise<void> {
  for await (const entries of readPackage({ ...document, encoding: encodingOfSettings(reading.connection.row.settings) })) {
    if (file.type === "catalog") await importEntries(ctx, reading, entries);
    else
      await takeDocuments(
        ctx,
        reading,
        entries.filter((entry) => entry.is === "document"),
      );
    await ctx.db.update(exchangeFiles).set({ counts: reading.counts }).where(one(file));
  }
}

/** What came in and could not be put anywhere: told to staff, and no failure to 1C. */
function doubtOf({ unknownPlaces }: Reading): Reason | null {
  if (unknownPlaces.size === 0) return null;
  const named = [...unknownPlaces].map(([id, name]) => name || id || "—").slice(0, 5);
  return reason("commerceml.places_unknown", { places: named.join(", ") });
}

type End = Pick<ExchangeFile, "state" | "digest" | "counts" | "reason">;

function finish(ctx: Context, file: ExchangeFile, end: End): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .update(exchangeFiles)
      .set({ ...end, finishedAt: ctx.now() })
      .where(one(file));
    const { row } = await openConnection(ctx, { id: file.connectionId });
    await record(ctx, {
      type: "connection.exchanged",
      subject: { kind: "connection", id: file.connectionId, number: row.code },
      data: { code: row.code, file: file.name, state: end.state, reason: end.reason?.code ?? null },
    });
  });
}

async function noteComplete(ctx: Context, { organizationId, sessionId }: ExchangeFile, since: Date): Promise<void> {
  await ctx.db
    .update(exchangeSessions)
    .set({ completeSince: sql`coalesce(${exchangeSessions.completeSince}, ${since.toISOString()}::timestamptz)` })
    .where(and(eq(exchangeSessions.organizationId, organizationId), eq(exchangeSessions.id, sessionId)));
}
