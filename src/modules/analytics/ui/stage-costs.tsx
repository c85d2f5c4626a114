"use client";
import { useTranslations } from "next-intl";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { OrderCosts } from "../figures/cost-queries";
import type { StageCost } from "../figures/order-cost";
import { ChartSection } from "./frame/chart-section";
import { useFigures } from "./frame/use-figures";

/** What an order costs on average at each stage, with the time that people worked on it. */
export function StageCosts({ costs }: { costs: OrderCosts }) {
  const t = useTranslations("analytics.costs");
  const { write, number } = useFigures(costs.span.currency);
  const orders = Math.max(1, costs.total.orders);
  const ordersBefore = costs.before?.orders ?? 0;
  const stages = costs.stages.filter(({ minor, seconds }) => minor !== 0 || seconds > 0);
  const longest = Math.max(1, ...stages.map(({ minor }) => Math.abs(minor)));
  const perOrder = (minor: number) => write(minor / orders, "money");
  const before = ({ stage }: StageCost) => {
    const then = costs.beforeStages?.find((one) => one.stage === stage);
    return then && ordersBefore > 0 ? write(then.minor / ordersBefore, "money") : "—";
  };
  const minutes = (seconds: number) => (seconds === 0 ? "" : t("minutes", { minutes: number(seconds / 60 / orders, 1) }));
  const sum = stages.reduce((total, { minor }) => total + minor, 0);
  const hours = stages.reduce((total, { unpricedSeconds }) => total + unpricedSeconds, 0) / 3600;
  return (
    <>
      <ChartSection
        title={t("title")}
        note={t("note", { sum: perOrder(sum) })}
        chart={
          <ul className="border-t border-line">
            {stages.map((stage) => (
              <li
                key={stage.stage}
                className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-2 text-13 md:grid-cols-[200px_minmax(0,1fr)_110px_90px]"
              >
                <span className="font-medium">{t(`stages.${stage.stage}`)}</span>
                <span className="order-last col-span-2 md:order-none md:col-span-1">
                  <i
                    className="block h-3.5 rounded-r-[2px] bg-c1"
                    style={{ width: `${Math.max(0.5, (100 * Math.abs(stage.minor)) / longest)}%` }}
                  />
                </span>
                <span className="text-right font-medium tabular-nums">{perOrder(stage.minor)}</span>
                <span className="text-right text-ink-3 tabular-nums max-md:hidden">{minutes(stage.seconds)}</span>
              </li>
            ))}
          </ul>
        }
        table={
          <Table label={t("title")} gutter={0}>
            <TableHead>
              <HeadCell>{t("stage")}</HeadCell>
              <HeadCell numeric>{t("perOrder")}</HeadCell>
              <HeadCell numeric>{t("perOrderBefore")}</HeadCell>
              <HeadCell numeric>{t("all")}</HeadCell>
              <HeadCell numeric>{t("time")}</HeadCell>
            </TableHead>
            <tbody>
              {stages.map((stage) => (
                <Row key={stage.stage}>
                  <Cell>{t(`stages.${stage.stage}`)}</Cell>
                  <Cell numeric>{perOrder(stage.minor)}</Cell>
                  <Cell numeric>{before(stage)}</Cell>
                  <Cell numeric>{write(stage.minor, "money")}</Cell>
                  <Cell numeric>{minutes(stage.seconds)}</Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        }
      />
      {costs.hidesWork && <p className="text-13 text-ink-3">{t("workHidden")}</p>}
      {hours > 0 && <p className="text-13 text-warning">{t("noRate", { hours: number(hours, 1) })}</p>}
    </>
  );
}
