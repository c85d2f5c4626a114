"use client";
import { Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useFormats } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { Section } from "@/ui/section";
import { SegmentedControl } from "@/ui/segmented-control";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { daysBetween, salesByDay } from "../sales-by-day";
import type { Sales } from "../sales-queries";
import { ChartTip } from "./chart-tip";

const colours = ["var(--c1)", "var(--c2)", "var(--c3)", "var(--c4)", "var(--c5)"];

/** Orders or sales of each day, stacked by channel; days without orders stand empty. */
export function SalesByDay({ sales }: { sales: Sales }) {
  const t = useTranslations("analytics");
  const f = useFormats();
  const [measure, setMeasure] = useState<"totalMinor" | "orders">("totalMinor");
  const [asTable, setAsTable] = useState(false);
  const channels = sales.channels.slice(0, colours.length).map((channel, i) => ({ ...channel, color: colours[i] ?? "var(--c5)" }));
  const data = salesByDay(
    sales,
    channels.map((c) => c.channel),
    measure,
    daysBetween(sales.from, sales.to),
  );
  const write = (value: number) => (measure === "orders" ? f.number(value) : f.money(value, sales.currency));
  const axis = (value: number) => (measure === "orders" ? f.number(value) : f.number(Math.round(value / 100)));
  const day = (text: string | number) => f.date(`${text}T12:00:00Z`);
  return (
    <Section
      title={t("byDay")}
      actions={
        <>
          <SegmentedControl
            label={t("measure")}
            value={measure}
            onChange={setMeasure}
            options={[
              { value: "totalMinor", label: t("figures.sales") },
              { value: "orders", label: t("figures.orders") },
            ]}
          />
          <IconButton label={asTable ? t("asChart") : t("asTable")} icon={<Table2 />} size="sm" onClick={() => setAsTable(!asTable)} />
        </>
      }
    >
      {asTable ? (
        <div className="max-h-80 overflow-auto">
          <Table label={t("byDay")} gutter={0}>
            <TableHead>
              <HeadCell>{t("day")}</HeadCell>
              {channels.map((channel) => (
                <HeadCell key={channel.channel} numeric>
                  {channel.channelName}
                </HeadCell>
              ))}
            </TableHead>
            <tbody>
              {data.map((row) => (
                <Row key={row.day}>
                  <Cell>{day(row.day)}</Cell>
                  {channels.map((channel) => (
                    <Cell key={channel.channel} numeric>
                      {write(Number(row[channel.channel] ?? 0))}
                    </Cell>
                  ))}
                </Row>
              ))}
            </tbody>
          </Table>
        </div>
      ) : (
        <figure
          className="m-0"
          aria-label={t("byDayLabel", { total: f.money(sales.total.totalMinor, sales.currency), orders: f.number(sales.total.orders) })}
        >
          <div className="h-64" aria-hidden="true">
            <ResponsiveContainer width="100%" height="100%">
              <BarChart accessibilityLayer={false} data={data} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} barCategoryGap="20%">
                <CartesianGrid vertical={false} stroke="var(--line)" />
                <XAxis
                  dataKey="day"
                  tickFormatter={day}
                  minTickGap={32}
                  tick={{ fontSize: 11, fill: "var(--ink-3)" }}
                  axisLine={false}
                  tickLine={false}
                />
                <YAxis
                  width={60}
                  tickFormatter={axis}
                  tick={{ fontSize: 11, fill: "var(--ink-3)" }}
                  axisLine={false}
                  tickLine={false}
                  tickCount={5}
                />
                <Tooltip
                  cursor={{ fill: "var(--hover)" }}
                  content={
                    <ChartTip
                      title={day}
                      write={write}
                      rows={channels.map((c) => ({ key: c.channel, name: c.channelName, color: c.color }))}
                    />
                  }
                />
                {channels.map((channel) => (
                  <Bar key={channel.channel} dataKey={channel.channel} stackId="all" fill={channel.color} isAnimationActive={false} />
                ))}
              </BarChart>
            </ResponsiveContainer>
          </div>
          <figcaption className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-2">
            {channels.map((channel) => (
              <span key={channel.channel} className="inline-flex items-center gap-1.5">
                <i className="size-2 rounded-[2px]" style={{ background: channel.color }} />
                {channel.channelName}
              </span>
            ))}
          </figcaption>
        </figure>
      )}
    </Section>
  );
}
