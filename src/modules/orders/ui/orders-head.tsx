"use client";
import { ArrowDown } from "lucide-react";
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
      <HeadCell from="xl" aria-sort="descending" className="text-ink!">
        <span className="inline-flex items-center gap-0.5">
          {t("placed")}
          <ArrowDown aria-hidden="true" className="size-3" />
        </span>
      </HeadCell>
      <HeadCell>{t("buyer")}</HeadCell>
      <HeadCell from="xl">{t("channel")}</HeadCell>
      <HeadCell from="wide">{t("items")}</HeadCell>
      <HeadCell numeric>{t("total")}</HeadCell>
      <HeadCell>{t("payment")}</HeadCell>
      <HeadCell>{t("state")}</HeadCell>
      <HeadCell from="wide">{t("warehouse")}</HeadCell>
      <HeadCell>{t("due")}</HeadCell>
      <HeadCell from="2xl">
        <span className="sr-only">{t("responsible")}</span>
      </HeadCell>
    </TableHead>
  );
}
