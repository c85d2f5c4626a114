"use client";
import { useId } from "react";
import { Bar, CartesianGrid, ComposedChart, LabelList, Line, Cell as Part, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useFormats } from "@/ui/formats-context";
import { ChartTip } from "../chart-tip";

export type Series = { key: string; name: string; color: string };
/** One day: a figure per series by its key, and under `before` what the day it is compared with came to. */
export type DayPoint = { day: string; before: number | null } & Record<string, number | string | null>;

type Props = {
  points: readonly DayPoint[];
  series: readonly Series[];
  /** What the line of the compared period is called; null: none is drawn. */
  beforeName: string | null;
  /** Not over yet: drawn hatched. */
  today: string;
  write: (value: number) => string;
  /** What the axis and the labels are divided by: a thousand roubles, one order. */
  scale: number;
  label: string;
};

/** Days as stacked bars from zero, with the compared period as a thin line; exact figures under the pointer and in the table beside it. */
export function DaysChart({ points, series, beforeName, today, write, scale, label }: Props) {
  const f = useFormats();
  const hatch = useId();
  const day = (text: string | number) => f.date(`${text}T12:00:00Z`);
  const sumOf = (point: DayPoint) => series.reduce((sum, { key }) => sum + Number(point[key] ?? 0), 0);
  const topOf = (point: DayPoint) => series.findLast(({ key }) => Number(point[key] ?? 0) > 0)?.key;
  const short = (value: number) => f.number(Math.round(value / scale));
  const axis = { tick: { fontSize: 11, fill: "var(--ink-3)" }, axisLine: false, tickLine: false };
  return (
    <figure aria-label={label} className="m-0">
      <div className="h-64" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart
            accessibilityLayer={false}
            data={[...points]}
            margin={{ top: 18, right: 0, bottom: 0, left: 0 }}
            barCategoryGap="20%"
          >
            <defs>
              {series.map(({ key, color }, at) => (
                <pattern key={key} id={`${hatch}-${at}`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                  <rect width="3" height="6" fill={color} />
                </pattern>
              ))}
            </defs>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis dataKey="day" tickFormatter={day} minTickGap={32} {...axis} />
            <YAxis width={44} tickFormatter={short} tickCount={5} {...axis} />
            <Tooltip
              cursor={{ fill: "var(--hover)" }}
              content={
                <ChartTip
                  title={day}
                  write={write}
                  rows={[...series, ...(beforeName === null ? [] : [{ key: "before", name: beforeName, color: "var(--ink-3)" }])]}
                />
              }
            />
            {series.map(({ key, color }, at) => (
              <Bar key={key} dataKey={key} stackId="all" fill={color} stroke="var(--surface)" strokeWidth={1} isAnimationActive={false}>
                {points.map((point) => (
                  <Part key={point.day} fill={point.day === today ? `url(#${hatch}-${at})` : color} />
                ))}
                {points.length <= 31 && (
                  <LabelList
                    position="top"
                    className="max-lg:hidden"
                    style={{ fontSize: 11, fill: "var(--ink-2)" }}
                    valueAccessor={({ payload }) => (topOf(payload as DayPoint) === key ? short(sumOf(payload as DayPoint)) : "")}
                  />
                )}
              </Bar>
            ))}
            {beforeName !== null && (
              <Line dataKey="before" stroke="var(--ink)" strokeWidth={1.25} dot={false} isAnimationActive={false} connectNulls={false} />
            )}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <figcaption className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-2">
        {series.map(({ key, name, color }) => (
          <span key={key} className="inline-flex items-center gap-1.5">
            <i className="size-2 shrink-0 rounded-[2px]" style={{ background: color }} />
            {name}
          </span>
        ))}
        {beforeName !== null && (
          <span className="inline-flex items-center gap-1.5">
            <i className="h-px w-3 bg-ink" />
            {beforeName}
          </span>
        )}
      </figcaption>
    </figure>
  );
}
