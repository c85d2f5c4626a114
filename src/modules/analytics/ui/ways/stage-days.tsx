"use client";
import { useTranslations } from "next-intl";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { FigureLink } from "@/ui/button-link";
import { useFormats } from "@/ui/formats-context";
import { Select } from "@/ui/select";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { useAddress } from "@/ui/use-address";
import { daysBetween } from "../../figures/span";
import type { AskJourneys } from "../../journeys/ask";
import type { FulfilmentFigures } from "../../journeys/fulfilment-figures";
import { measuredWays } from "../../journeys/stages";
import { ChartTip } from "../chart-tip";
import { ChartSection } from "../frame/chart-section";
import { journeysBehind } from "./behind";
import { useDurations } from "./use-durations";

/** How long one stage took on each day: the median, and what nine of ten did not exceed. */
export function StageDays({ now, ask }: { now: FulfilmentFigures; ask: AskJourneys }) {
  const t = useTranslations("analytics.ways");
  const f = useFormats();
  const address = useAddress();
  const duration = useDurations();
  const { span, stage } = now;
  const points = daysBetween(span).map((day) => {
    const { times = 0, median = null, p90 = null } = now.stageDays.find((row) => row.day === day) ?? {};
    return { day, times, median, p90 };
  });
  const longest = Math.max(60, ...points.map(({ p90 }) => p90 ?? 0));
  const unit = longest < 7_200 ? 60 : longest < 3 * 86_400 ? 3_600 : 86_400;
  const day = (text: string | number) => f.date(`${text}T12:00:00Z`);
  const axis = { tick: { fontSize: 11, fill: "var(--ink-3)" }, axisLine: false, tickLine: false };
  const series = [
    { key: "median", name: t("median"), color: "var(--c1)", dash: undefined },
    { key: "p90", name: t("p90"), color: "var(--c4)", dash: "5 3" },
  ];
  const title = t("stageByDay");
  return (
    <ChartSection
      title={title}
      note={t(unit === 60 ? "inMinutes" : unit === 3_600 ? "inHours" : "inDays")}
      actions={
        <Select
          aria-label={t("stage")}
          size="sm"
          value={stage}
          onChange={(value) => address.set({ stage: value })}
          options={measuredWays.map((value) => ({ value, label: t(`stages.${value}`) }))}
        />
      }
      chart={
        <figure aria-label={title} className="m-0">
          <div className="h-64" aria-hidden="true">
            <ResponsiveContainer width="100%" height="100%">
              <LineChart accessibilityLayer={false} data={points} margin={{ top: 10, right: 8, bottom: 0, left: 0 }}>
                <CartesianGrid vertical={false} stroke="var(--line)" />
                <XAxis dataKey="day" tickFormatter={day} minTickGap={32} {...axis} />
                <YAxis
                  width={44}
                  tickFormatter={(value: number) => f.number(value / unit, longest / unit < 5 ? 1 : 0)}
                  tickCount={5}
                  {...axis}
                />
                <Tooltip cursor={{ stroke: "var(--line-2)" }} content={<ChartTip title={day} write={duration} rows={series} />} />
                {series.map(({ key, color, dash }) => (
                  <Line
                    key={key}
                    dataKey={key}
                    stroke={color}
                    strokeWidth={1.75}
                    strokeDasharray={dash}
                    dot={{ r: 2, strokeDasharray: "none" }}
                    isAnimationActive={false}
                    connectNulls
                  />
                ))}
              </LineChart>
            </ResponsiveContainer>
          </div>
          <figcaption className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-2">
            {series.map(({ key, name, color, dash }) => (
              <span key={key} className="inline-flex items-center gap-1.5">
                <i className="w-4 border-t-2" style={{ borderColor: color, borderStyle: dash ? "dashed" : "solid" }} />
                {name}
              </span>
            ))}
          </figcaption>
        </figure>
      }
      table={
        <Table label={title} gutter={0}>
          <TableHead>
            <HeadCell>{t("day")}</HeadCell>
            <HeadCell numeric>{t("passed")}</HeadCell>
            <HeadCell numeric>{t("median")}</HeadCell>
            <HeadCell numeric>{t("p90")}</HeadCell>
          </TableHead>
          <tbody>
            {points.map((point) => (
              <Row key={point.day}>
                <Cell>{day(point.day)}</Cell>
                <Cell numeric>
                  {point.times > 0 ? (
                    <FigureLink href={journeysBehind({ from: point.day, to: point.day }, ask, { stage })}>
                      {f.number(point.times)}
                    </FigureLink>
                  ) : (
                    "0"
                  )}
                </Cell>
                <Cell numeric>{duration(point.median)}</Cell>
                <Cell numeric>{duration(point.p90)}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      }
    />
  );
}
