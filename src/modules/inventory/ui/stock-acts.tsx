"use client";
import { AdjustDialog } from "./adjust-dialog";
import { ConditionDialog } from "./condition-dialog";
import { SafetyDialog } from "./safety-dialog";
import type { StockRow } from "./stock-row";
import { WriteOffDialog } from "./write-off-dialog";

/** What can be done with one level by hand. */
export type StockAct = "adjust" | "condition" | "write_off" | "safety";
export type ChosenAct = { act: StockAct; row: StockRow };
export type StockActs = { onAct: (chosen: ChosenAct) => void };

const dialogs = { adjust: AdjustDialog, condition: ConditionDialog, write_off: WriteOffDialog, safety: SafetyDialog } as const;

/** The dialog of the act that was chosen in a list of levels. */
export function StockActDialog({ chosen, onClose }: { chosen: ChosenAct | null; onClose: () => void }) {
  if (!chosen) return null;
  const Dialog = dialogs[chosen.act];
  return <Dialog row={chosen.row} onClose={onClose} />;
}
