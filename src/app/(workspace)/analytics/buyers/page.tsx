import { getTranslations } from "next-intl/server";
import { asksOf, buyersShown, columnsOf, narrowsOf } from "@/modules/analytics/figures/page-columns";
import { AnalyticsFrame } from "@/modules/analytics/ui/frame/analytics-frame";
import { BreakdownTable } from "@/modules/analytics/ui/frame/breakdown-table";
import { FigureRow } from "@/modules/analytics/ui/frame/figure-row";
import { SalesChart } from "@/modules/analytics/ui/sales-chart";
import { api } from "@/server/api";
import { Section } from "@/ui/section";
import { askOfPage } from "../ask-of-page";

export async function generateMetadata() {
  const t = await getTranslations("analytics");
  return { title: t("tabs.buyers") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Who buys: people who came for the first time, and those who came again. */
export default async function BuyersPage({ searchParams }: Props) {
  const { ask: asked, choices, mayRebuild } = await askOfPage(searchParams);
  const ask = asksOf("buyers", asked);
  const [t, sales] = await Promise.all([getTranslations("analytics"), api.analytics.sales({ ...ask, by: "buyer" })]);
  const { span, figures, total, lines } = sales;
  const of = { days: span, ask, currency: span.currency };
  const { figures: shown, columns } = columnsOf("buyers", "buyer", ask);
  return (
    <AnalyticsFrame
      page="buyers"
      {...{ ask, span, figures, choices, mayRebuild }}
      narrows={narrowsOf.buyers}
      isEmpty={total.orders + total.cancelled === 0}
    >
      {buyersShown(lines).map(({ kind, line }) => (
        <Section key={kind} title={t(`buyers.${kind}`)} note={t(`buyers.${kind}About`)}>
          <FigureRow {...of} ask={{ ...ask, buyer: kind }} total={line.now} before={line.before} keys={shown} />
        </Section>
      ))}
      <SalesChart sales={sales} ask={ask} stacked="buyer" />
      <Section title={t("by.buyer")}>
        <BreakdownTable {...of} total={total} label={t("by.buyer")} by="buyer" fixed lines={lines} keys={columns} />
      </Section>
    </AnalyticsFrame>
  );
}
