import { zonesOf } from "./plan-wave";

/** Which lines a task takes, and in which order they are walked. Pure. */

type Line = { id: string; fulfilmentId: string; sku: string; bin: string | null; zone: string | null; walkOrder: number | null };

/**
 * The lines of a task's fulfilments that are its own. Of a zone's task those in its zone; what lies in no bin, or was moved to a zone
 * that no task of its fulfilment has, belongs to the first of them.
 */
export function ownLines<L extends Line>(
  lines: readonly L[],
  zone: string | null,
  zonesOfWork: ReadonlyMap<string, readonly string[]>,
): L[] {
  if (zone === null) return [...lines];
  return lines.filter((line) => {
    const tasks = zonesOfWork.get(line.fulfilmentId) ?? [];
    const there = line.zone !== null && tasks.includes(line.zone) ? line.zone : firstOf(lines, line.fulfilmentId, tasks);
    return there === zone;
  });
}

function firstOf(lines: readonly Line[], fulfilmentId: string, tasks: readonly string[]): string | undefined {
  const stops = lines.flatMap(({ fulfilmentId: own, zone, walkOrder }) =>
    own === fulfilmentId && zone !== null ? [{ zone, walkOrder: walkOrder ?? 0 }] : [],
  );
  return zonesOf(stops).find((zone) => tasks.includes(zone)) ?? tasks.toSorted()[0];
}

/** The lines in the order of the planned path; what lies in a bin that it does not name comes after by walk order, what lies in none last. */
export function inPathOrder<L extends Line & { slot: string }>(lines: readonly L[], path: readonly string[]): L[] {
  const at = new Map(path.map((bin, index) => [bin, index]));
  const placeOf = (line: L) => (line.bin === null ? Number.MAX_SAFE_INTEGER : (at.get(line.bin) ?? path.length + (line.walkOrder ?? 0)));
  return lines.toSorted(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      (a.bin ?? "").localeCompare(b.bin ?? "", "en", { numeric: true }) ||
      a.sku.localeCompare(b.sku, "en", { numeric: true }) ||
      a.slot.length - b.slot.length ||
      a.slot.localeCompare(b.slot) ||
      (a.id < b.id ? -1 : 1),
  );
}
