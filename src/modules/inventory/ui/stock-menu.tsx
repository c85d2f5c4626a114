"use client";
import { Ellipsis, ScrollText, ShieldCheck, SquarePen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { IconButton } from "@/ui/icon-button";
import { Menu, MenuItem, MenuLink } from "@/ui/menu";
import type { StockRow } from "./stock-row";

export type StockActs = { onAdjust: (row: StockRow) => void; onSafety: (row: StockRow) => void };

/** What can be done with one level: correct it, secure it, ask why. */
export function StockMenu({ row, onAdjust, onSafety }: StockActs & { row: StockRow }) {
  const t = useTranslations("inventory");
  const needs = useNeeds("operator");
  return (
    <Menu trigger={<IconButton size="sm" label={t("actionsOf", { sku: row.sku })} icon={<Ellipsis />} />}>
      <MenuItem icon={<SquarePen />} disabledReason={needs} onSelect={() => onAdjust(row)}>
        {t("adjust.action")}
      </MenuItem>
      <MenuItem icon={<ShieldCheck />} disabledReason={needs} onSelect={() => onSafety(row)}>
        {t("safety.action")}
      </MenuItem>
      <MenuLink icon={<ScrollText />} href={`/stock/${encodeURIComponent(row.sku)}?warehouse=${encodeURIComponent(row.warehouse)}`}>
        {t("ledger.why", { onHand: row.onHand })}
      </MenuLink>
    </Menu>
  );
}
