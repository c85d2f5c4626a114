"use client";
import { useTranslations } from "next-intl";
import { nb } from "@/lib/no-break";
import { Picture } from "@/ui/picture";
import type { WalkLine } from "./pick-walk";

/** The next bins of the walk; `slots`: with the tote that each line goes into. */
export function PickAhead({ lines, slots = false }: { lines: readonly (WalkLine & { slot?: string })[]; slots?: boolean }) {
  const t = useTranslations("picking");
  if (lines.length === 0) return null;
  return (
    <ul aria-label={t("ahead")} className="mt-3 border-t border-floor-line">
      {lines.map((line) => (
        <li
          key={line.id}
          className="grid min-h-[63px] grid-cols-[96px_36px_minmax(0,1fr)_auto] items-center gap-2.5 border-b border-floor-line/45 px-4 py-1"
        >
          <span className="truncate font-mono text-20/6 font-semibold tracking-[-.02em]">{line.bin ?? "—"}</span>
          <Picture src={line.picture} size={36} className="bg-floor-pic!" />
          <span className="line-clamp-2 text-14/[19px]">{nb(line.name)}</span>
          <span className="text-20 font-semibold tabular-nums">
            ×{line.quantity - line.picked}
            {slots && <span className="ml-1.5 rounded border-2 border-floor-line px-1.5 text-16">{line.slot}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
