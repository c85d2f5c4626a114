"use client";
import { Warehouse } from "lucide-react";
import { useTranslations } from "next-intl";
import { AddChip, Chip, ChipRow } from "@/ui/chip";
import { Menu, MenuChoices } from "@/ui/menu";
import { useAddress } from "@/ui/use-address";

/** The chips of the stock list: one warehouse, or all that the sidebar's choice allows. */
export function StockFilters({ warehouses, chosen }: { warehouses: readonly { code: string; name: string }[]; chosen: string | null }) {
  const t = useTranslations("inventory");
  const address = useAddress();
  const name = warehouses.find(({ code }) => code === chosen)?.name;
  if (warehouses.length < 2) return null;
  return (
    <ChipRow>
      {name ? (
        <Chip name={t("columns.warehouse")} label={name} onRemove={() => address.set({ warehouse: null })}>
          <span className="font-medium">{name}</span>
        </Chip>
      ) : (
        <Menu align="start" trigger={<AddChip icon={<Warehouse />}>{t("columns.warehouse")}</AddChip>}>
          <MenuChoices
            label={t("columns.warehouse")}
            value=""
            onChange={(code) => address.set({ warehouse: code })}
            choices={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Menu>
      )}
    </ChipRow>
  );
}
