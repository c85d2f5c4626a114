"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  Cell as Part,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useFormats } from "@/ui/formats-context";
import type { ChartRow } from "./chart-rows";

type Props = { rows: readonly ChartRow[]; byWeek: boolean; label: string };

const colours = { asked: "var(--c1)", out: "var(--danger)", promotion: "var(--c3)", peak: "var(--c4)", forecast: "var(--c2)" };

/** What was asked for as bars, what is expected as a dashed line within its interval. Days that taught nothing carry a pattern of their own. */
export function DemandChart({ rows, byWeek, label }: Props) {
  const t = useTranslations("forecast.chart");
  const f = useFormats();
  const id = useId();
  const day = (text: string | number) => f.date(`${text}T12:00:00Z`);
  const digits = Math.max(...rows.map(({ asked, range }) => Math.max(asked ?? 0, range?.[1] ?? 0))) < 10 ? 1 : 0;
  const units = (value: number) => f.number(value, digits);
  const tallest = Math.max(1, ...rows.map(({ asked, range }) => Math.max(asked ?? 0, range?.[1] ?? 0)));
  const data = rows.map((row) => ({ ...row, out: row.isOut ? tallest : null }));
  const fillOf = (row: ChartRow) => (row.isPromotion ? `url(#${id}-promotion)` : row.isPeak ? `url(#${id}-peak)` : colours.asked);
  const border = rows.find(({ mean }) => mean !== null)?.day;
  const axis = { tick: { fontSize: 11, fill: "var(--ink-3)" }, axisLine: false, tickLine: false };
  const has = {
    out: rows.some(({ isOut }) => isOut),
    promotion: rows.some(({ isPromotion }) => isPromotion),
    peak: rows.some(({ isPeak }) => isPeak),
  };
  return (
    <figure className="m-0" aria-label={label}>
      <div className="h-72" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart accessibilityLayer={false} data={data} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} barCategoryGap="15%">
            <defs>
              <pattern id={`${id}-out`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="1.5" height="6" fill={colours.out} opacity="0.45" />
              </pattern>
              <pattern id={`${id}-promotion`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                <rect width="3" height="5" fill={colours.promotion} />
              </pattern>
              <pattern id={`${id}-peak`} width="4" height="4" patternUnits="userSpaceOnUse">
                <rect width="4" height="2" fill={colours.peak} />
              </pattern>
            </defs>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis dataKey="day" tickFormatter={day} minTickGap={36} {...axis} />
            {/* On an axis of its own, so that these days' hatching and their bars do not stand side by side. */}
            <XAxis xAxisId="out" dataKey="day" hide />
            <YAxis width={40} allowDecimals={false} tickFormatter={(value: number) => f.number(value)} tickCount={5} {...axis} />
            <Tooltip cursor={{ fill: "var(--hover)" }} content={<Tip day={day} units={units} byWeek={byWeek} />} />
            <Bar xAxisId="out" dataKey="out" fill={`url(#${id}-out)`} isAnimationActive={false} />
            <Area dataKey="range" stroke="none" fill={colours.forecast} fillOpacity={0.16} isAnimationActive={false} />
            <Bar dataKey="asked" isAnimationActive={false}>
              {data.map((row) => (
                <Part key={row.day} fill={fillOf(row)} />
              ))}
            </Bar>
            {border && <ReferenceLine x={border} stroke="var(--line-2)" strokeDasharray="2 3" />}
            <Line dataKey="mean" stroke={colours.forecast} strokeWidth={2} strokeDasharray="5 3" dot={false} isAnimationActive={false} />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <figcaption className="mt-2 flex flex-wrap gap-x-4 gap-y-1.5 text-12 text-ink-2">
        <Sign color={colours.asked}>{t("asked")}</Sign>
        <Sign color={colours.forecast}>{t("expected")}</Sign>
        {has.out && <Sign color={colours.out}>{t("out")}</Sign>}
        {has.promotion && <Sign color={colours.promotion}>{t("promotion")}</Sign>}
        {has.peak && <Sign color={colours.peak}>{t("peak")}</Sign>}
      </figcaption>
    </figure>
  );
}

function Sign({ color, children }: { color: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <i className="size-2 shrink-0 rounded-[2px]" style={{ background: color }} />
      {children}
    </span>
  );
}

type TipProps = {
  day: (text: string | number) => string;
  units: (value: number) => string;
  byWeek: boolean;
  // Given by Recharts.
  active?: boolean;
  payload?: readonly { payload?: ChartRow }[];
};

function Tip({ day, units, byWeek, active, payload }: TipProps) {
  const t = useTranslations("forecast.chart");
  const row = payload?.[0]?.payload;
  if (!active || !row) return null;
  return (
    <div className="rounded-lg border border-line bg-surface px-3 py-2 text-12 shadow-float">
      <p className="mb-1 font-medium">{byWeek ? t("weekOf", { day: day(row.day) }) : day(row.day)}</p>
      {row.asked !== null && <p className="tabular-nums">{t("tipAsked", { units: units(row.asked) })}</p>}
      {row.mean !== null && row.range && (
        <p className="tabular-nums">
          {t("tipExpected", { units: units(row.mean), lower: units(row.range[0]), upper: units(row.range[1]) })}
        </p>
      )}
      {row.isOut && <p className="text-danger">{t("out")}</p>}
      {row.isPromotion && <p>{t("promotion")}</p>}
      {row.isPeak && <p>{t("peak")}</p>}
    </div>
  );
}
