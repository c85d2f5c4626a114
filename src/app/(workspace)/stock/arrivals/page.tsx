import { CalendarClock, Warehouse } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { type ArrivalStatus, arrivalSources } from "@/modules/inventory/arrivals/arrival";
import { AnnounceButton } from "@/modules/orders/ui/arrivals/announce-button";
import { ArrivalsList } from "@/modules/orders/ui/arrivals/arrivals-list";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { ChipRow } from "@/ui/chip";
import { EmptyState } from "@/ui/empty-state";
import { FilterChip } from "@/ui/filter-chip";
import { Page } from "@/ui/page";
import { UrlSearch } from "@/ui/url-search";
import { StockTabs } from "../stock-tabs";

type Props = { searchParams: Promise<{ q?: string; status?: string; source?: string; warehouse?: string }> };

const over = ["received", "cancelled"] as const;

/** What suppliers and other warehouses are to bring, and when. */
export default async function ArrivalsPage({ searchParams }: Props) {
  const [params, t, warehouses] = await Promise.all([searchParams, getTranslations("inventory.arrivals"), api.warehouses.list()]);
  const late = params.status === "late";
  const status: ArrivalStatus = over.find((one) => one === params.status) ?? "open";
  const filter = {
    status,
    overdue: late ? true : undefined,
    q: params.q?.trim().slice(0, 200) || undefined,
    source: arrivalSources.find((one) => one === params.source),
    warehouse: warehouses.find(({ code }) => code === params.warehouse)?.code,
  };
  const first = await api.arrivals.list(filter);
  const filtered = Boolean(params.status || filter.q || filter.source || filter.warehouse);
  const places = warehouses.filter(({ active }) => active).map(({ code, name }) => ({ code, name }));
  return (
    <Page
      title={t("title")}
      search={<UrlSearch placeholder={t("search")} />}
      actions={<AnnounceButton warehouses={places} />}
      tabs={<StockTabs current="arrivals" />}
      filters={
        <ChipRow>
          <FilterChip
            param="status"
            name={t("columns.status")}
            icon={<CalendarClock />}
            chosen={params.status ?? null}
            choices={(["late", ...over] as const).map((value) => ({ value, label: t(`status.${value}`) }))}
          />
          <FilterChip
            param="source"
            name={t("fields.source")}
            icon={<CalendarClock />}
            chosen={filter.source ?? null}
            choices={arrivalSources.map((value) => ({ value, label: t(`sources.${value}`) }))}
          />
          <FilterChip
            param="warehouse"
            name={t("fields.warehouse")}
            icon={<Warehouse />}
            chosen={filter.warehouse ?? null}
            choices={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </ChipRow>
      }
    >
      <LiveRefresh topics={["arrival", "transfer"]} />
      {first.items.length > 0 ? (
        <ArrivalsList key={JSON.stringify(filter)} filter={filter} first={overTheWire(first)} />
      ) : (
        <EmptyState
          icon={<CalendarClock />}
          title={t(filtered ? "empty.filtered" : "empty.title")}
          actions={filtered ? <ButtonLink href="/stock/arrivals">{t("empty.all")}</ButtonLink> : undefined}
        >
          {t(filtered ? "empty.filteredText" : "empty.text")}
        </EmptyState>
      )}
    </Page>
  );
}
