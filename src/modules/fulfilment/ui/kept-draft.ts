import type { PackingDraft } from "../packing-draft";
import { isBox } from "./boxes";
import type { FloorTask } from "./pick-task";

/** A half-packed task survives a reload of the page. Kept by version: after any change of the task the boxes are opened again. */
const placeOf = (task: FloorTask) => `dirigent.packing.${task.id}.${task.version}`;

export function keepDraft(task: FloorTask, draft: PackingDraft): void {
  try {
    sessionStorage.setItem(placeOf(task), JSON.stringify(draft));
  } catch {
    // Without storage a reload begins anew; nothing else is lost.
  }
}

export function keptDraft(task: FloorTask): PackingDraft | null {
  try {
    const stored = JSON.parse(sessionStorage.getItem(placeOf(task)) ?? "null") as PackingDraft | null;
    const known = new Set(task.lines.map((line) => line.id));
    const fits = stored?.parcels.every(
      (parcel) =>
        isBox(parcel.box) && Boolean(parcel.key) && Array.isArray(parcel.scans) && Object.keys(parcel.units).every((id) => known.has(id)),
    );
    return stored && fits && stored.parcels.length > 0 ? stored : null;
  } catch {
    return null;
  }
}
