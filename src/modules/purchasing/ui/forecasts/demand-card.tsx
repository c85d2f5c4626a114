"use client";
import { Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormats } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { Card } from "@/ui/section";
import { SegmentedControl } from "@/ui/segmented-control";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { dayRows, weekRows } from "./chart-rows";
import { DemandChart } from "./demand-chart";
import type { ProductForecastView } from "./forecast-row";

/** What was asked for and what is expected, by day or by week, as a chart or as a table. */
export function DemandCard({ view }: { view: ProductForecastView }) {
  const t = useTranslations("forecast.chart");
  const f = useFormats();
  const [by, setBy] = useState<"days" | "weeks">("days");
  const [asTable, setAsTable] = useState(false);
  const rows = by === "days" ? dayRows(view.past, view.forecast) : weekRows(view.past, view.forecast);
  const units = (value: number | null) => (value === null ? "—" : f.number(value, value < 10 && !Number.isInteger(value) ? 1 : 0));
  const marks = (row: (typeof rows)[number]) =>
    [row.isOut && t("out"), row.isPromotion && t("promotion"), row.isPeak && t("peak")].filter(Boolean).join(", ");
  return (
    <Card
      title={t("title")}
      note={t("note")}
      padded
      actions={
        <>
          <SegmentedControl
            label={t("by")}
            value={by}
            onChange={setBy}
            options={[
              { value: "days", label: t("byDay") },
              { value: "weeks", label: t("byWeek") },
            ]}
          />
          <IconButton label={t(asTable ? "asChart" : "asTable")} icon={<Table2 />} size="sm" onClick={() => setAsTable(!asTable)} />
        </>
      }
    >
      {asTable ? (
        <div className="max-h-80 overflow-auto">
          <Table label={t("title")} gutter={0}>
            <TableHead>
              <HeadCell>{t(by === "days" ? "day" : "week")}</HeadCell>
              <HeadCell numeric>{t("asked")}</HeadCell>
              <HeadCell numeric>{t("expected")}</HeadCell>
              <HeadCell numeric>{t("interval")}</HeadCell>
              <HeadCell>{t("marks")}</HeadCell>
            </TableHead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.day}>
                  <Cell>{f.date(`${row.day}T12:00:00Z`)}</Cell>
                  <Cell numeric>{units(row.asked)}</Cell>
                  <Cell numeric>{units(row.mean)}</Cell>
                  <Cell numeric>{row.range ? `${units(row.range[0])}–${units(row.range[1])}` : "—"}</Cell>
                  <Cell>{marks(row)}</Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </div>
      ) : (
        <DemandChart rows={rows} byWeek={by === "weeks"} label={t("label", { sku: view.product.sku })} />
      )}
    </Card>
  );
}
