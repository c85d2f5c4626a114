import { BarChart3 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Period } from "@/modules/analytics/period";
import { ChannelTable } from "@/modules/analytics/ui/channel-table";
import { PeriodBar } from "@/modules/analytics/ui/period-bar";
import { SalesByDay } from "@/modules/analytics/ui/sales-by-day";
import { StageTimes } from "@/modules/analytics/ui/stage-times";
import { Totals } from "@/modules/analytics/ui/totals";
import { LiveRefresh } from "@/platform/realtime/react";
import { api } from "@/server/api";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";

export async function generateMetadata() {
  const t = await getTranslations("analytics");
  return { title: t("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AnalyticsPage({ searchParams }: Props) {
  const asked = await searchParams;
  const given = Object.fromEntries(
    Object.entries(asked).filter(([key, value]) => typeof value === "string" && value !== "" && key in Period.shape),
  );
  const period = Period.safeParse(given).data ?? {};
  const [t, sales, stages] = await Promise.all([getTranslations("analytics"), api.analytics.sales(period), api.analytics.stages(period)]);
  return (
    <Page
      title={t("title")}
      filters={
        <PeriodBar
          from={sales.from}
          to={sales.to}
          channel={period.channel ?? null}
          channels={sales.channels.map(({ channel, channelName }) => ({ code: channel, name: channelName }))}
        />
      }
    >
      <LiveRefresh topics={["order.placed", "order.cancelled", "order.closed"]} />
      {sales.total.orders === 0 ? (
        <EmptyState icon={<BarChart3 />} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <div className="grid gap-8 px-5 py-5 max-md:px-4">
          <Totals sales={sales} />
          <SalesByDay sales={sales} />
          <div className="grid items-start gap-8 xl:grid-cols-2">
            <ChannelTable sales={sales} />
            <StageTimes stages={stages} />
          </div>
        </div>
      )}
    </Page>
  );
}
