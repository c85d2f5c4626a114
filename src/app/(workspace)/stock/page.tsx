import { Boxes } from "lucide-react";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { ExportMenu } from "@/modules/files/ui/export-menu";
import { StockFilters } from "@/modules/inventory/ui/stock-filters";
import { StockList } from "@/modules/inventory/ui/stock-list";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { UrlSearch } from "@/ui/url-search";
import { StockTabs } from "./stock-tabs";

type Props = { searchParams: Promise<{ q?: string; only?: string; warehouse?: string }> };

const views = ["short", "reserved"] as const;

/** Every product in every warehouse: what is there, what is kept for orders, what may still be sold. */
export default async function StockPage({ searchParams }: Props) {
  const [params, t, jar, warehouses, counts] = await Promise.all([
    searchParams,
    getTranslations("inventory"),
    cookies(),
    api.warehouses.list(),
    api.inventory.counts(),
  ]);
  const chosen = warehouses.find(({ code, id }) => (params.warehouse ? code === params.warehouse : id === jar.get("warehouse")?.value));
  const only = views.find((view) => view === params.only);
  const filter = { q: params.q?.trim().slice(0, 200) || undefined, only, warehouse: chosen?.code };
  const first = await api.inventory.list(filter);

  const tabHref = (view?: string) => {
    const query = new URLSearchParams(
      Object.entries({ only: view, q: filter.q, warehouse: params.warehouse }).flatMap(([k, v]) => (v ? [[k, v]] : [])),
    );
    return query.size > 0 ? `/stock?${query}` : "/stock";
  };
  return (
    <Page
      title={t("title")}
      search={<UrlSearch placeholder={t("search")} />}
      actions={<ExportMenu what="stock" filter={filter} brief />}
      tabs={<StockTabs current={only ?? "all"} href={tabHref} short={chosen ? undefined : counts.short} />}
      filters={<StockFilters warehouses={warehouses.map(({ code, name }) => ({ code, name }))} chosen={params.warehouse ?? null} />}
    >
      {first.items.length > 0 ? (
        <StockList key={JSON.stringify(filter)} filter={filter} first={overTheWire(first)} />
      ) : (
        <EmptyState
          icon={<Boxes />}
          title={t(only === "short" ? "empty.short" : filter.q || only || chosen ? "empty.filtered" : "empty.title")}
          actions={
            counts.levels === 0 ? (
              <ButtonLink variant="primary" href="/catalog">
                {t("empty.action")}
              </ButtonLink>
            ) : (
              <ButtonLink href="/stock">{t("empty.all")}</ButtonLink>
            )
          }
        >
          {counts.levels === 0 ? t("empty.text") : t(only === "short" ? "empty.shortText" : "empty.filteredText")}
        </EmptyState>
      )}
    </Page>
  );
}
