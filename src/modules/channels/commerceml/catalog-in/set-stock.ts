import { applyMasterStock } from "@/modules/orders/commands/apply-master-stock";
import type { Context } from "@/platform/context";
import type { OpenConnection } from "../../connection-queries";

export type StockWord = { warehouse: string; sku: string; onHand: number };

const day = 24 * 60 * 60 * 1000;

/**
 * Makes on hand what 1C says, in the warehouses whose stock it keeps; those of another master are left out. Answers how many lines
 * were taken over, and how many were not.
 */
export async function setStock(
  ctx: Context,
  { row }: OpenConnection,
  at: Date,
  words: readonly StockWord[],
): Promise<{ set: number; refused: number }> {
  // Two of 1C's things that are one product of ours lie together.
  const rows = new Map<string, StockWord & { at: Date }>();
  for (const word of words) {
    const key = `${word.warehouse}\n${word.sku}`;
    rows.set(key, { ...word, onHand: word.onHand + (rows.get(key)?.onHand ?? 0), at });
  }
  const { applied, unchanged } = await applyMasterStock(ctx, {
    connectionId: row.id,
    rows: [...rows.values()],
    postedUntil: toldUntil(row, at),
  });
  return { set: applied + unchanged, refused: rows.size - applied - unchanged };
}

/** 1C can have posted only the shipments that it was told of; where it takes no orders, somebody types them in there. */
function toldUntil({ lastSuccessAt }: OpenConnection["row"], at: Date): Date | null {
  return lastSuccessAt && lastSuccessAt < at && at.getTime() - lastSuccessAt.getTime() < day ? lastSuccessAt : null;
}
