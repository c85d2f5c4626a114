import { and, asc, eq, gt, ne, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { removeFile } from "../file-store";
import { type ImportRow, lockImportRow, one, tell } from "../lock-import";
import { type DoneCounts, fileImportItems, fileImports } from "../tables";
import { loadShop } from "../taking/load-shop";
import { takerOf } from "../taking/registry";
import type { Taken } from "../taking/taker";

const toldEveryMs = 700;
/** A piece of work is well under a second: locks are held shortly, and a crash costs no more than that. */
const wantedMs = 350;
const largest = 200;

/**
 * Takes a file in, or back, piece by piece, in the name of who began it. A piece and how far it has come are one transaction: begun
 * again after a crash it goes on with the next, and nothing is done twice.
 */
export async function runImport(ctx: Context, { importId }: { importId: string }): Promise<void> {
  let size = 20;
  let toldAt = Date.now();
  for (;;) {
    const startedAt = Date.now();
    const told = startedAt - toldAt > toldEveryMs;
    const row = await inTransaction(ctx, (ctx) => next(ctx, importId, size, told));
    if (told) toldAt = startedAt;
    if (row !== "more") {
      if (row?.state === "done") await removeFile(row);
      return;
    }
    const spent = Math.max(1, Date.now() - startedAt);
    size = Math.max(1, Math.min(largest, size * 2, Math.round((size * wantedMs) / spent)));
  }
}

async function next(ctx: Context, importId: string, size: number, told: boolean): Promise<ImportRow | "more" | null> {
  const row = await lockImportRow(ctx, importId);
  if (row?.state !== "committing" && row?.state !== "undoing") return null;
  const { kind, id, name } = row.by;
  const acting: Context = { ...ctx, actor: { ...ctx.actor, kind: kind === "key" ? "key" : "user", id, name } };
  const isUndo = row.state === "undoing";
  const items = await ctx.db
    .select()
    .from(fileImportItems)
    .where(
      and(
        eq(fileImportItems.organizationId, row.organizationId),
        eq(fileImportItems.importId, importId),
        gt(fileImportItems.position, row.cursor),
        isUndo ? eq(fileImportItems.state, "done") : and(eq(fileImportItems.state, "waiting"), ne(fileImportItems.outcome, "wrong")),
        isUndo ? sql`${fileImportItems.made} is not null` : undefined,
      ),
    )
    .orderBy(asc(fileImportItems.position))
    .limit(size);
  const last = items.at(-1);
  if (!last) return finish(acting, row);
  const done = { ...row.done };
  if (isUndo) await takeBack(acting, row, items, done);
  else await takeIn(acting, row, items, done);
  await ctx.db.update(fileImports).set({ cursor: last.position, done }).where(one(ctx, importId));
  if (told) await tell(acting, row, row.state, { done });
  return "more";
}

type ItemRow = typeof fileImportItems.$inferSelect;

async function takeIn(ctx: Context, row: ImportRow, items: readonly ItemRow[], done: DoneCounts): Promise<void> {
  const taken = await takerOf(row.kind).take(ctx, await loadShop(ctx, row.settings), items);
  for (const one of taken) done["refused" in one ? "refused" : one.outcome] += 1;
  await note(
    ctx,
    row,
    items.map(({ position }, i) => ({ position, ...noteOf(taken[i]) })),
  );
}

const noteOf = (taken: Taken | undefined) => {
  if (!taken || "refused" in taken) return { state: "refused" as const, made: null, reason: taken?.refused ?? null };
  return { state: "done" as const, made: taken.made ?? null, reason: null };
};

async function takeBack(ctx: Context, row: ImportRow, items: readonly ItemRow[], done: DoneCounts): Promise<void> {
  const taker = takerOf(row.kind);
  const notes: Note[] = [];
  for (const { position, made } of items) {
    const why = await taker.undo(ctx, made ?? {});
    if (why) log().info({ reason: why.code, import: row.id, position }, "a thing of an import stays");
    done[why ? "kept" : "undone"] += 1;
    notes.push({ position, state: why ? "kept" : "undone", made, reason: why });
  }
  await note(ctx, row, notes);
}

type Note = Pick<ItemRow, "position" | "state" | "made" | "reason">;

async function note(ctx: Context, { organizationId, id }: ImportRow, notes: readonly Note[]): Promise<void> {
  await ctx.db.execute(sql`
    update file_import_items i set state = n.state, made = nullif(n.made, 'null'::jsonb), reason = nullif(n.reason, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as n(position integer, state text, made jsonb, reason jsonb)
    where i.organization_id = ${organizationId} and i.import_id = ${id} and i.position = n.position`);
}

async function finish(ctx: Context, row: ImportRow): Promise<ImportRow> {
  const state = row.state === "undoing" ? "undone" : "done";
  await ctx.db.update(fileImports).set({ state, finishedAt: ctx.now() }).where(one(ctx, row.id));
  await tell(ctx, row, state, row.done);
  return { ...row, state };
}
