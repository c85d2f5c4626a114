"use client";
import { useState } from "react";
import type { Reason } from "@/lib/reason";
import { reasonOf } from "@/platform/trpc/react";
import type { OrderRow } from "./order-row";

export type Refused = { row: OrderRow; reason: Reason };
export type BulkOutcome = { done: OrderRow[]; refused: Refused[] };

/** Does one thing to many orders, each for itself: those that refuse say why, and stop none of the others. */
export function useBulk() {
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const run = async (rows: readonly OrderRow[], act: (row: OrderRow) => Promise<unknown>): Promise<BulkOutcome> => {
    const outcome: BulkOutcome = { done: [], refused: [] };
    setProgress({ done: 0, of: rows.length });
    for (const row of rows) {
      try {
        await act(row);
        outcome.done.push(row);
      } catch (error) {
        outcome.refused.push({ row, reason: reasonOf(error) });
      }
      setProgress({ done: outcome.done.length + outcome.refused.length, of: rows.length });
    }
    setProgress(null);
    return outcome;
  };
  return { run, progress };
}
