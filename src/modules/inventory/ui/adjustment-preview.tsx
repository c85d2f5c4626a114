"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";
import type { AdjustmentEffect } from "../adjustment";
import type { StockRow } from "./stock-row";

/** From what to what, and which orders would lose their stock. Keeps its height, so that the buttons stay where they are. */
export function AdjustmentPreview({ row, effect }: { row: StockRow; effect: AdjustmentEffect | null }) {
  const t = useTranslations("inventory.adjust");
  const { number } = useFormats();
  const change = effect && !effect.impossible ? effect : null;
  return (
    <div aria-live="polite" className="min-h-17 rounded bg-sunken px-3 py-2 text-13">
      <div className="flex flex-wrap justify-between gap-x-4 tabular-nums">
        <span className="text-ink-2">{t("onHand")}</span>
        <span className="font-medium">
          {number(row.onHand)}
          {change && change.change !== 0 && ` → ${number(change.onHand)} (${change.change > 0 ? "+" : ""}${number(change.change)})`}
        </span>
      </div>
      {change && change.displaced > 0 ? (
        <p className="mt-1 flex gap-1.5 text-warning">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>{t("displaces", { units: change.displaced })}</span>
        </p>
      ) : (
        <p className="mt-1 text-ink-3">{t("reservedStays", { reserved: row.reserved })}</p>
      )}
    </div>
  );
}
