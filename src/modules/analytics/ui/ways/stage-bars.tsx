"use client";
import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/button-link";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { AskJourneys } from "../../journeys/ask";
import type { FulfilmentFigures, StageRow } from "../../journeys/fulfilment-figures";
import { ownStages } from "../../journeys/stages";
import { ChartSection } from "../frame/chart-section";
import { MeasureName } from "../frame/measure-name";
import { useFigures } from "../frame/use-figures";
import { journeysBehind } from "./behind";
import { useDurations } from "./use-durations";

/** How long every stage takes: half of all faster than the bar, nine of ten faster than the line. The slowest of ours is named. */
export function StageBars({ now, ask }: { now: FulfilmentFigures; ask: AskJourneys }) {
  const t = useTranslations("analytics.ways");
  const duration = useDurations();
  const { number } = useFigures(now.span.currency);
  const { bottleneck, span } = now;
  const counted = now.stages.filter(({ times }) => times > 0);
  const isOurs = ({ stage }: StageRow) => (ownStages as readonly string[]).includes(stage);
  const groups = [
    { key: "atHome", rows: counted.filter(isOurs) },
    { key: "onTheWay", rows: counted.filter((row) => !isOurs(row)) },
  ] as const;
  const slow = now.stages.find(({ stage }) => stage === bottleneck);
  return (
    <ChartSection
      title={t("stagesTitle")}
      note={
        slow && bottleneck
          ? t("bottleneck", { stage: t(`stages.${bottleneck}`), median: duration(slow.median), p90: duration(slow.p90) })
          : t("noBottleneck")
      }
      chart={
        counted.length === 0 ? (
          <p className="text-13 text-ink-3">{t("noStages")}</p>
        ) : (
          <figure aria-label={t("stagesTitle")} className="m-0 grid gap-5">
            {groups
              .filter(({ rows }) => rows.length > 0)
              .map(({ key, rows }) => (
                <Bars key={key} title={t(key)} rows={rows} bottleneck={bottleneck} duration={duration} />
              ))}
            <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-2">
              <span className="inline-flex items-center gap-1.5">
                <i className="h-2 w-5 rounded-[2px] bg-c1" />
                {t("median")}
              </span>
              <span className="inline-flex items-center gap-1.5">
                <i className="h-px w-5 border-r-2 border-c1 bg-c1 py-1 [background-clip:content-box]" />
                {t("p90")}
              </span>
            </figcaption>
          </figure>
        )
      }
      table={
        <Table label={t("stagesTitle")} gutter={0}>
          <TableHead>
            <HeadCell>{t("stage")}</HeadCell>
            <HeadCell numeric>{t("passed")}</HeadCell>
            <HeadCell numeric>
              <MeasureName measure="stageMedian" />
            </HeadCell>
            <HeadCell numeric>
              <MeasureName measure="stageP90" />
            </HeadCell>
            {span.before && <HeadCell numeric>{t("medianBefore")}</HeadCell>}
            {span.before && <HeadCell numeric>{t("p90Before")}</HeadCell>}
          </TableHead>
          <tbody>
            {now.stages.map(({ stage, times, median, p90, before }) => (
              <Row key={stage}>
                <Cell>{t(`stages.${stage}`)}</Cell>
                <Cell numeric>
                  {times > 0 ? <FigureLink href={journeysBehind(span, ask, { stage })}>{number(times)}</FigureLink> : "0"}
                </Cell>
                <Cell numeric>{duration(median)}</Cell>
                <Cell numeric>
                  {p90 === null ? "—" : <FigureLink href={journeysBehind(span, ask, { stage, slow: true })}>{duration(p90)}</FigureLink>}
                </Cell>
                {span.before && <Cell numeric>{duration(before?.median ?? null)}</Cell>}
                {span.before && <Cell numeric>{duration(before?.p90 ?? null)}</Cell>}
              </Row>
            ))}
          </tbody>
        </Table>
      }
    />
  );
}

type BarsProps = { title: string; rows: readonly StageRow[]; bottleneck: string | null; duration: (seconds: number | null) => string };

function Bars({ title, rows, bottleneck, duration }: BarsProps) {
  const t = useTranslations("analytics.ways");
  const longest = Math.max(1, ...rows.map(({ p90 }) => p90 ?? 0));
  const width = (seconds: number | null) => `${(100 * (seconds ?? 0)) / longest}%`;
  return (
    <div>
      <p className="mb-1 text-12 text-ink-2">{title}</p>
      <ul className="border-t border-line">
        {rows.map(({ stage, median, p90 }) => (
          <li
            key={stage}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-2 text-13 md:grid-cols-[230px_minmax(0,1fr)_190px]"
          >
            <span className={stage === bottleneck ? "font-semibold" : "font-medium"}>
              {t(`stages.${stage}`)}
              {stage === bottleneck && <span className="ml-1.5 text-12 font-medium text-warning">{t("slowest")}</span>}
            </span>
            <span className="relative order-last col-span-2 mt-1 h-4 md:order-none md:col-span-1 md:mt-0" aria-hidden="true">
              <i className="absolute inset-y-0.5 left-0 rounded-r-[2px] bg-c1" style={{ width: width(median), minWidth: 2 }} />
              <i className="absolute top-1/2 left-0 h-px bg-c1" style={{ width: width(p90) }} />
              <i className="absolute inset-y-0.5 w-0.5 -translate-x-0.5 bg-c1" style={{ left: width(p90) }} />
            </span>
            <span className="whitespace-nowrap text-right tabular-nums">
              <span className="font-medium">{duration(median)}</span> <span className="text-ink-2">· {duration(p90)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
