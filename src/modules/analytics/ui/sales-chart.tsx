"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FigureLink } from "@/ui/button-link";
import { SegmentedControl } from "@/ui/segmented-control";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { AskFigures, Breakdown } from "../figures/ask";
import { dayPoints, restOfDay } from "../figures/day-points";
import { ordersBehind } from "../figures/orders-behind";
import { countsOrders } from "../figures/page-columns";
import type { SalesFigures } from "../figures/sales-queries";
import { DaysChart, type Series } from "./charts/days-chart";
import { ChartSection } from "./frame/chart-section";
import { useFigures } from "./frame/use-figures";
import { useValueName } from "./frame/use-value-name";

const colours = ["var(--c1)", "var(--c2)", "var(--c3)", "var(--c4)", "var(--c5)"];

/** Sales or orders of each day, stacked by the largest parts, against the days that they are compared with. */
export function SalesChart({ sales, ask, stacked }: { sales: SalesFigures; ask: AskFigures; stacked: Exclude<Breakdown, "product"> }) {
  const t = useTranslations("analytics");
  const { span } = sales;
  const { number, date, write } = useFigures(span.currency);
  const [measure, setMeasure] = useState<"totalMinor" | "orders">("totalMinor");
  const nameOf = useValueName(stacked);
  const hasOrders = countsOrders(stacked, ask);
  const series: Series[] = sales.parts.map((part, at) => ({
    key: part.value,
    name: part.value === restOfDay ? t("rest") : nameOf(part),
    color: colours[at] ?? "var(--c5)",
  }));
  const points = dayPoints(
    measure,
    span,
    sales.days,
    series.map(({ key }) => key),
    span.before && { days: span.before, parts: sales.beforeDays },
  );
  const figure = (value: number) => (measure === "orders" ? number(value) : write(value, "money"));
  const sumOf = (point: (typeof points)[number]) => series.reduce((sum, { key }) => sum + Number(point[key] ?? 0), 0);
  const inThousands = measure === "totalMinor" && Math.max(...points.map(sumOf)) >= 20_000_00;
  const day = (text: string) => date(`${text}T12:00:00Z`);
  const beforeName = span.before && `${day(span.before.from)} – ${day(span.before.to)}`;
  const currencySign = span.currency === "RUB" ? "₽" : span.currency;
  const notes = [inThousands && t("thousands", { currency: currencySign }), span.to >= span.today && t("dayNotOver")].filter(Boolean);
  return (
    <ChartSection
      title={t("byDay")}
      note={notes.join(", ")}
      actions={
        hasOrders && (
          <SegmentedControl
            label={t("measure")}
            value={measure}
            onChange={setMeasure}
            options={[
              { value: "totalMinor", label: t("measures.sales.name") },
              { value: "orders", label: t("measures.orders.name") },
            ]}
          />
        )
      }
      chart={
        <DaysChart
          points={points}
          series={series}
          beforeName={beforeName}
          today={span.today}
          write={figure}
          scale={measure === "orders" ? 1 : inThousands ? 100_000 : 100}
          label={t("byDayLabel", { total: write(sales.total.totalMinor, "money"), orders: number(sales.total.orders) })}
        />
      }
      table={
        <Table label={t("byDay")} gutter={0}>
          <TableHead>
            <HeadCell>{t("day")}</HeadCell>
            {series.map(({ key, name }) => (
              <HeadCell key={key} numeric>
                {name}
              </HeadCell>
            ))}
            <HeadCell numeric>{t("total")}</HeadCell>
            {beforeName && <HeadCell numeric>{beforeName}</HeadCell>}
          </TableHead>
          <tbody>
            {points.map((point) => {
              const href = sumOf(point) > 0 ? ordersBehind("sold", { from: point.day, to: point.day, currency: span.currency }, ask) : null;
              return (
                <Row key={point.day}>
                  <Cell>{day(point.day)}</Cell>
                  {series.map(({ key }) => (
                    <Cell key={key} numeric>
                      {figure(Number(point[key] ?? 0))}
                    </Cell>
                  ))}
                  <Cell numeric>{href ? <FigureLink href={href}>{figure(sumOf(point))}</FigureLink> : figure(sumOf(point))}</Cell>
                  {beforeName && <Cell numeric>{point.before === null ? "" : figure(point.before)}</Cell>}
                </Row>
              );
            })}
          </tbody>
        </Table>
      }
    />
  );
}
