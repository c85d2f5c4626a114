"use client";
import { useTranslations } from "next-intl";
import { addDays } from "@/lib/dates";
import { DateInput } from "./date-input";
import { SegmentedControl } from "./segmented-control";

type Props = {
  from: string;
  to: string;
  /** Lengths in days that one press chooses. */
  lengths: readonly number[];
  onChange: (days: { from?: string; to?: string }) => void;
};

/** A period of whole days, both ends included: the last so many, or from one day to another. */
export function PeriodFilter({ from, to, lengths, onChange }: Props) {
  const t = useTranslations("ui.period");
  const length = lengths.find((days) => addDays(to, 1 - days) === from);
  return (
    <>
      <span className="shrink-0">
        <SegmentedControl
          label={t("label")}
          value={length === undefined ? "" : String(length)}
          onChange={(days) => onChange({ from: addDays(to, 1 - Number(days)) })}
          options={lengths.map((days) => ({ value: String(days), label: t("lastDays", { count: days }) }))}
        />
      </span>
      <span className="flex shrink-0 items-center gap-1.5">
        <DateInput aria-label={t("from")} value={from} onChange={(value) => value && onChange({ from: value })} />
        <span aria-hidden="true">–</span>
        <DateInput aria-label={t("to")} value={to} onChange={(value) => value && onChange({ to: value })} />
      </span>
    </>
  );
}
