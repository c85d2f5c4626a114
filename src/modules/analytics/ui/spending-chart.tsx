"use client";
import { useTranslations } from "next-intl";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { Line } from "../figures/breakdown-queries";
import { derived } from "../figures/sums";
import { ChartTip } from "./chart-tip";
import { ChartSection } from "./frame/chart-section";
import { MeasureName } from "./frame/measure-name";
import { useFigures } from "./frame/use-figures";

const parts = [
  { key: "cost", color: "var(--c1)" },
  { key: "fees", color: "var(--c3)" },
  { key: "carriage", color: "var(--c2)" },
  { key: "refunded", color: "var(--c4)" },
  { key: "margin", color: "var(--c5)" },
] as const;

/** Where each channel's sales go: goods, fees, carriage, refunds, and what is left, as shares of its sales. */
export function SpendingChart({ lines, currency }: { lines: readonly Line[]; currency: string }) {
  const t = useTranslations("analytics");
  const { percent } = useFigures(currency);
  const rows = lines
    .filter(({ now }) => now.totalMinor > 0)
    .map(({ value, name, now }) => {
      const { feesMinor, carriageMinor, marginMinor } = derived(now);
      const of = (minor: number) => minor / now.totalMinor;
      return {
        value,
        name: name ?? "",
        cost: of(now.costMinor),
        fees: of(feesMinor),
        carriage: of(carriageMinor),
        refunded: of(now.refundedMinor),
        margin: of(marginMinor),
      };
    });
  const axis = { tick: { fontSize: 11, fill: "var(--ink-3)" }, axisLine: false, tickLine: false };
  const series = parts.map(({ key, color }) => ({ key, color, name: t(`measures.${key}.name`) }));
  return (
    <ChartSection
      title={t("spending.title")}
      note={t("spending.note")}
      chart={
        <figure aria-label={t("spending.title")} className="m-0">
          <div style={{ height: 24 + rows.length * 40 }} aria-hidden="true">
            <ResponsiveContainer width="100%" height="100%">
              <BarChart
                accessibilityLayer={false}
                data={rows}
                layout="vertical"
                stackOffset="sign"
                margin={{ top: 0, right: 12, bottom: 0, left: 0 }}
              >
                <CartesianGrid horizontal={false} stroke="var(--line)" />
                <XAxis type="number" tickFormatter={(share: number) => percent(share)} {...axis} />
                <YAxis type="category" dataKey="name" width={120} {...axis} tick={{ fontSize: 12, fill: "var(--ink)" }} />
                <Tooltip
                  cursor={{ fill: "var(--hover)" }}
                  content={<ChartTip title={String} rows={series} write={(share) => percent(share, 1)} />}
                />
                {series.map(({ key, color }) => (
                  <Bar
                    key={key}
                    dataKey={key}
                    stackId="all"
                    fill={color}
                    stroke="var(--surface)"
                    strokeWidth={1}
                    barSize={20}
                    isAnimationActive={false}
                  />
                ))}
              </BarChart>
            </ResponsiveContainer>
          </div>
          <figcaption className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-2">
            {series.map(({ key, name, color }) => (
              <span key={key} className="inline-flex items-center gap-1.5">
                <i className="size-2 shrink-0 rounded-[2px]" style={{ background: color }} />
                {name}
              </span>
            ))}
          </figcaption>
        </figure>
      }
      table={
        <Table label={t("spending.title")} gutter={0}>
          <TableHead>
            <HeadCell>{t("by.channel")}</HeadCell>
            {parts.map(({ key }) => (
              <HeadCell key={key} numeric>
                <MeasureName measure={key} />
              </HeadCell>
            ))}
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.value}>
                <Cell>{row.name}</Cell>
                {parts.map(({ key }) => (
                  <Cell key={key} numeric>
                    {percent(row[key], 1)}
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
