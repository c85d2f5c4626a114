import { sql } from "drizzle-orm";
import { newIdAt } from "@/lib/ids";
import type { MovementKind } from "@/modules/inventory/movement-kinds";
import type { Db } from "@/platform/db";
import type { EventActor } from "@/platform/outbox/tables";
import type { RowSet } from "./row-set";

export type PastMove = {
  at: Date;
  warehouseId: string;
  productId: string;
  kind: MovementKind;
  quantity: number;
  reservedDelta: number;
  binId: string | null;
  cause: { kind: string; id: string; key: string };
  reason: string | null;
  by: EventActor;
};

type Balance = { warehouseId: string; productId: string; onHand: number; reserved: number; moves: number };
export type Balances = { onHand(warehouseId: string, productId: string): number; reserved(warehouseId: string, productId: string): number };

/** The books of the past: moves are noted in any order and written in that of time, each with the balance that it left. */
export type StockLedger = {
  note(...moves: PastMove[]): void;
  /** Looks at the shelves as they stood at a time, before anything was reserved then. */
  look(at: Date, see: (balances: Balances) => void): void;
  /** Hands the movements up to a time over to the rows. What is noted later must not lie before it. */
  close(upTo: Date | null, rows: RowSet): void;
  /** Creates the levels at nothing, with their bins, before any movement names them. */
  open(levels: readonly { warehouseId: string; productId: string; binId: string | null; safety: number }[], rows: RowSet): void;
  /** What brings the levels to the balances of all movements closed so far; what is closed later is not in it. */
  snapshot(): (db: Db) => Promise<void>;
};

type Entry = { time: number; rank: number; move: PastMove | null; see: ((balances: Balances) => void) | null };

/** At one instant goods come before they are promised, and a promise ends before the next. */
const rank = ({ quantity, reservedDelta }: PastMove) => (quantity > 0 ? 0 : reservedDelta < 0 ? 1 : 3);

export function stockLedger(organizationId: string): StockLedger {
  const balances = new Map<string, Balance>();
  let entries: Entry[] = [];
  const key = (warehouseId: string, productId: string) => `${warehouseId} ${productId}`;
  const balanceOf = (warehouseId: string, productId: string) => {
    const balance = balances.get(key(warehouseId, productId));
    if (!balance) throw new Error(`the ledger has no level of ${productId} in ${warehouseId}`);
    return balance;
  };
  const view: Balances = {
    onHand: (warehouseId, productId) => balances.get(key(warehouseId, productId))?.onHand ?? 0,
    reserved: (warehouseId, productId) => balances.get(key(warehouseId, productId))?.reserved ?? 0,
  };

  function book(move: PastMove) {
    const balance = balanceOf(move.warehouseId, move.productId);
    balance.onHand += move.quantity;
    balance.reserved += move.reservedDelta;
    balance.moves += 1;
    return {
      organization_id: organizationId,
      id: newIdAt(move.at),
      created_at: move.at,
      warehouse_id: move.warehouseId,
      product_id: move.productId,
      kind: move.kind,
      quantity: move.quantity,
      reserved_delta: move.reservedDelta,
      condition: "sellable",
      condition_delta: 0,
      on_hand_after: balance.onHand,
      reserved_after: balance.reserved,
      bin_id: move.binId,
      cause_kind: move.cause.kind,
      cause_id: move.cause.id,
      cause_key: move.cause.key,
      reason: move.reason,
      by: move.by,
    };
  }

  return {
    note(...moves) {
      for (const move of moves) entries.push({ time: move.at.getTime(), rank: rank(move), move, see: null });
    },
    look: (at, see) => void entries.push({ time: at.getTime(), rank: 2, move: null, see }),
    close(upTo, rows) {
      const limit = upTo ? upTo.getTime() : Number.POSITIVE_INFINITY;
      const due = entries.filter(({ time }) => time <= limit).sort((a, b) => a.time - b.time || a.rank - b.rank);
      entries = entries.filter(({ time }) => time > limit);
      for (const { move, see } of due) {
        see?.(view);
        if (move) rows.add("stock_movements", book(move));
      }
    },
    open(levels, rows) {
      for (const { warehouseId, productId, binId, safety } of levels) {
        balances.set(key(warehouseId, productId), { warehouseId, productId, onHand: 0, reserved: 0, moves: 0 });
        rows.add("stock_levels", {
          organization_id: organizationId,
          warehouse_id: warehouseId,
          product_id: productId,
          bin_id: binId,
          safety,
        });
      }
    },
    snapshot() {
      const levels = [...balances.values()].map(({ warehouseId, productId, onHand, reserved, moves }) => ({
        warehouse_id: warehouseId,
        product_id: productId,
        on_hand: onHand,
        reserved,
        version: moves,
      }));
      return async (db) => {
        await db.execute(sql`
        update stock_levels l set on_hand = b.on_hand, reserved = b.reserved, version = b.version, updated_at = now()
        from json_populate_recordset(null::stock_levels, ${JSON.stringify(levels)}::json) b
        where l.organization_id = ${organizationId} and l.warehouse_id = b.warehouse_id and l.product_id = b.product_id`);
      };
    },
  };
}
