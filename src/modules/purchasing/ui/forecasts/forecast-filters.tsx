"use client";
import { ChartLine, Layers, Waves } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChipRow } from "@/ui/chip";
import { FilterChip } from "@/ui/filter-chip";
import { abcClasses, demandPatterns, xyzClasses } from "../../forecasts/demand-pattern";
import type { ListForecasts } from "../../forecasts/inputs";

/** By pattern, by what products earn and by how much their weeks differ. */
export function ForecastFilters({ filter }: { filter: ListForecasts }) {
  const t = useTranslations("forecast");
  return (
    <ChipRow>
      <FilterChip
        param="pattern"
        name={t("columns.pattern")}
        icon={<ChartLine />}
        chosen={filter.pattern ?? null}
        choices={demandPatterns.map((value) => ({ value, label: t(`patterns.${value}`) }))}
      />
      <FilterChip
        param="abc"
        name="ABC"
        icon={<Layers />}
        chosen={filter.abc ?? null}
        choices={abcClasses.map((value) => ({ value, label: t(`abc.${value}`) }))}
      />
      <FilterChip
        param="xyz"
        name="XYZ"
        icon={<Waves />}
        chosen={filter.xyz ?? null}
        choices={xyzClasses.map((value) => ({ value, label: t(`xyz.${value}`) }))}
      />
    </ChipRow>
  );
}
