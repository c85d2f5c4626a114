import { ArrowLeftRight, Plus, Warehouse } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { transferStatuses } from "@/modules/inventory/transfers/transfer";
import { TransfersList } from "@/modules/orders/ui/transfers/transfers-list";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { ChipRow } from "@/ui/chip";
import { EmptyState } from "@/ui/empty-state";
import { FilterChip } from "@/ui/filter-chip";
import { Page } from "@/ui/page";
import { StockTabs } from "../stock-tabs";

type Props = { searchParams: Promise<{ status?: string; warehouse?: string }> };

/** Goods on their way between the organization's own warehouses. */
export default async function TransfersPage({ searchParams }: Props) {
  const [params, t, warehouses] = await Promise.all([searchParams, getTranslations("inventory.transfers"), api.warehouses.list()]);
  const filter = {
    status: transferStatuses.find((one) => one === params.status),
    warehouse: warehouses.find(({ code }) => code === params.warehouse)?.code,
  };
  const first = await api.transfers.list(filter);
  const filtered = Boolean(filter.status || filter.warehouse);
  const create = (
    <ButtonLink variant="primary" href="/stock/transfers/new" icon={<Plus />}>
      {t("new.action")}
    </ButtonLink>
  );
  return (
    <Page
      title={t("title")}
      actions={warehouses.length > 1 ? create : undefined}
      tabs={<StockTabs current="transfers" />}
      filters={
        <ChipRow>
          <FilterChip
            param="status"
            name={t("columns.status")}
            icon={<ArrowLeftRight />}
            chosen={filter.status ?? null}
            choices={transferStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          />
          <FilterChip
            param="warehouse"
            name={t("columns.warehouse")}
            icon={<Warehouse />}
            chosen={filter.warehouse ?? null}
            choices={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </ChipRow>
      }
    >
      <LiveRefresh topics={["transfer"]} />
      {first.items.length > 0 ? (
        <TransfersList key={JSON.stringify(filter)} filter={filter} first={overTheWire(first)} />
      ) : (
        <EmptyState
          icon={<ArrowLeftRight />}
          title={t(filtered ? "empty.filtered" : "empty.title")}
          actions={filtered ? <ButtonLink href="/stock/transfers">{t("empty.all")}</ButtonLink> : undefined}
        >
          {t(filtered ? "empty.filteredText" : warehouses.length > 1 ? "empty.text" : "empty.oneWarehouse")}
        </EmptyState>
      )}
    </Page>
  );
}
