import type { ReactNode } from "react";
import { DateTime } from "@/ui/date-time";

/** A line of a log on a phone: what became of it and when, and below it the rest. */
export function LogCard({ outcome, at, children }: { outcome: ReactNode; at: Date | string; children: ReactNode }) {
  return (
    <li className="grid gap-1 border-b border-line px-4 py-3 text-13 last:border-b-0">
      <span className="flex items-center justify-between gap-3">
        {outcome}
        <span className="text-ink-3">
          <DateTime at={at} />
        </span>
      </span>
      {children}
    </li>
  );
}
