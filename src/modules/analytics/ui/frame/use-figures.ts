"use client";
import { useTranslations } from "next-intl";
import { wholeUnits } from "@/lib/formats";
import { useFormats } from "@/ui/formats-context";
import type { Unit } from "../../figures/figure";
import { growth } from "../../figures/sums";

/** How figures of a page are written, in its currency, and how they have changed. */
export function useFigures(currency: string) {
  const f = useFormats();
  const t = useTranslations("analytics");
  const write = (value: number | null, unit: Unit): string => {
    if (value === null) return "—";
    if (unit === "money") return f.money(wholeUnits(value, currency), currency);
    if (unit === "share") return f.percent(value, 1);
    return unit === "decimal" ? f.number(value, 1) : f.number(value);
  };
  /** "+8 %", or for a share what it was. */
  const change = (now: number | null, before: number | null | undefined, unit: Unit): string => {
    if (before === null || before === undefined) return t("noBefore");
    if (unit === "share" || unit === "decimal") return t("was", { value: write(before, unit) });
    if (before === 0 && now === 0) return t("same");
    const grown = growth(now ?? 0, before);
    if (grown === null) return t("noBefore");
    return `${grown > 0 ? "+" : ""}${f.percent(grown, Math.abs(grown) < 0.1 ? 1 : 0)}`;
  };
  return { ...f, write, change };
}
