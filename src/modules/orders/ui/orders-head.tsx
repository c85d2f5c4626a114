"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/checkbox";
import { HeadCell, TableHead } from "@/ui/table";

/** The head of the orders table: newest first, and a box for all rows that are loaded. */
export function OrdersHead({ all, onSelectAll }: { all: boolean | "indeterminate"; onSelectAll: (on: boolean) => void }) {
  const t = useTranslations("orders.list.columns");
  const ui = useTranslations("ui");
  return (
    <TableHead>
      <HeadCell className="pr-0!">
        <Checkbox aria-label={ui("selectAll")} checked={all} onChange={onSelectAll} />
      </HeadCell>
      <HeadCell>{t("number")}</HeadCell>
      <HeadCell>{t("placed")}</HeadCell>
      <HeadCell>{t("buyer")}</HeadCell>
      <HeadCell>{t("channel")}</HeadCell>
      <HeadCell>{t("items")}</HeadCell>
      <HeadCell numeric>{t("total")}</HeadCell>
      <HeadCell>{t("payment")}</HeadCell>
      <HeadCell>{t("state")}</HeadCell>
      <HeadCell>{t("warehouse")}</HeadCell>
      <HeadCell>{t("due")}</HeadCell>
    </TableHead>
  );
}
