"use client";
import { useTranslations } from "next-intl";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { StockFigures } from "../../stock/stock-figures";
import { DaysChart } from "../charts/days-chart";
import { ChartSection } from "../frame/chart-section";
import { useFigures } from "../frame/use-figures";

const shown = ["received", "shipped", "returned", "writtenOff", "found", "missed"] as const;

/** What was there at the end of each day, and in the table what moved. */
export function StockByDay({ now: { span, days } }: { now: StockFigures }) {
  const t = useTranslations("analytics.stockPage");
  const { number, date } = useFigures(span.currency);
  const largest = Math.max(...days.map(({ onHand }) => onHand), 1);
  const scale = largest >= 20_000 ? 1_000 : 1;
  return (
    <ChartSection
      title={t("byDay")}
      note={scale === 1 ? t("units") : t("thousandUnits")}
      chart={
        <DaysChart
          label={t("byDay")}
          points={days.map(({ day, onHand }) => ({ day, onHand, before: null }))}
          series={[{ key: "onHand", name: t("onHand"), color: "var(--c1)" }]}
          beforeName={null}
          today={span.today}
          write={(value) => number(value)}
          scale={scale}
        />
      }
      table={
        <Table label={t("byDay")} gutter={0}>
          <TableHead>
            <HeadCell>{t("day")}</HeadCell>
            <HeadCell numeric>{t("onHand")}</HeadCell>
            {shown.map((name) => (
              <HeadCell key={name} numeric>
                {t(name)}
              </HeadCell>
            ))}
          </TableHead>
          <tbody>
            {days.map((day) => (
              <Row key={day.day}>
                <Cell>{date(`${day.day}T12:00:00Z`)}</Cell>
                <Cell numeric>{number(day.onHand)}</Cell>
                {shown.map((name) => (
                  <Cell key={name} numeric>
                    {number(day[name])}
                  </Cell>
                ))}
              </Row>
            ))}
          </tbody>
        </Table>
      }
    />
  );
}
