import { judgeFigure } from "@/modules/inventory/master-figure";
import { type MasterRow, masterRows, rememberFigures } from "@/modules/inventory/masters/master-rows";
import { dropDifference, noteDifference } from "@/modules/inventory/masters/note-difference";
import { wordsSince } from "@/modules/inventory/masters/words-since";
import type { Context } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { Refusal } from "@/platform/refusal";
import { changeShelves } from "../change-shelves";

/** One line of a master's stock list: in a warehouse of ours (its code), a product by SKU or id, and when it had that figure. */
export type MasterFigure = { warehouse: string; onHand: number; at: Date } & ({ sku: string } | { productId: string });

export type MasterStock = {
  connectionId: string;
  rows: readonly MasterFigure[];
  /** Our shipments until then are in the figures; null: those until each figure's own moment. */
  postedUntil: Date | null;
};

/** What became of the rows. `foreign`: the warehouse has another master; `unknown`: no such warehouse, product, or it is a bundle. */
export type AppliedStock = { applied: number; unchanged: number; differences: number; older: number; foreign: number; unknown: string[] };

const chunk = 200;

/**
 * Takes over what the stock master of warehouses says lies there: on hand = its figure − what we shipped that it has not posted yet.
 * Moves stock by counted movements only; where less is left than is reserved, the newest unpicked reservations wait again, all others
 * survive. What cannot be taken over enters the queue of differences. The same list again changes nothing, and an older figure never
 * follows a newer one. Each chunk is a transaction of its own.
 */
export async function applyMasterStock(ctx: Context, { connectionId, rows, postedUntil }: MasterStock): Promise<AppliedStock> {
  const { known, ...left } = await masterRows(ctx, connectionId, rows);
  const result: AppliedStock = { applied: 0, unchanged: 0, differences: 0, ...left };
  for (const [warehouse, ofWarehouse] of byWarehouse(known)) {
    for (let i = 0; i < ofWarehouse.length; i += chunk)
      await applyTogether(ctx, warehouse, ofWarehouse.slice(i, i + chunk), postedUntil, result);
  }
  return result;
}

/** One product of a difference, at the word of a person: the master is right, whatever was counted here. */
export async function acceptFigure(ctx: Context, row: MasterRow, postedUntil: Date): Promise<void> {
  await applyOnce(ctx, row.warehouse, [row], postedUntil, { isAccepted: true });
}

function byWarehouse(rows: readonly MasterRow[]): Map<string, MasterRow[]> {
  const found = new Map<string, MasterRow[]>();
  for (const row of rows) found.set(row.warehouse, [...(found.get(row.warehouse) ?? []), row]);
  return found;
}

/** All rows at once; when one of them cannot be, each by itself, as far as it goes. */
async function applyTogether(
  ctx: Context,
  warehouse: string,
  rows: readonly MasterRow[],
  postedUntil: Date | null,
  result: AppliedStock,
): Promise<void> {
  try {
    add(result, await applyOnce(ctx, warehouse, rows, postedUntil));
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== "conflict") throw error;
    const [row] = rows;
    if (rows.length > 1 || !row) {
      for (const one of rows) await applyTogether(ctx, warehouse, [one], postedUntil, result);
      return;
    }
    // What is picked or set apart lies there for certain: as low as it goes, and a person looks at the rest.
    const { least } = error.reason.params ?? {};
    const floor = typeof least === "number" ? least : null;
    add(result, await applyOnce(ctx, warehouse, [row], postedUntil, { floor, refused: error }));
  }
}

type Limits = { floor?: number | null; refused?: Refusal; isAccepted?: boolean };
type Count = Pick<AppliedStock, "applied" | "unchanged" | "differences">;

function add(result: AppliedStock, { applied, unchanged, differences }: Count): void {
  result.applied += applied;
  result.unchanged += unchanged;
  result.differences += differences;
}

function applyOnce(
  ctx: Context,
  warehouse: string,
  rows: readonly MasterRow[],
  postedUntil: Date | null,
  { floor = null, refused, isAccepted = false }: Limits = {},
): Promise<Count> {
  return undoable(ctx, async (ctx) => {
    const count: Count = { applied: 0, unchanged: 0, differences: 0 };
    // Read when the first shelf is judged: by then all of them are locked.
    let words: ReturnType<typeof wordsSince> | null = null;
    const judged: { row: MasterRow; unposted: number; onHand: number; reason: Parameters<typeof noteDifference>[1]["reason"] | null }[] =
      [];
    await changeShelves(ctx, {
      warehouse,
      kind: "master",
      reason: rows[0]?.master ?? null,
      lines: rows.map(({ sku, figure }) => ({ sku, onHand: figure })),
      takes: () => true,
      gives: () => true,
      decide: async (ctx, level) => {
        const row = rows.find((one) => one.productId === level.productId);
        if (!row) return [];
        words ??= wordsSince(ctx, rows, postedUntil);
        const word = (await words).get(level.productId);
        const unposted = word?.unposted ?? 0;
        const said = { figure: row.figure, unposted, since: word?.since ?? 0, counted: !isAccepted && (word?.counted ?? false) };
        const verdict = judgeFigure(said);
        const wanted = verdict.onHand === null ? level.onHand : verdict.onHand;
        const onHand = refused ? Math.max(wanted, floor ?? level.onHand) : wanted;
        const isEqual = row.figure - unposted + said.since === onHand;
        judged.push({ row, unposted, onHand, reason: isEqual ? null : (refused?.reason ?? verdict.reason) });
        if (onHand === level.onHand) count.unchanged += 1;
        else count.applied += 1;
        return onHand === level.onHand ? [] : [{ kind: "counted", quantity: onHand - level.onHand }];
      },
    });
    for (const { row, unposted, onHand, reason } of judged) {
      if (!reason) await dropDifference(ctx, row, isAccepted ? "accepted" : "settled");
      else if (await noteDifference(ctx, { row, unposted, onHand, reason })) count.differences += 1;
    }
    await rememberFigures(ctx, rows, postedUntil);
    return count;
  });
}

/** Inside a caller's transaction a savepoint: a refused chunk leaves nothing behind. */
function undoable<T>(ctx: Context, run: (ctx: Context) => Promise<T>): Promise<T> {
  if (!ctx.inTransaction) return inTransaction(ctx, run);
  return ctx.db.transaction((tx) => run({ ...ctx, db: tx as unknown as Db }));
}
