import { type JudgedLine, judgeScan } from "./judge-scan";

/** A task's walk as the screen follows it, also without network. Pure. */

type Slot = { slot: string; fulfilmentId: string; status: string; openHolds: readonly string[] };
type Line = JudgedLine & { fulfilmentId: string; question: { answeredAt: unknown } | null };
type Task<L extends Line, S extends Slot> = { slots: readonly S[]; lines: readonly L[] };

/** Why a tote must stop; null while its work goes on. */
export function stopOf({ status, openHolds }: Pick<Slot, "status" | "openHolds">): "cancelled" | "held" | null {
  if (status === "cancelled") return "cancelled";
  return openHolds.length > 0 ? "held" : null;
}

/** A line that can be picked now: its order goes on, and nobody was asked about it who has not answered. */
export function isOpen(line: Line, slots: readonly Slot[]): boolean {
  const slot = slots.find((one) => one.fulfilmentId === line.fulfilmentId);
  return line.picked < line.quantity && !(slot && stopOf(slot)) && !(line.question && line.question.answeredAt === null);
}

export type Scanned = { code: string; lineId?: string | undefined };

/** Which line a code serves, the shown one first, as the server will say it; or why none. */
export function judgeForTask<L extends Line, S extends Slot>({ lines, slots }: Task<L, S>, { code, lineId }: Scanned, today: string) {
  const going = lines.filter((line) => {
    const slot = slots.find((one) => one.fulfilmentId === line.fulfilmentId);
    return !(slot && stopOf(slot));
  });
  const shown = going.filter((line) => line.id === lineId);
  return judgeScan([...shown, ...going.filter((line) => line.id !== lineId)], code, today);
}

/** The task as it will be once the scans that wait have been taken in. */
export function withTaskScans<L extends Line, S extends Slot, T extends Task<L, S>>(task: T, scans: readonly Scanned[], today: string): T {
  let { lines } = task as Task<L, S>;
  for (const scan of scans) {
    const judged = judgeForTask({ lines, slots: task.slots }, scan, today);
    if ("line" in judged) lines = lines.map((line) => (line.id === judged.line.id ? { ...line, picked: line.picked + 1 } : line));
  }
  return { ...task, lines };
}

/** Where the picker stands and what comes after. The line of the last scan stays in view until it is full. */
export function taskWalk<L extends Line>({ lines, slots }: Task<L, Slot>, lastLineId: string | null) {
  const open = lines.filter((line) => isOpen(line, slots));
  const current = open.find((line) => line.id === lastLineId) ?? open[0] ?? null;
  return {
    total: lines.reduce((sum, line) => sum + line.quantity, 0),
    done: lines.reduce((sum, line) => sum + line.picked, 0),
    current,
    ahead: open.filter((line) => line !== current),
    asked: lines.filter((line) => line.picked < line.quantity && line.question && line.question.answeredAt === null),
  };
}
