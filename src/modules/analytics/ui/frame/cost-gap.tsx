"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";
import type { Sums } from "../../figures/sums";

/** Says of how many units nobody knows the cost: a margin without it would look better than it is. */
export function CostGap({ total }: { total: Sums }) {
  const t = useTranslations("analytics");
  const f = useFormats();
  if (total.uncostedUnits === 0) return null;
  return (
    <p role="note" className="text-13 text-warning">
      {t("costUnknown", { count: total.uncostedUnits, units: f.number(total.uncostedUnits) })}
    </p>
  );
}
