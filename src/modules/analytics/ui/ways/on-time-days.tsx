"use client";
import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/button-link";
import { useFormats } from "@/ui/formats-context";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { Span } from "../../figures/figure-queries";
import { daysBetween } from "../../figures/span";
import type { AskJourneys } from "../../journeys/ask";
import type { DayRow } from "../../journeys/fulfilment-figures";
import { noJourneys } from "../../journeys/sums";
import { DaysChart } from "../charts/days-chart";
import { ChartSection } from "../frame/chart-section";
import { journeysBehind } from "./behind";

type Props = { span: Span; days: readonly DayRow[]; ask: AskJourneys; of: "left" | "arrived" };

/** Parcels in time and late, by the day their order was placed: out of the house, or at the buyer's. */
export function OnTimeDays({ span, days, ask, of }: Props) {
  const t = useTranslations("analytics.ways");
  const f = useFormats();
  const keys = of === "left" ? (["leftOnTime", "leftLate"] as const) : (["arrivedOnTime", "arrivedLate"] as const);
  const rows = daysBetween(span).map((day) => {
    const sums = days.find((row) => row.day === day) ?? noJourneys;
    const [inTime, all] = of === "left" ? [sums.leftOnTime, sums.due] : [sums.arrivedOnTime, sums.promised];
    return { day, inTime, late: all - inTime, all };
  });
  const title = t(of === "left" ? "leftByDay" : "arrivedByDay");
  const linked = (count: number, day: string, what: (typeof keys)[number]) =>
    count > 0 ? <FigureLink href={journeysBehind({ from: day, to: day }, ask, { what })}>{f.number(count)}</FigureLink> : "0";
  return (
    <ChartSection
      title={title}
      note={t("byDayPlaced")}
      chart={
        <DaysChart
          label={title}
          points={rows.map(({ day, inTime, late }) => ({ day, inTime, late, before: null }))}
          series={[
            { key: "inTime", name: t("inTime"), color: "var(--c2)" },
            { key: "late", name: t("late"), color: "var(--c4)" },
          ]}
          beforeName={null}
          today={span.today}
          write={(value) => f.number(value)}
          scale={1}
        />
      }
      table={
        <Table label={title} gutter={0}>
          <TableHead>
            <HeadCell>{t("day")}</HeadCell>
            <HeadCell numeric>{t("inTime")}</HeadCell>
            <HeadCell numeric>{t("late")}</HeadCell>
            <HeadCell numeric>{t("onTimeShare")}</HeadCell>
          </TableHead>
          <tbody>
            {rows.map(({ day, inTime, late, all }) => (
              <Row key={day}>
                <Cell>{f.date(`${day}T12:00:00Z`)}</Cell>
                <Cell numeric>{linked(inTime, day, keys[0])}</Cell>
                <Cell numeric>{linked(late, day, keys[1])}</Cell>
                <Cell numeric>{all > 0 ? f.percent(inTime / all, 1) : "—"}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      }
    />
  );
}
