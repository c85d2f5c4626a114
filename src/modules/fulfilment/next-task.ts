import { metresBetween, type Stop, type ZoneSize } from "./walk-path";

/** Which task a picker gets next. Pure. */

export type OpenTask = { id: string; priority: number; dueAt: Date | null; first: Stop | null };

/**
 * The open tasks in the order in which they are offered: the more pressing first, then by cut-off, and among those of one cut-off the
 * one that begins nearest to where the picker stands (null: at the packing place).
 */
export function inOrderOfNeed<Task extends OpenTask>(tasks: readonly Task[], at: Stop | null, sizes: readonly ZoneSize[]): Task[] {
  const last = Number.MAX_SAFE_INTEGER;
  const far = new Map(tasks.map((task) => [task.id, task.first ? metresBetween(at, task.first, sizes) : last]));
  return tasks.toSorted(
    (a, b) =>
      b.priority - a.priority ||
      (a.dueAt?.getTime() ?? last) - (b.dueAt?.getTime() ?? last) ||
      (far.get(a.id) ?? last) - (far.get(b.id) ?? last) ||
      (a.id < b.id ? -1 : 1),
  );
}
