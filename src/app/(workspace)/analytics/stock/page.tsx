import { getTranslations } from "next-intl/server";
import { stockOfAddress } from "@/modules/analytics/stock/stock-figures";
import { AnalyticsFrame } from "@/modules/analytics/ui/frame/analytics-frame";
import { StockByDay } from "@/modules/analytics/ui/stock/stock-by-day";
import { StockRow } from "@/modules/analytics/ui/stock/stock-row";
import { WarehouseStock } from "@/modules/analytics/ui/stock/warehouse-stock";
import { api } from "@/server/api";
import { askOfPage } from "../ask-of-page";

export async function generateMetadata() {
  const t = await getTranslations("analytics");
  return { title: t("tabs.stock") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** How fast stock turns, how long it lasts, how exact the books are, and what is gone. */
export default async function StockFiguresPage({ searchParams }: Props) {
  const { params, choices, mayRebuild } = await askOfPage(searchParams);
  const ask = stockOfAddress(params);
  const [t, now] = await Promise.all([getTranslations("analytics.stockPage"), api.stockFigures.figures(ask)]);
  return (
    <AnalyticsFrame
      page="stock"
      {...{ ask, choices, mayRebuild }}
      span={now.span}
      figures={now.figures}
      narrows={["warehouse"]}
      hasChannels={false}
    >
      <StockRow now={now} />
      {now.uncosted > 0 && <p className="text-13 text-warning">{t("uncosted", { count: now.uncosted })}</p>}
      <StockByDay now={now} />
      <WarehouseStock now={now} />
    </AnalyticsFrame>
  );
}
