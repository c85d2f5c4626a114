"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormats } from "@/ui/formats-context";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { expectedOver, lookEvery, planShelf, type ShelfRules, usualStock } from "../../replenishment/shelf-plan";
import { chanceWithin } from "../../replenishment/units-expected";
import { figureText, RuleFields, typedFigure } from "../rule-fields";
import type { ProductForecastView, StoredForecast } from "./forecast-row";

const names = ["serviceLevel", "leadDays"] as const;
const isPercent = (name: string) => ({ percent: name === "serviceLevel" });

/** What another service level or another way would mean for this product: counted here, and nothing is changed by it. */
export function WhatIfCard({ view, forecast, rules }: { view: ProductForecastView; forecast: StoredForecast; rules: ShelfRules }) {
  const t = useTranslations("forecast.whatIf");
  const f = useFormats();
  const [typed, setTyped] = useState<Record<string, string>>({
    serviceLevel: figureText(rules.serviceLevel, { percent: true }),
    leadDays: figureText(rules.leadDays),
  });
  const read = Object.fromEntries(names.map((name) => [name, typedFigure(typed[name] ?? "", isPercent(name))]));
  const level = within(read.serviceLevel, 0.5, 0.999) ?? rules.serviceLevel;
  const days = within(read.leadDays, 0, 365) ?? rules.leadDays;
  const sums = [rules, { ...rules, serviceLevel: level, leadDays: days }].map((one) => shelvesInSum(view, forecast, one));
  const [now, changed] = sums;
  if (!now || !changed) return null;
  const { costMinor, currency } = view.product;
  const money = (units: number) => (costMinor === null ? "—" : f.money(Math.round(units * costMinor), currency));
  const rows = [
    { name: t("reorderPoint"), now: f.number(now.reorderPoint), changed: f.number(changed.reorderPoint) },
    { name: t("safety"), now: f.number(now.safety), changed: f.number(changed.safety) },
    { name: t("risk"), now: f.percent(now.risk, 1), changed: f.percent(changed.risk, 1) },
    { name: t("usualUnits"), now: f.number(Math.round(now.usual)), changed: f.number(Math.round(changed.usual)) },
    { name: t("usualCapital"), now: money(now.usual), changed: money(changed.usual) },
  ];
  return (
    <Card title={t("title")} note={t("note")} padded>
      <RuleFields
        names={names}
        values={typed}
        wrong={names.filter((name) => read[name] === undefined)}
        onChange={(name, value) => setTyped({ ...typed, [name]: value })}
      />
      <div className="mt-4">
        <Table label={t("title")} gutter={0}>
          <TableHead>
            <HeadCell>{t("figure")}</HeadCell>
            <HeadCell numeric>{t("now")}</HeadCell>
            <HeadCell numeric>{t("changed")}</HeadCell>
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.name}>
                <Cell>{row.name}</Cell>
                <Cell numeric>{row.now}</Cell>
                <Cell numeric className={row.now === row.changed ? "" : "font-medium"}>
                  {row.changed}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
    </Card>
  );
}

const within = (value: number | null | undefined, least: number, most: number) =>
  typeof value === "number" ? Math.min(most, Math.max(least, value)) : null;

/** The shelves of a product by some rules; the risk is that of an order on its way once the reorder point is reached. */
function shelvesInSum({ shelves }: ProductForecastView, { mean, deviation }: StoredForecast, rules: ShelfRules) {
  const plans = shelves.flatMap(({ share, plan }) => {
    if (!plan) return [];
    const own = deviation * Math.sqrt(share);
    const made = planShelf({ daily: mean.map((units) => units * share), deviation: own }, rules);
    const expected = expectedOver(made.leadDemand, rules.leadDays + lookEvery, { ...rules, deviation: own });
    return [{ ...made, usual: usualStock(made), risk: 1 - chanceWithin(expected, made.reorderPoint) }];
  });
  const sum = (of: (plan: (typeof plans)[number]) => number) => plans.reduce((total, plan) => total + of(plan), 0);
  return {
    ...{ reorderPoint: sum((plan) => plan.reorderPoint), safety: sum((plan) => plan.safety), usual: sum((plan) => plan.usual) },
    risk: Math.max(0, ...plans.map((plan) => plan.risk)),
  };
}
