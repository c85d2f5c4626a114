"use client";
import { useState } from "react";
import type { Reason } from "@/lib/reason";
import { signal } from "@/ui/floor/signals";

export type Verdict =
  | { kind: "yes"; title: string; text?: string }
  | { kind: "no"; why: Reason }
  | { kind: "waiting"; words: string }
  | null;

/** What the last scan or act came to, with its sound. */
export function useVerdict() {
  const [verdict, set] = useState<Verdict>(null);
  return {
    verdict,
    clear: () => set(null),
    yes: (title: string, text?: string) => {
      signal("yes");
      set({ kind: "yes", title, text });
    },
    no: (why: Reason) => {
      signal("no");
      set({ kind: "no", why });
    },
    waits: (words: string) => {
      signal("yes");
      set({ kind: "waiting", words });
    },
  };
}
