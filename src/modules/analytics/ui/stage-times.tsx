import { useTranslations } from "next-intl";
import { SmoothProgress } from "@/ui/progress-bar";
import { Section } from "@/ui/section";
import type { StageTime } from "../sales-queries";

/** How long each stage takes: half of the orders faster than the median, nine of ten faster than the other figure. */
export function StageTimes({ stages }: { stages: readonly StageTime[] }) {
  const t = useTranslations("analytics");
  const longest = Math.max(1, ...stages.map((stage) => stage.medianMinutes));
  const words = (minutes: number) => {
    if (minutes < 1) return t("lessThanMinute");
    if (minutes < 90) return t("minutes", { count: Math.round(minutes) });
    if (minutes < 60 * 48) return t("hours", { count: Math.round(minutes / 60) });
    return t("days", { count: Math.round(minutes / 1_440) });
  };
  return (
    <Section title={t("stages")} note={t("stagesNote")}>
      {stages.length === 0 ? (
        <p className="text-13 text-ink-3">{t("stagesNone")}</p>
      ) : (
        <ul className="border-t border-line">
          {stages.map((stage) => (
            <li key={stage.stage} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b border-line py-2 text-13">
              <span className="font-medium">{t(`stageNames.${stage.stage}`)}</span>
              <span className="text-right tabular-nums">
                {words(stage.medianMinutes)} <span className="text-ink-3">{t("nineOfTen", { time: words(stage.p90Minutes) })}</span>
              </span>
              <span className="col-span-2 mt-1.5">
                <SmoothProgress value={stage.medianMinutes} max={longest} label={words(stage.medianMinutes)} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
