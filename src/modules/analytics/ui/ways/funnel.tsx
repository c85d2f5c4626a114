"use client";
import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/button-link";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { AskJourneys } from "../../journeys/ask";
import type { FulfilmentFigures } from "../../journeys/fulfilment-figures";
import { funnelSteps } from "../../journeys/stages";
import { ChartSection } from "../frame/chart-section";
import { useFigures } from "../frame/use-figures";
import { journeysBehind } from "./behind";

/** How far the orders of a period have come: each step holds those that came to it or further. */
export function Funnel({ now, ask }: { now: FulfilmentFigures; ask: AskJourneys }) {
  const t = useTranslations("analytics.ways");
  const { span, total, before } = now;
  const { number, percent } = useFigures(span.currency);
  const steps = funnelSteps.map((step, i) => {
    const previous = funnelSteps[i - 1];
    return {
      step,
      count: total[step],
      share: total.orders > 0 ? total[step] / total.orders : 0,
      lost: previous ? total[previous] - total[step] : 0,
    };
  });
  const was = (count: number | undefined) => (before && before.orders > 0 ? percent((count ?? 0) / before.orders, 1) : "—");
  return (
    <ChartSection
      title={t("funnelTitle")}
      note={total.cancelled > 0 ? t("ofThemCancelled", { count: total.cancelled }) : undefined}
      chart={
        <ul className="border-t border-line">
          {steps.map(({ step, count, share }) => (
            <li
              key={step}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-2 text-13 md:grid-cols-[150px_minmax(0,1fr)_70px_60px]"
            >
              <span className="font-medium">{t(`funnel.${step}`)}</span>
              <span className="order-last col-span-2 mt-1 md:order-none md:col-span-1 md:mt-0" aria-hidden="true">
                <i className="block h-3.5 rounded-r-[2px] bg-c1" style={{ width: `${100 * share}%`, minWidth: count > 0 ? 2 : 0 }} />
              </span>
              <span className="text-right font-medium tabular-nums">
                {count > 0 ? <FigureLink href={journeysBehind(span, ask, { what: step })}>{number(count)}</FigureLink> : "0"}
              </span>
              <span className="text-right text-ink-2 tabular-nums max-md:hidden">{percent(share)}</span>
            </li>
          ))}
        </ul>
      }
      table={
        <Table label={t("funnelTitle")} gutter={0}>
          <TableHead>
            <HeadCell>{t("step")}</HeadCell>
            <HeadCell numeric>{t("came")}</HeadCell>
            <HeadCell numeric>{t("shareOfAll")}</HeadCell>
            <HeadCell numeric>{t("notFurther")}</HeadCell>
            {before && <HeadCell numeric>{t("shareBefore")}</HeadCell>}
          </TableHead>
          <tbody>
            {steps.map(({ step, count, share, lost }) => (
              <Row key={step}>
                <Cell>{t(`funnel.${step}`)}</Cell>
                <Cell numeric>{number(count)}</Cell>
                <Cell numeric>{percent(share, 1)}</Cell>
                <Cell numeric>{lost > 0 ? number(lost) : ""}</Cell>
                {before && <Cell numeric>{was(before[step])}</Cell>}
              </Row>
            ))}
          </tbody>
        </Table>
      }
    />
  );
}
