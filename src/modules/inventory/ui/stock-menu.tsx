"use client";
import { Ellipsis, PackageX, ScrollText, ShieldCheck, SquarePen, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { IconButton } from "@/ui/icon-button";
import { Menu, MenuItem, MenuLink } from "@/ui/menu";
import type { StockActs } from "./stock-acts";
import type { StockRow } from "./stock-row";

/** What can be done with one level: correct it, set units apart, write them off, secure it, ask why. */
export function StockMenu({ row, onAct }: StockActs & { row: StockRow }) {
  const t = useTranslations("inventory");
  const needs = useNeeds("operator");
  const empty = row.onHand === 0 ? t("condition.empty") : null;
  return (
    <Menu trigger={<IconButton size="sm" label={t("actionsOf", { sku: row.sku })} icon={<Ellipsis />} />}>
      <MenuItem icon={<SquarePen />} disabledReason={needs} onSelect={() => onAct({ act: "adjust", row })}>
        {t("adjust.action")}
      </MenuItem>
      <MenuItem icon={<PackageX />} disabledReason={needs ?? empty} onSelect={() => onAct({ act: "condition", row })}>
        {t("condition.action")}
      </MenuItem>
      <MenuItem icon={<Trash2 />} disabledReason={needs ?? empty} onSelect={() => onAct({ act: "write_off", row })}>
        {t("writeOff.action")}
      </MenuItem>
      <MenuItem icon={<ShieldCheck />} disabledReason={needs} onSelect={() => onAct({ act: "safety", row })}>
        {t("safety.action")}
      </MenuItem>
      <MenuLink icon={<ScrollText />} href={`/stock/${encodeURIComponent(row.sku)}?warehouse=${encodeURIComponent(row.warehouse)}`}>
        {t("ledger.why", { onHand: row.onHand })}
      </MenuLink>
    </Menu>
  );
}
