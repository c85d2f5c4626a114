import { useTranslations } from "next-intl";
import { LinkTabs } from "@/ui/tabs";
import { type AskFigures, addressOf } from "../../figures/ask";

/** The pages of analytics, in the order of the questions that they answer. */
export const analyticsPages = [
  "overview",
  "sales",
  "channels",
  "buyers",
  "costs",
  "fulfilment",
  "carriers",
  "stock",
  "satisfaction",
] as const;
export type AnalyticsPageName = (typeof analyticsPages)[number];

/** Where a page of analytics is. */
export const pathOf = (page: AnalyticsPageName) => (page === "overview" ? "/analytics" : `/analytics/${page}`);

/** One tab per page; the period, the comparison and the channel go along. */
export function AnalyticsTabs({ current, ask }: { current: AnalyticsPageName; ask: AskFigures }) {
  const t = useTranslations("analytics");
  const { from, to, compare, channel } = ask;
  return (
    <LinkTabs
      label={t("pages")}
      tabs={analyticsPages.map((page) => ({
        href: addressOf(pathOf(page), { from, to, compare, channel }),
        label: t(`tabs.${page}`),
        current: page === current,
      }))}
    />
  );
}
