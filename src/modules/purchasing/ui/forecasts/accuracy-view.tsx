"use client";
import { ChartLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { useFormats } from "@/ui/formats-context";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { AccuracyWeek } from "../../forecasts/accuracy-queries";

/** Forecasts against facts, week by week, over all products. */
export function AccuracyView({ first }: { first: AccuracyWeek[] }) {
  const t = useTranslations("forecast.accuracy");
  const f = useFormats();
  const query = trpc.forecasts.accuracy.useQuery(undefined, { initialData: first });
  useLiveQuery("forecast", () => void query.refetch());
  const weeks = query.data;
  if (weeks.length === 0)
    return (
      <EmptyState icon={<ChartLine />} title={t("empty")} actions={<ButtonLink href="/purchasing/forecast">{t("toForecasts")}</ButtonLink>}>
        {t("emptyText")}
      </EmptyState>
    );
  const day = (text: string | number) => f.date(`${text}T12:00:00Z`);
  const part = (missed: number, asked: number) => (asked > 0 ? f.percent(missed / asked) : "—");
  const axis = { tick: { fontSize: 11, fill: "var(--ink-3)" }, axisLine: false, tickLine: false };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-5 pb-10 pt-5 max-md:px-4">
      <Card title={t("title")} note={t("note")} padded>
        <figure className="m-0" aria-label={t("label")}>
          <div className="h-64" aria-hidden="true">
            <ResponsiveContainer width="100%" height="100%">
              <ComposedChart accessibilityLayer={false} data={weeks} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} barCategoryGap="25%">
                <CartesianGrid vertical={false} stroke="var(--line)" />
                <XAxis dataKey="fromDay" tickFormatter={day} minTickGap={32} {...axis} />
                <YAxis width={48} tickFormatter={(value: number) => f.number(value)} tickCount={5} {...axis} />
                <Tooltip cursor={{ fill: "var(--hover)" }} content={<Tip />} />
                <Bar dataKey="asked" fill="var(--c1)" isAnimationActive={false} />
                <Line
                  dataKey="expected"
                  stroke="var(--c2)"
                  strokeWidth={2}
                  strokeDasharray="5 3"
                  dot={{ r: 2 }}
                  isAnimationActive={false}
                />
              </ComposedChart>
            </ResponsiveContainer>
          </div>
          <figcaption className="mt-2 flex flex-wrap gap-x-4 text-12 text-ink-2">
            <span className="inline-flex items-center gap-1.5">
              <i className="size-2 rounded-[2px]" style={{ background: "var(--c1)" }} />
              {t("asked")}
            </span>
            <span className="inline-flex items-center gap-1.5">
              <i className="h-0.5 w-3" style={{ background: "var(--c2)" }} />
              {t("expected")}
            </span>
          </figcaption>
        </figure>
      </Card>
      <Card title={t("weeks")}>
        <Table label={t("weeks")} gutter={16} columns={[null, 110, 110, 120, 150, { width: 110, from: "md" }]}>
          <TableHead>
            <HeadCell>{t("week")}</HeadCell>
            <HeadCell numeric>{t("expected")}</HeadCell>
            <HeadCell numeric>{t("asked")}</HeadCell>
            <HeadCell numeric>{t("missed")}</HeadCell>
            <HeadCell numeric>{t("missedNaive")}</HeadCell>
            <HeadCell numeric from="md">
              {t("products")}
            </HeadCell>
          </TableHead>
          <tbody>
            {[...weeks].reverse().map((week) => (
              <Row key={week.fromDay}>
                <Cell>{day(week.fromDay)}</Cell>
                <Cell numeric>{f.number(week.expected)}</Cell>
                <Cell numeric>{f.number(week.asked)}</Cell>
                <Cell numeric className={week.missed <= week.missedNaive ? "font-medium" : "font-medium text-warning"}>
                  {part(week.missed, week.asked)}
                </Cell>
                <Cell numeric>{part(week.missedNaive, week.asked)}</Cell>
                <Cell numeric from="md">
                  {f.number(week.products)}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
        <p className="px-4 py-3 text-12 text-ink-3">{t("about")}</p>
      </Card>
    </div>
  );
}

/** The exact figures under the pointer. */
function Tip({ active, payload }: { active?: boolean; payload?: readonly { payload?: AccuracyWeek }[] }) {
  const t = useTranslations("forecast.accuracy");
  const f = useFormats();
  const week = payload?.[0]?.payload;
  if (!active || !week) return null;
  return (
    <div className="rounded-lg border border-line bg-surface px-3 py-2 text-12 tabular-nums shadow-float">
      <p className="mb-1 font-medium">{f.date(`${week.fromDay}T12:00:00Z`)}</p>
      <p>
        {t("expected")}: {f.number(week.expected)}
      </p>
      <p>
        {t("asked")}: {f.number(week.asked)}
      </p>
    </div>
  );
}
