"use client";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { nb } from "@/lib/no-break";
import { cx } from "@/ui/cx";
import { Picture } from "@/ui/picture";
import { type PackingDraft, packedOf } from "../packing-draft";
import type { FloorTask } from "./pick-task";

/** What lies in the tote: what is still to scan comes first, the one just scanned is framed. */
export function PackItems({ task, draft, lastLineId }: { task: FloorTask; draft: PackingDraft; lastLineId: string | null }) {
  const t = useTranslations("packing");
  return (
    <ul aria-label={t("items")} className="grid gap-2">
      {task.lines.map((line) => {
        const packed = packedOf(draft, line.id);
        const full = packed >= line.picked;
        return (
          <li
            key={line.id}
            className={cx(
              "flex items-center gap-3 rounded-lg border-2 p-2.5",
              line.id === lastLineId ? "border-floor-ink" : full ? "border-floor-ok" : "border-floor-line/45",
              full && "bg-floor-ok-bg",
            )}
          >
            <Picture src={line.picture} size={56} className="bg-floor-pic!" />
            <span className="min-w-0 flex-1">
              <span className="line-clamp-2 text-16/5 font-semibold">{nb(line.name)}</span>
              <span className="block truncate font-mono text-14 tracking-[-.01em] text-floor-ink2">{line.sku}</span>
            </span>
            <span className={cx("flex items-center gap-1.5 whitespace-nowrap text-20 font-semibold tabular-nums", full && "text-floor-ok")}>
              {full && <Check aria-hidden="true" className="size-6 stroke-3" />}
              {t("ofUnits", { packed, units: line.picked })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
