"use client";
import { useMemo, useRef, useState } from "react";

/** Which rows of a list are ticked. A tick with Shift takes everything from the last one to this one. */
export function useSelection(ids: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  return useMemo(() => {
    // What has left the list is no longer selected.
    const selected = ids.filter((id) => chosen.has(id));
    const all = ids.length > 0 && selected.length === ids.length;
    return {
      ids: selected,
      has: (id: string) => chosen.has(id),
      all: all ? true : selected.length > 0 ? ("indeterminate" as const) : false,
      toggle(id: string, on: boolean, range = false) {
        const from = range && last.current ? ids.indexOf(last.current) : -1;
        const to = ids.indexOf(id);
        const touched = from >= 0 ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
        last.current = id;
        setChosen((before) => {
          const next = new Set(before);
          for (const one of touched) on ? next.add(one) : next.delete(one);
          return next;
        });
      },
      toggleAll: (on: boolean) => setChosen(new Set(on ? ids : [])),
      clear: () => setChosen(new Set()),
      keep: (some: readonly string[]) => setChosen(new Set(some)),
    };
  }, [ids, chosen]);
}
