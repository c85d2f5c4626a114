"use client";
import { ChartColumn, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Section } from "@/ui/section";
import { SegmentedControl } from "@/ui/segmented-control";

type Props = {
  title: string;
  note?: ReactNode;
  /** Further controls, left of the switch. */
  actions?: ReactNode;
  chart: ReactNode;
  /** The same figures as a table: for those who cannot see the chart, and for exact reading. Printed beside it. */
  table: ReactNode;
};

/** A chart with its table: one press shows the other. */
export function ChartSection({ title, note, actions, chart, table }: Props) {
  const t = useTranslations("analytics");
  const [shown, setShown] = useState<"chart" | "table">("chart");
  return (
    <Section
      title={title}
      note={note}
      className="break-inside-avoid"
      actions={
        <span className="flex flex-wrap items-center gap-1 print:hidden">
          {actions}
          <SegmentedControl
            label={t("showAs")}
            value={shown}
            onChange={setShown}
            options={[
              { value: "chart", label: <ChartColumn className="size-4" aria-hidden="true" />, title: t("asChart") },
              { value: "table", label: <Table2 className="size-4" aria-hidden="true" />, title: t("asTable") },
            ]}
          />
        </span>
      }
    >
      <div className={shown === "chart" ? "" : "hidden print:block"}>{chart}</div>
      <div className={shown === "table" ? "max-h-96 overflow-auto print:max-h-none" : "hidden print:mt-4 print:block"}>{table}</div>
    </Section>
  );
}
