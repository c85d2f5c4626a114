import { Factory, Plus, Route, ShoppingCart, Warehouse } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { purchaseStatuses, purchaseViews } from "@/modules/purchasing/orders/purchase";
import { PurchasesList } from "@/modules/purchasing/ui/orders/purchases-list";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { ChipRow } from "@/ui/chip";
import { EmptyState } from "@/ui/empty-state";
import { FilterChip } from "@/ui/filter-chip";
import { Page } from "@/ui/page";
import { UrlSearch } from "@/ui/url-search";
import { PurchasingTabs } from "./purchasing-tabs";

type Props = { searchParams: Promise<{ view?: string; status?: string; supplier?: string; warehouse?: string; q?: string }> };

/** Orders to suppliers: to approve, to send, on their way, late. */
export default async function PurchasingPage({ searchParams }: Props) {
  const [params, t, warehouses, suppliers] = await Promise.all([
    searchParams,
    getTranslations("purchasing"),
    api.warehouses.list(),
    api.suppliers.list({ limit: 200 }),
  ]);
  const filter = {
    view: purchaseViews.find((one) => one === params.view),
    status: purchaseStatuses.find((one) => one === params.status),
    supplierId: z.uuid().safeParse(params.supplier).data,
    warehouse: warehouses.find(({ code }) => code === params.warehouse)?.code,
    q: params.q?.trim().slice(0, 100) || undefined,
  };
  const first = await api.purchases.list(filter);
  const filtered = Object.values(filter).some(Boolean);
  const hasSuppliers = suppliers.items.length > 0;
  const create = (
    <ButtonLink variant="primary" href={hasSuppliers ? "/purchasing/new" : "/purchasing/suppliers/new"} icon={<Plus />}>
      {t(hasSuppliers ? "new.action" : "suppliers.add")}
    </ButtonLink>
  );
  const { status, supplierId, warehouse, q } = filter;
  return (
    <Page
      title={t("title")}
      search={<UrlSearch placeholder={t("search")} />}
      actions={create}
      tabs={<PurchasingTabs current={filter.view ?? "all"} query={{ status, supplier: supplierId, warehouse, q }} />}
      filters={
        <ChipRow>
          <FilterChip
            param="status"
            name={t("columns.status")}
            icon={<Route />}
            chosen={status ?? null}
            choices={purchaseStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          />
          <FilterChip
            param="supplier"
            name={t("columns.supplier")}
            icon={<Factory />}
            chosen={supplierId ?? null}
            choices={suppliers.items.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FilterChip
            param="warehouse"
            name={t("columns.warehouse")}
            icon={<Warehouse />}
            chosen={warehouse ?? null}
            choices={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </ChipRow>
      }
    >
      <LiveRefresh topics={["purchase", "supplier"]} />
      {first.items.length > 0 ? (
        <PurchasesList key={JSON.stringify(filter)} filter={filter} first={overTheWire(first)} />
      ) : (
        <EmptyState
          icon={<ShoppingCart />}
          title={t(filtered ? "empty.filtered" : "empty.title")}
          actions={filtered ? <ButtonLink href="/purchasing">{t("empty.all")}</ButtonLink> : create}
        >
          {t(filtered ? "empty.filteredText" : hasSuppliers ? "empty.text" : "empty.noSuppliers")}
        </EmptyState>
      )}
    </Page>
  );
}
