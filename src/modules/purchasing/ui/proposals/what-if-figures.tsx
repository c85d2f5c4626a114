"use client";
import { useTranslations } from "next-intl";
import { wholeUnits } from "@/lib/formats";
import { trpc } from "@/platform/trpc/react";
import { useFormats } from "@/ui/formats-context";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { useDebounced } from "@/ui/use-debounced";
import type { ReplenishmentRules } from "../../replenishment/settings";

/** What all shelves come to by the rules of now and by those that are typed. */
export function WhatIfFigures({ rules }: { rules: ReplenishmentRules }) {
  const t = useTranslations("forecast.whatIf");
  const f = useFormats();
  const { deadAfterDays, ...change } = useDebounced(rules, 400);
  const query = trpc.replenishment.whatIf.useQuery(change, { placeholderData: (before) => before });
  const { data } = query;
  if (!data || data.shelves === 0) return <p className="text-13 text-ink-3">{t(data ? "noShelves" : "counting")}</p>;
  const { now, changed } = data;
  const currencies = Object.keys(now.money).sort();
  const sumsOf = (name: keyof (typeof now.money)[string], shelves: typeof now) =>
    currencies.map((currency) => f.money(wholeUnits(shelves.money[currency]?.[name] ?? 0, currency), currency));
  const sums = (name: Parameters<typeof sumsOf>[0]) => ({ now: sumsOf(name, now), changed: sumsOf(name, changed) });
  const rows = [
    { name: t("toOrder"), now: [f.number(now.toOrder)], changed: [f.number(changed.toOrder)] },
    { name: t("orderMinor"), ...sums("orderMinor") },
    { name: t("safetyMinor"), ...sums("safetyMinor") },
    { name: t("usualCapital"), ...sums("usualMinor") },
    { name: t("missedMinor"), ...sums("missedMinor") },
  ];
  return (
    <div aria-live="polite" aria-busy={query.isFetching}>
      <h3 className="mb-1 text-13 font-medium">{t("all")}</h3>
      <Table label={t("all")} gutter={0}>
        <TableHead>
          <HeadCell>{t("figure")}</HeadCell>
          <HeadCell numeric>{t("now")}</HeadCell>
          <HeadCell numeric>{t("changed")}</HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.name}>
              <Cell>{row.name}</Cell>
              <Cell numeric>
                <Figures shown={row.now} />
              </Cell>
              <Cell numeric className={row.now.join() === row.changed.join() ? "" : "font-medium"}>
                <Figures shown={row.changed} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <p className="mt-1 text-12 text-ink-3">{t("allNote")}</p>
    </div>
  );
}

/** One below the other: sums of several currencies. */
function Figures({ shown }: { shown: readonly string[] }) {
  return shown.map((figure) => (
    <span key={figure} className="block">
      {figure}
    </span>
  ));
}
