"use client";
import { Warehouse } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChipRow } from "@/ui/chip";
import { FilterChip } from "@/ui/filter-chip";

/** The chips of the stock list: one warehouse, or all that the sidebar's choice allows. */
export function StockFilters({ warehouses, chosen }: { warehouses: readonly { code: string; name: string }[]; chosen: string | null }) {
  const t = useTranslations("inventory");
  if (warehouses.length < 2) return null;
  return (
    <ChipRow>
      <FilterChip
        param="warehouse"
        name={t("columns.warehouse")}
        icon={<Warehouse />}
        chosen={chosen}
        choices={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </ChipRow>
  );
}
