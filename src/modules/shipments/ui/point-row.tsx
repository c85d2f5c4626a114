"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { useFormats } from "@/ui/formats-context";
import { Badge } from "@/ui/status";
import type { PointOnList } from "./point-dialog";

type Props = { point: PointOnList; chosen: boolean; onChoose: () => void };

/** One point: where, how far, when it is open, what it takes. */
export function PointRow({ point, chosen, onChoose }: Props) {
  const t = useTranslations("shipping.points");
  const { number } = useFormats();
  const { kind, line1, distanceKm, hours, note, phone } = point;
  // An office without a name of its own is called by its postal code.
  const name = point.name === point.code ? t("office", { code: point.code }) : point.name;
  const facts = useFacts(point);
  return (
    <li className={`flex flex-wrap items-start gap-x-4 gap-y-2 px-3 py-2.5 text-13 ${chosen ? "bg-accent-tint" : ""}`}>
      <div className="min-w-56 flex-1">
        <div className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{name}</span>
          {kind === "locker" && <Badge tone="neutral">{t("locker")}</Badge>}
          {distanceKm !== null && (
            <span className="text-ink-2 tabular-nums">{t("distance", { km: number(distanceKm, distanceKm < 10 ? 1 : 0) })}</span>
          )}
        </div>
        <div className="text-ink-2 [overflow-wrap:anywhere]">{line1}</div>
        {hours && <div className="text-ink-2 [overflow-wrap:anywhere]">{hours}</div>}
        {facts.length > 0 && <div className="text-12 text-ink-3">{facts.join(" · ")}</div>}
        {(note || phone) && <div className="text-12 text-ink-3 [overflow-wrap:anywhere]">{[note, phone].filter(Boolean).join(" · ")}</div>}
      </div>
      <Button size="sm" aria-pressed={chosen} aria-label={t("chooseOne", { name, address: line1 })} onClick={onChoose}>
        {t(chosen ? "chosen" : "choose")}
      </Button>
    </li>
  );
}

function useFacts({ maxGrams, maxDimensionsMm, takesCash, takesCards, storageDays, code }: PointOnList): string[] {
  const t = useTranslations("shipping.points");
  const { number } = useFormats();
  const size = maxDimensionsMm && [maxDimensionsMm.length, maxDimensionsMm.width, maxDimensionsMm.height];
  return [
    code,
    ...(maxGrams === null ? [] : [t("maxKg", { kg: number(maxGrams / 1000, maxGrams % 1000 === 0 ? 0 : 1) })]),
    ...(size ? [t("maxSize", { size: size.map((side) => number(side / 10)).join(" × ") })] : []),
    ...(takesCash === null && takesCards === null ? [] : [t(paying(takesCash, takesCards))]),
    ...(storageDays === null ? [] : [t("keeps", { days: storageDays })]),
  ];
}

function paying(cash: boolean | null, cards: boolean | null) {
  if (cash && cards) return "paysBoth";
  if (cash) return "paysCash";
  return cards ? "paysCards" : "paysNothing";
}
