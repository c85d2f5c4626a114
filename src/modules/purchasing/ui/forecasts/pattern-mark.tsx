"use client";
import { useTranslations } from "next-intl";
import { Tooltip } from "@/ui/tooltip";
import type { DemandPattern } from "../../forecasts/demand-pattern";

/** How demand comes, in a word; what the word means on focus and under the pointer. */
export function PatternMark({ pattern }: { pattern: DemandPattern }) {
  const t = useTranslations("forecast.patterns");
  return (
    <Tooltip content={t(`${pattern}About`)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the word explains itself to the keyboard too */}
      <span tabIndex={0} className="relative z-1 rounded-sm">
        {t(pattern)}
      </span>
    </Tooltip>
  );
}
