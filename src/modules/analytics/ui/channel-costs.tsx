"use client";
import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/button-link";
import { Section } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { AskFigures } from "../figures/ask";
import type { OrderCosts } from "../figures/cost-queries";
import { ordersBehind } from "../figures/orders-behind";
import { useFigures } from "./frame/use-figures";

/** What an order of each channel costs on average, stage by stage. */
export function ChannelCosts({ costs, ask }: { costs: OrderCosts; ask: AskFigures }) {
  const t = useTranslations("analytics.costs");
  const words = useTranslations("analytics");
  const { write, number } = useFigures(costs.span.currency);
  const stages = costs.stages.filter(({ minor }) => minor !== 0).map(({ stage }) => stage);
  return (
    <Section title={t("byChannel")} note={t("perOrder")}>
      <div className="overflow-x-auto">
        <Table label={t("byChannel")} gutter={0}>
          <TableHead>
            <HeadCell>{words("by.channel")}</HeadCell>
            <HeadCell numeric>{words("measures.orders.name")}</HeadCell>
            {stages.map((stage) => (
              <HeadCell key={stage} numeric>
                {t(`stages.${stage}`)}
              </HeadCell>
            ))}
            <HeadCell numeric>{words("total")}</HeadCell>
          </TableHead>
          <tbody>
            {costs.channels
              .filter(({ now }) => now.orders > 0)
              .map(({ key, name, now, stages: own }) => {
                const href = ordersBehind("sold", costs.span, ask, { by: "channel", key });
                const of = (minor: number) => write(minor / now.orders, "money");
                return (
                  <Row key={key}>
                    <Cell>{name}</Cell>
                    <Cell numeric>{href ? <FigureLink href={href}>{number(now.orders)}</FigureLink> : number(now.orders)}</Cell>
                    {stages.map((stage) => (
                      <Cell key={stage} numeric>
                        {of(own.find((one) => one.stage === stage)?.minor ?? 0)}
                      </Cell>
                    ))}
                    <Cell numeric>{of(own.reduce((sum, { minor }) => sum + minor, 0))}</Cell>
                  </Row>
                );
              })}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
