"use client";
import { Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useFormats } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { Section } from "@/ui/section";
import { SegmentedControl } from "@/ui/segmented-control";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { Today } from "../today-queries";
import { ChartTip } from "./chart-tip";

/** Sales by the end of each hour, beside the same weekday a week ago as a thin line. */
export function SalesToday({ today }: { today: Today }) {
  const t = useTranslations("dashboard");
  const f = useFormats();
  const [measure, setMeasure] = useState<"money" | "orders">("money");
  const [asTable, setAsTable] = useState(false);
  const write = (value: number) => (measure === "money" ? f.money(value, today.currency) : f.number(value));
  const data = today.hours.map((h) => ({
    hour: h.hour + 1,
    now: measure === "money" ? h.todayMinor : h.todayOrders,
    before: measure === "money" ? h.beforeMinor : h.beforeOrders,
  }));
  const reached = data.filter((point) => point.now !== null);
  const last = reached.at(-1);
  const inThousands = measure === "money" && Math.max(...data.map((point) => Math.max(point.now ?? 0, point.before))) >= 20_000_00;
  const short = (value: number) => {
    if (measure === "orders" || value === 0) return f.number(value);
    return inThousands ? t("thousands", { value: f.number(Math.round(value / 100_000)) }) : f.number(Math.round(value / 100));
  };
  return (
    <Section
      title={t("salesToday")}
      actions={
        <>
          <SegmentedControl
            label={t("measure")}
            value={measure}
            onChange={setMeasure}
            options={[
              { value: "money", label: today.currency === "RUB" ? "₽" : today.currency, title: t("byMoney") },
              { value: "orders", label: t("orders"), title: t("orders") },
            ]}
          />
          <IconButton label={asTable ? t("asChart") : t("asTable")} icon={<Table2 />} size="sm" onClick={() => setAsTable(!asTable)} />
        </>
      }
    >
      {asTable ? (
        <div className="max-h-64 overflow-auto">
          <Table label={t("salesToday")} row={36} gutter={0}>
            <TableHead>
              <HeadCell>{t("hour")}</HeadCell>
              <HeadCell numeric>{t("today")}</HeadCell>
              <HeadCell numeric>{t("weekAgo")}</HeadCell>
            </TableHead>
            <tbody>
              {data.map((point) => (
                <Row key={point.hour}>
                  <Cell>{`${point.hour}:00`}</Cell>
                  <Cell numeric>{point.now === null ? "" : write(point.now)}</Cell>
                  <Cell numeric>{write(point.before)}</Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </div>
      ) : (
        <figure aria-label={t("salesTodayLabel", { now: write(last?.now ?? 0), before: write(data.at(-1)?.before ?? 0) })} className="m-0">
          <div className="h-44" aria-hidden="true">
            <ResponsiveContainer width="100%" height="100%">
              <ComposedChart accessibilityLayer={false} data={data} margin={{ top: 12, right: 4, bottom: 0, left: 0 }}>
                <CartesianGrid vertical={false} stroke="var(--line)" />
                <XAxis
                  dataKey="hour"
                  ticks={[6, 9, 12, 15, 18, 21]}
                  tickFormatter={(h: number) => `${h}:00`}
                  tick={{ fontSize: 11, fill: "var(--ink-3)" }}
                  axisLine={false}
                  tickLine={false}
                />
                <YAxis
                  width={56}
                  tickFormatter={short}
                  tick={{ fontSize: 11, fill: "var(--ink-3)" }}
                  axisLine={false}
                  tickLine={false}
                  tickCount={4}
                />
                <Tooltip
                  content={
                    <ChartTip
                      title={(h) => `${h}:00`}
                      rows={[
                        { key: "now", name: t("today"), color: "var(--c1)" },
                        { key: "before", name: t("weekAgo"), color: "var(--ink-3)" },
                      ]}
                      write={write}
                    />
                  }
                />
                {last && <ReferenceLine x={last.hour} stroke="var(--ink-3)" strokeDasharray="2 3" />}
                <Line dataKey="before" stroke="var(--ink-3)" strokeWidth={1.25} dot={false} isAnimationActive={false} />
                {last && last.now !== null && (
                  <ReferenceDot x={last.hour} y={last.now} r={4} fill="var(--c1)" stroke="var(--surface)" strokeWidth={2} />
                )}
                <Area
                  dataKey="now"
                  stroke="var(--c1)"
                  strokeWidth={2}
                  fill="var(--accent-tint)"
                  dot={false}
                  isAnimationActive={false}
                  connectNulls={false}
                />
              </ComposedChart>
            </ResponsiveContainer>
          </div>
          <figcaption className="mt-1 flex flex-wrap gap-x-4 text-12 text-ink-2 tabular-nums">
            <span className="inline-flex items-center gap-1.5">
              <i className="h-0.5 w-3 bg-c1" />
              {t("todaySum", { sum: write(last?.now ?? 0) })}
            </span>
            <span className="inline-flex items-center gap-1.5">
              <i className="h-px w-3 bg-ink-3" />
              {t("weekAgoSum", { sum: write(data.at(-1)?.before ?? 0) })}
            </span>
          </figcaption>
        </figure>
      )}
    </Section>
  );
}
