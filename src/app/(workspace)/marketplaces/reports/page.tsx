import { FileSpreadsheet } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ranksAtLeast } from "@/lib/permission";
import { FeeReadings } from "@/modules/channels/ui/fees/readings";
import { ReportForm } from "@/modules/channels/ui/fees/report-form";
import { ReportsList } from "@/modules/channels/ui/fees/reports-list";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { DayTabs } from "../day-tabs";

export async function generateMetadata() {
  return { title: (await getTranslations("channels.fees"))("title") };
}

/** The marketplaces' finance reports: read one, see what of it reached no order. */
export default async function ReportsPage() {
  const { role } = await requireSession();
  if (!ranksAtLeast(role, "manager")) notFound();
  const [t, day, connections, reports, readings] = await Promise.all([
    getTranslations("channels.fees"),
    getTranslations("channels.day"),
    api.channelDay.connections(),
    api.fees.reports({}),
    api.fees.readings(),
  ]);
  return (
    <Page title={day("title")} tabs={<DayTabs connections={connections} current="reports" reports />} padded narrow>
      <LiveRefresh topics={["connection"]} />
      <p className="mb-4 text-13 text-ink-2">{t("about")}</p>
      {readings.length > 0 && <FeeReadings readings={overTheWire(readings)} />}
      <ReportForm connections={connections.map(({ code, name }) => ({ code, name }))} />
      {reports.length > 0 ? (
        <ReportsList reports={overTheWire(reports)} />
      ) : (
        <EmptyState icon={<FileSpreadsheet />} title={t("emptyTitle")}>
          {t("emptyText")}
        </EmptyState>
      )}
    </Page>
  );
}
