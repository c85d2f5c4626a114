import { and, eq, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { pathOf } from "../file-store";
import { type ImportRow, lockImportRow, one, tell } from "../lock-import";
import { readRows } from "../reading/read-file";
import { FileRefused } from "../reading/refused";
import type { Reading } from "../rows/cells";
import type { ReadItem } from "../rows/item";
import { stageItems } from "../stage-items";
import { fileImportErrors, fileImportItems, fileImports, type ItemOutcome } from "../tables";
import { loadShop } from "../taking/load-shop";
import { takerOf } from "../taking/registry";

const toldEveryMs = 700;

type Item = ReadItem<Record<string, unknown>>;

/** An import that another check, or nobody, waits for any more. */
class NotWanted extends Error {}

/**
 * The dry run: reads every row, puts what it says aside for the commit, and notes what it would come to and what is wrong, cell by
 * cell. Begun again after a crash, it starts over. What cannot be read ends as failed, with why.
 */
export async function runCheck(ctx: Context, { importId }: { importId: string }): Promise<void> {
  const row = await begin(ctx, importId);
  if (!row) return;
  try {
    await stageAll(ctx, row);
    await finish(ctx, importId);
  } catch (error) {
    if (error instanceof NotWanted) return;
    const isGone = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (!(error instanceof FileRefused) && !isGone) throw error;
    const why = error instanceof FileRefused ? error.reason : { code: "file.gone" };
    log().warn({ reason: why.code, import: importId }, "a file could not be read");
    await inTransaction(ctx, async (ctx) => {
      const locked = await lockImportRow(ctx, importId);
      if (locked?.state !== "checking") return;
      await ctx.db.update(fileImports).set({ state: "failed", reason: why, finishedAt: ctx.now() }).where(one(ctx, importId));
      await tell(ctx, locked, "failed", { reason: why.code });
    });
  }
}

function begin(ctx: Context, importId: string): Promise<ImportRow | null> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockImportRow(ctx, importId);
    if (row?.state !== "checking") return null;
    const own = { items: fileImportItems, errors: fileImportErrors };
    for (const table of [own.items, own.errors])
      await ctx.db.delete(table).where(and(eq(table.organizationId, row.organizationId), eq(table.importId, importId)));
    await ctx.db
      .update(fileImports)
      .set({ rows: 0, items: 0, counts: { new: 0, changed: 0, same: 0, wrong: 0, errors: 0 } })
      .where(one(ctx, importId));
    return row;
  });
}

async function stageAll(ctx: Context, row: ImportRow): Promise<void> {
  const shop = await loadShop(ctx, row.settings);
  const taker = takerOf(row.kind);
  const reading: Reading = { mapping: row.mapping, currency: shop.currency, timezone: shop.timezone, settings: row.settings };
  let above: string | null = null;
  let open: Item | null = null;
  let rows = 0;
  let toldAt = Date.now();
  for await (const some of readRows({ path: pathOf(row), format: row.format, sheet: row.sheet })) {
    const items = new Map<string, Item>();
    const put = (item: Item) => {
      const known = item.key === "" ? undefined : items.get(item.key);
      if (!known) items.set(item.key || `\n#${item.position}`, item);
      else if (taker.merge) {
        taker.merge(known.data, item.data);
        known.errors.push(...item.errors);
      } else {
        const twice = { row: item.position, field: "sku" as const, value: item.key.split("\n")[0] ?? "", reason: reason("file.twice") };
        const key = `${item.key}\n#${item.position}`;
        items.set(key, { ...item, key, errors: [...item.errors, twice] });
      }
    };
    if (open) put(open);
    for (const one of some) {
      if (one.row <= row.headerRow) continue;
      rows += 1;
      const item = taker.read(one, reading, above);
      if (!item) continue;
      above = item.key === "" ? above : ((item.data.externalId as string | undefined) ?? null);
      put(item);
    }
    // The last order of this piece may go on in the next one.
    open = taker.merge ? ([...items.values()].at(-1) ?? null) : null;
    if (open) items.delete(open.key === "" ? `\n#${open.position}` : open.key);
    const told = Date.now() - toldAt > toldEveryMs;
    await write(ctx, row, shop, [...items.values()], rows, told);
    if (told) toldAt = Date.now();
  }
  if (open) await write(ctx, row, shop, [open], rows, false);
}

function write(ctx: Context, row: ImportRow, shop: Awaited<ReturnType<typeof loadShop>>, items: Item[], rows: number, told: boolean) {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockImportRow(ctx, row.id);
    if (locked?.state !== "checking") throw new NotWanted();
    const { errors, outcomes } = await stageItems(ctx, locked, shop, items);
    const counts = { ...locked.counts, errors: locked.counts.errors + errors };
    for (const outcome of outcomes) counts[outcome] += 1;
    await ctx.db
      .update(fileImports)
      .set({ rows, items: locked.items + outcomes.length, counts })
      .where(one(ctx, row.id));
    if (told) await tell(ctx, row, "checking", { rows });
  });
}

/** Counts what was staged: an order whose rows lie apart was met more than once on the way. */
function finish(ctx: Context, importId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockImportRow(ctx, importId);
    if (row?.state !== "checking") return;
    const found = await ctx.db
      .select({ outcome: fileImportItems.outcome, n: sql<number>`count(*)::int` })
      .from(fileImportItems)
      .where(and(eq(fileImportItems.organizationId, row.organizationId), eq(fileImportItems.importId, importId)))
      .groupBy(fileImportItems.outcome);
    const n = (outcome: ItemOutcome) => found.find((one) => one.outcome === outcome)?.n ?? 0;
    const counts = { new: n("new"), changed: n("changed"), same: n("same"), wrong: n("wrong"), errors: row.counts.errors };
    const items = counts.new + counts.changed + counts.same + counts.wrong;
    await ctx.db.update(fileImports).set({ state: "checked", counts, items }).where(one(ctx, importId));
    await tell(ctx, row, "checked", counts);
  });
}
