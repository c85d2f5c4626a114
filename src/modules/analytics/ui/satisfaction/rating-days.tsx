"use client";
import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/button-link";
import { useFormats } from "@/ui/formats-context";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { daysBetween } from "../../figures/span";
import type { AskJourneys } from "../../journeys/ask";
import { derivedRatings, noRatings } from "../../satisfaction/ratings";
import type { SatisfactionFigures } from "../../satisfaction/satisfaction-figures";
import { DaysChart } from "../charts/days-chart";
import { ChartSection } from "../frame/chart-section";
import { ratingsBehind } from "./behind";

/** Verdicts by the day of their order: content, lukewarm and not content. */
export function RatingDays({ now: { span, days }, ask }: { now: SatisfactionFigures; ask: AskJourneys }) {
  const t = useTranslations("analytics.satisfaction");
  const f = useFormats();
  const rows = daysBetween(span).map((day) => ({ ...(days.find((row) => row.day === day) ?? noRatings), day }));
  return (
    <ChartSection
      title={t("byDay")}
      note={t("byDayNote")}
      chart={
        <DaysChart
          label={t("byDay")}
          points={rows.map((row) => ({
            day: row.day,
            good: row.four + row.five,
            middling: row.three,
            bad: row.one + row.two,
            before: null,
          }))}
          series={[
            { key: "good", name: t("good"), color: "var(--c2)" },
            { key: "middling", name: t("middling"), color: "var(--c3)" },
            { key: "bad", name: t("bad"), color: "var(--c4)" },
          ]}
          beforeName={null}
          today={span.today}
          write={(value) => f.number(value)}
          scale={1}
        />
      }
      table={
        <Table label={t("byDay")} gutter={0}>
          <TableHead>
            <HeadCell>{t("day")}</HeadCell>
            <HeadCell numeric>{t("count")}</HeadCell>
            <HeadCell numeric>{t("rating")}</HeadCell>
            <HeadCell numeric>NPS</HeadCell>
          </TableHead>
          <tbody>
            {rows.map((row) => {
              const { rating, nps } = derivedRatings(row);
              return (
                <Row key={row.day}>
                  <Cell>{f.date(`${row.day}T12:00:00Z`)}</Cell>
                  <Cell numeric>
                    {row.ratings > 0 ? (
                      <FigureLink href={ratingsBehind({ from: row.day, to: row.day }, ask)}>{f.number(row.ratings)}</FigureLink>
                    ) : (
                      "0"
                    )}
                  </Cell>
                  <Cell numeric>{rating === null ? "—" : f.number(rating, 2)}</Cell>
                  <Cell numeric>{nps === null ? "—" : f.number(nps)}</Cell>
                </Row>
              );
            })}
          </tbody>
        </Table>
      }
    />
  );
}
