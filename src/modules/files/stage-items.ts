import { sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import type { ImportRow } from "./lock-import";
import type { CellError } from "./rows/cells";
import type { ReadItem } from "./rows/item";
import { fileImportErrors, fileImportItems, type ItemOutcome } from "./tables";
import { takerOf } from "./taking/registry";
import type { Shop } from "./taking/taker";

/** So many wrong cells are kept to be looked at; beyond them they are only counted. */
const keptErrors = 10_000;

type Item = ReadItem<Record<string, unknown>>;
type Judged = Item & { outcome: ItemOutcome };

/** Judges things that were read and puts them aside for the commit, in the caller's transaction. Answers how many wrong cells there were, and the outcomes of what is new to the batch. */
export async function stageItems(
  ctx: Context,
  row: ImportRow,
  shop: Shop,
  items: readonly Item[],
): Promise<{ errors: number; outcomes: ItemOutcome[] }> {
  if (items.length === 0) return { errors: 0, outcomes: [] };
  const taker = takerOf(row.kind);
  const readable = items.filter(({ errors }) => errors.length === 0);
  const verdicts = await taker.judge(ctx, shop, readable);
  const errors = items.flatMap((item) => item.errors);
  const judged = items.map((item): Judged => {
    const at = readable.indexOf(item);
    const verdict = verdicts[at];
    errors.push(...(verdict?.errors ?? verdict?.remarks ?? []));
    return { ...item, outcome: !verdict || verdict.errors ? "wrong" : verdict.outcome };
  });
  const fresh = await insert(ctx, row, judged, taker.merge !== undefined);
  const twice = taker.merge ? [] : judged.filter(({ position }) => !fresh.has(position));
  for (const { position } of twice) errors.push({ row: position, field: "sku", value: "", reason: reason("file.twice") });
  if (twice.length > 0)
    await insert(
      ctx,
      row,
      twice.map((item) => ({ ...item, key: `${item.key}\n#${item.position}`, outcome: "wrong" })),
      false,
    );
  await keepErrors(ctx, row, errors);
  return {
    errors: errors.length,
    outcomes: [...judged.filter(({ position }) => fresh.has(position)).map(({ outcome }) => outcome), ...twice.map(() => "wrong" as const)],
  };
}

/** Answers the positions that were not here under their key before. */
async function insert(
  ctx: Context,
  { organizationId, id: importId }: ImportRow,
  items: readonly Judged[],
  merges: boolean,
): Promise<Set<number>> {
  const values = items.map(({ key, position, data, outcome }) => ({
    organizationId,
    importId,
    position,
    key: key || `#${position}`,
    data,
    outcome,
  }));
  const statement = ctx.db.insert(fileImportItems).values(values);
  const target = [fileImportItems.organizationId, fileImportItems.importId, fileImportItems.key];
  const rows = merges
    ? await statement
        .onConflictDoUpdate({
          target,
          set: {
            data: sql`jsonb_set(${fileImportItems.data}, '{lines}', (${fileImportItems.data} -> 'lines') || (excluded.data -> 'lines'))`,
            outcome: sql`case when 'wrong' in (${fileImportItems.outcome}, excluded.outcome) then 'wrong' else excluded.outcome end`,
          },
        })
        .returning({ position: fileImportItems.position, isNew: sql<boolean>`xmax = 0` })
    : await statement.onConflictDoNothing({ target }).returning({ position: fileImportItems.position, isNew: sql<boolean>`true` });
  return new Set(rows.flatMap(({ position, isNew }) => (isNew ? [position] : [])));
}

async function keepErrors(
  ctx: Context,
  { organizationId, id: importId, columns, mapping, counts }: ImportRow,
  errors: readonly CellError[],
): Promise<void> {
  const room = Math.max(0, keptErrors - counts.errors);
  const values = errors.slice(0, room).map(({ row, field, value, reason }) => {
    const at = mapping[field];
    return {
      organizationId,
      importId,
      row,
      field,
      column: at === undefined ? null : (columns[at] ?? null),
      value: value.slice(0, 200),
      reason,
    };
  });
  if (values.length > 0) await ctx.db.insert(fileImportErrors).values(values).onConflictDoNothing();
}
