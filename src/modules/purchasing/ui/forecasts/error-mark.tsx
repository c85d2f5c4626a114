"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";
import type { ForecastItem } from "./forecast-row";

type Props = Pick<ForecastItem, "mase" | "maseSeasonal" | "pattern" | "readyOn">;

/** A forecast's error beside that of "as a week ago", or when there will be one. */
export function ErrorMark({ mase, maseSeasonal, pattern, readyOn }: Props) {
  const t = useTranslations("forecast");
  const { number, date } = useFormats();
  if (readyOn) return <span className="text-ink-3">{t("readyOn", { day: date(`${readyOn}T12:00:00Z`) })}</span>;
  if (mase === null) return <span className="text-ink-3">{t(pattern === "none" ? "noDemand" : "untested")}</span>;
  const isBetter = maseSeasonal === null || mase <= maseSeasonal;
  return (
    <span>
      <span className="font-medium">{number(mase, 2)}</span>
      {maseSeasonal !== null && (
        <span className={isBetter ? "ml-1.5 text-ink-3" : "ml-1.5 text-warning"}>{t("against", { error: number(maseSeasonal, 2) })}</span>
      )}
    </span>
  );
}
