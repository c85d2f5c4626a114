import { type PaperKind, paperKinds } from "@/modules/shipments/papers/paper-kinds";

const place = "dirigent.papers";

/** What this table prints in one go; the browser remembers it, because printers belong to a table. Everything, until somebody chooses. */
export function papersInOneGo(): PaperKind[] {
  try {
    const kept = (localStorage.getItem(place) ?? "").split(",");
    const known = paperKinds.filter((kind) => kept.includes(kind));
    return known.length > 0 ? known : [...paperKinds];
  } catch {
    return [...paperKinds];
  }
}

export function rememberPapers(kinds: readonly PaperKind[]): void {
  try {
    localStorage.setItem(place, kinds.join(","));
  } catch {
    // A browser without storage prints everything.
  }
}
