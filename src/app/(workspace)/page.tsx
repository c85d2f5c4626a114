import { Plus } from "lucide-react";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { dayOf, startOfDay } from "@/lib/dates";
import { AttentionList } from "@/modules/analytics/ui/attention-list";
import { LiveFeed } from "@/modules/analytics/ui/live-feed";
import { RunningLow } from "@/modules/analytics/ui/running-low";
import { SalesToday } from "@/modules/analytics/ui/sales-today";
import { TodaySentence } from "@/modules/analytics/ui/today-sentence";
import { WorkToday } from "@/modules/analytics/ui/work-today";
import { LiveRefresh } from "@/platform/realtime/react";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { ButtonLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { Page } from "@/ui/page";
import { FirstSteps } from "./first-steps";
import { OrderSearch } from "./order-search";

export async function generateMetadata() {
  const t = await getTranslations("dashboard");
  return { title: t("title") };
}

export default async function OverviewPage() {
  const session = await requireSession();
  // The day of a picker begins on the floor.
  if (session.role === "picker") redirect("/floor");
  const [t, today, attention, work, low, feed, products] = await Promise.all([
    getTranslations("dashboard"),
    api.dashboard.today(),
    api.dashboard.attention(),
    api.dashboard.work(),
    api.dashboard.runningLow(),
    api.dashboard.feed(),
    api.catalog.list({ limit: 1 }),
  ]);
  const now = new Date();
  const { timezone } = session.organization;
  const empty = feed.length === 0 && products.items.length === 0;
  return (
    <Page
      title={t("title")}
      note={<DateTime at={now} as="weekday" />}
      search={<OrderSearch />}
      actions={
        <ButtonLink href="/orders/new" variant="primary" icon={<Plus />}>
          {t("newOrder")}
        </ButtonLink>
      }
    >
      <LiveRefresh topics={["order", "fulfilment", "shipment", "put_back", "intake", "job"]} />
      {empty ? (
        <FirstSteps />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start lg:grid-cols-[minmax(0,1fr)_400px]">
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-8 px-5 py-5 max-md:px-4">
            <TodaySentence today={today} startOfDay={startOfDay(dayOf(now, timezone), timezone).toISOString()} />
            <AttentionList items={attention} />
            <WorkToday warehouses={work} />
            <RunningLow items={low} />
          </div>
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-8 border-line px-5 py-5 max-md:px-4 lg:min-h-full lg:border-l">
            <SalesToday today={today} />
            <LiveFeed first={feed} />
          </div>
        </div>
      )}
    </Page>
  );
}
