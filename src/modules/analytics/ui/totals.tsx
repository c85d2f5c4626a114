"use client";
import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/button-link";
import { useFormats } from "@/ui/formats-context";
import type { Sales } from "../sales-queries";

/** The period's figures beside those of the period before; orders open as a list. */
export function Totals({ sales }: { sales: Sales }) {
  const t = useTranslations("analytics");
  const f = useFormats();
  const change = (now: number, before: number) =>
    before > 0 ? `${now >= before ? "+" : "−"}${f.percent(Math.abs(now - before) / before)}` : t("noBefore");
  const figures = [
    { key: "sales", value: f.money(sales.total.totalMinor, sales.currency), note: change(sales.total.totalMinor, sales.before.totalMinor) },
    {
      key: "orders",
      value: f.number(sales.total.orders),
      note: change(sales.total.orders, sales.before.orders),
      href: `/orders?view=all&placedAfter=${sales.from}T00:00:00Z`,
    },
    { key: "average", value: f.money(sales.total.averageMinor, sales.currency), note: null },
    { key: "units", value: f.number(sales.total.units), note: null },
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 lg:grid-cols-4">
      {figures.map((figure) => (
        <div key={figure.key}>
          <dt className="text-13 text-ink-2">{t(`figures.${figure.key}`)}</dt>
          <dd className="text-28 font-semibold tabular-nums max-md:text-20">
            {"href" in figure ? <FigureLink href={figure.href}>{figure.value}</FigureLink> : figure.value}
          </dd>
          {figure.note && <dd className="text-12 text-ink-3 tabular-nums">{t("against", { change: figure.note })}</dd>}
        </div>
      ))}
    </dl>
  );
}
