import { Plus, Tags } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ProductList } from "@/modules/catalog/ui/product-list";
import { ExportMenu } from "@/modules/files/ui/export-menu";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { LinkTabs } from "@/ui/tabs";
import { UrlSearch } from "@/ui/url-search";

type Props = { searchParams: Promise<{ q?: string; view?: string }> };

/** Everything that is sold, found by name, SKU or a scanned barcode. */
export default async function CatalogPage({ searchParams }: Props) {
  const [params, t] = await Promise.all([searchParams, getTranslations("catalog")]);
  const isOff = params.view === "off";
  const filter = { q: params.q?.trim().slice(0, 200) || undefined, active: !isOff };
  const first = await api.catalog.list(filter);
  const query = filter.q ? `&${new URLSearchParams({ q: filter.q })}` : "";
  const tabs = [
    { href: query ? `/catalog?${query.slice(1)}` : "/catalog", label: t("views.active"), current: !isOff },
    { href: `/catalog?view=off${query}`, label: t("views.off"), current: isOff },
  ];
  const create = (
    <ButtonLink variant="primary" href="/catalog/new" icon={<Plus />}>
      {t("create")}
    </ButtonLink>
  );
  const state = filter.q ? "found" : isOff ? "off" : "none";
  return (
    <Page
      title={t("title")}
      search={<UrlSearch placeholder={t("search")} />}
      actions={
        <>
          <ExportMenu what="products" filter={filter} brief />
          {create}
        </>
      }
      tabs={<LinkTabs label={t("views.label")} tabs={tabs} />}
    >
      {first.items.length > 0 ? (
        <ProductList key={JSON.stringify(filter)} filter={filter} first={first} />
      ) : (
        <EmptyState
          icon={<Tags />}
          title={t(`empty.${state}`)}
          actions={state === "none" ? create : <ButtonLink href="/catalog">{t("empty.all")}</ButtonLink>}
        >
          {t(`empty.${state}Text`)}
        </EmptyState>
      )}
    </Page>
  );
}
