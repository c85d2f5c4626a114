import { PackageCheck, Store } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ranksAtLeast } from "@/lib/permission";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { chosenWarehouse } from "../chosen-warehouse";
import { DayTabs } from "./day-tabs";
import { PrintedDay } from "./printed-day";

type Props = { searchParams: Promise<{ connection?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("channels.day"))("title") };
}

/** What the marketplaces wait for today. */
export default async function MarketplacesPage({ searchParams }: Props) {
  const [params, t, connections, warehouse, { role }] = await Promise.all([
    searchParams,
    getTranslations("channels.day"),
    api.channelDay.connections(),
    chosenWarehouse(),
    requireSession(),
  ]);
  const connection = connections.find(({ code }) => code === params.connection)?.code;
  const filter = { connection, warehouse: warehouse?.code };
  const [day, dropOffs] = await Promise.all([api.channelDay.day(filter), api.channelDay.dropOffs(filter)]);
  const tabs = <DayTabs connections={connections} current={connection ?? null} reports={ranksAtLeast(role, "manager")} />;
  if (connections.length === 0)
    return (
      <Page title={t("title")}>
        <EmptyState
          icon={<Store />}
          title={t("empty.noneTitle")}
          actions={
            <ButtonLink variant="primary" href="/settings/channels/connect">
              {t("empty.connect")}
            </ButtonLink>
          }
        >
          {t("empty.noneText")}
        </EmptyState>
      </Page>
    );
  return (
    <Page title={t("title")} note={warehouse?.name ?? t("about")} tabs={tabs}>
      <PrintedDay key={JSON.stringify(filter)} filter={filter} day={overTheWire(day)} dropOffs={overTheWire(dropOffs)} />
      {day.boards.length === 0 && (
        <EmptyState icon={<PackageCheck />} title={t("empty.title")}>
          {t("empty.text")}
        </EmptyState>
      )}
    </Page>
  );
}
