"use client";
import { Check, Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import { FloorButton } from "@/ui/floor/floor-button";
import { useReasonText } from "@/ui/reason-text";
import type { Box } from "../packing-draft";
import { boxOf } from "./boxes";
import { type Station, suggestedAt } from "./packing-station";

type Props = { station: Station; at: number; box: Box; onTake: (box: Box) => void };

/** Which box the sizes of the goods speak for, and why; or why nobody can say. One tap takes it. */
export function BoxHint({ station, at, box, onTake }: Props) {
  const t = useTranslations("packing.hint");
  const reasonText = useReasonText();
  const { plan } = station;
  if (station.boxes.length === 0) return null;
  if ("refused" in plan)
    return at === 0 ? <p className="text-14 text-floor-ink2">{t("none", { why: reasonText(plan.refused) ?? "" })}</p> : null;
  const suggested = suggestedAt(station, at);
  if (!suggested) return null;
  const { name, code } = suggested.box;
  const isTaken = box.type?.code === code;
  const why = plan.boxes.length > 1 ? t("several", { boxes: plan.boxes.length, name }) : t("one", { name, percent: suggested.fillPercent });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-floor-panel px-3 py-2 text-14">
      {isTaken ? <Check aria-hidden="true" className="size-5 shrink-0" /> : <Lightbulb aria-hidden="true" className="size-5 shrink-0" />}
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{why}</span>
      {!isTaken && <FloorButton onClick={() => onTake(boxOf(suggested.box))}>{t("take", { name })}</FloorButton>}
    </div>
  );
}
