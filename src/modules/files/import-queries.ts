import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { ListImports } from "./inputs";
import { importKinds } from "./kinds";
import { whyNotImport } from "./rights";
import { fileImportErrors, fileImportItems, fileImports } from "./tables";

/** Every read of an import passes through here: the organization's, and of a kind that the caller may import. */
const mine = (ctx: Context) =>
  and(
    eq(fileImports.organizationId, ctx.actor.organizationId),
    inArray(fileImports.kind, [...importKinds.filter((kind) => !whyNotImport(ctx.actor, kind))]),
  );

const listed = {
  id: fileImports.id,
  kind: fileImports.kind,
  source: fileImports.source,
  name: fileImports.name,
  format: fileImports.format,
  bytes: fileImports.bytes,
  state: fileImports.state,
  reason: fileImports.reason,
  rows: fileImports.rows,
  items: fileImports.items,
  counts: fileImports.counts,
  done: fileImports.done,
  by: fileImports.by,
  createdAt: fileImports.createdAt,
  committedAt: fileImports.committedAt,
  finishedAt: fileImports.finishedAt,
};

/** One page of imports, newest first. */
export async function listImports(ctx: Context, query: ListImports) {
  const { limit, cursor } = ListImports.parse(query);
  const after = decodeCursor(cursor, ["instant", "id"]);
  const rows = await ctx.db
    .select({ ...listed, key: sql<string>`${fileImports.createdAt}::text` })
    .from(fileImports)
    .where(
      and(
        mine(ctx),
        after
          ? sql`(${fileImports.createdAt}, ${fileImports.id}) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(fileImports.createdAt), desc(fileImports.id))
    .limit(limit + 1);
  const { items, nextCursor } = pageOf(rows, limit, (row) => [row.key, row.id]);
  return { items: items.map(({ key: _, by, ...row }) => ({ ...row, by: by.name })), nextCursor };
}

export type WholeImport = Awaited<ReturnType<typeof importById>>;

/** An import with its columns, its mapping and what the first rows hold. */
export async function importById(ctx: Context, id: string) {
  const { sheets, sheet, headerRow, columns, sample, preset, mapping, settings } = fileImports;
  const [row] = await ctx.db
    .select({ ...listed, sheets, sheet, headerRow, columns, sample, preset, mapping, settings })
    .from(fileImports)
    .where(and(mine(ctx), eq(fileImports.id, id)));
  if (!row) throw notFound("import");
  const { by, ...rest } = row;
  return { ...rest, by: by.name };
}

/** One page of an import's wrong cells, by row. */
export async function listErrors(ctx: Context, id: string, query: ListImports) {
  await importById(ctx, id);
  const { limit, cursor } = ListImports.parse(query);
  const after = decodeCursor(cursor, ["text", "text"]);
  const { row, field, column, value, reason } = fileImportErrors;
  const rows = await ctx.db
    .select({ row, field, column, value, reason })
    .from(fileImportErrors)
    .where(
      and(
        eq(fileImportErrors.organizationId, ctx.actor.organizationId),
        eq(fileImportErrors.importId, id),
        after ? sql`(${row}, ${field}) > (${Number.parseInt(String(after[0]), 10) || 0}, ${String(after[1])})` : undefined,
      ),
    )
    .orderBy(asc(row), asc(field))
    .limit(limit + 1);
  return pageOf(rows, limit, (one) => [String(one.row), one.field]);
}

/** One page of what a commit refused, or an undoing left as it is, with why. */
export async function listLeftOut(ctx: Context, id: string, query: ListImports) {
  await importById(ctx, id);
  const { limit, cursor } = ListImports.parse(query);
  const after = decodeCursor(cursor, ["text"]);
  const { position, key, state, reason } = fileImportItems;
  const rows = await ctx.db
    .select({ row: position, key, state, reason })
    .from(fileImportItems)
    .where(
      and(
        eq(fileImportItems.organizationId, ctx.actor.organizationId),
        eq(fileImportItems.importId, id),
        inArray(state, ["refused", "kept"]),
        after ? sql`${position} > ${Number.parseInt(String(after[0]), 10) || 0}` : undefined,
      ),
    )
    .orderBy(asc(position))
    .limit(limit + 1);
  return pageOf(
    rows.map((one) => ({ ...one, key: one.key.trim().replaceAll("\n", " · ") })),
    limit,
    (one) => [String(one.row)],
  );
}
