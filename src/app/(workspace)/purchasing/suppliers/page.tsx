import { CircleCheck, Factory, Plus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { SuppliersList } from "@/modules/purchasing/ui/suppliers/suppliers-list";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { ChipRow } from "@/ui/chip";
import { EmptyState } from "@/ui/empty-state";
import { FilterChip } from "@/ui/filter-chip";
import { Page } from "@/ui/page";
import { UrlSearch } from "@/ui/url-search";
import { PurchasingTabs } from "../purchasing-tabs";

type Props = { searchParams: Promise<{ q?: string; active?: string }> };

/** Whom goods are bought from. */
export default async function SuppliersPage({ searchParams }: Props) {
  const [params, t] = await Promise.all([searchParams, getTranslations("purchasing.suppliers")]);
  const active = params.active === "yes" ? true : params.active === "no" ? false : undefined;
  const filter = { q: params.q?.trim().slice(0, 200) || undefined, active };
  const first = await api.suppliers.list(filter);
  const filtered = Boolean(filter.q) || active !== undefined;
  const add = (
    <ButtonLink variant="primary" href="/purchasing/suppliers/new" icon={<Plus />}>
      {t("add")}
    </ButtonLink>
  );
  return (
    <Page
      title={t("title")}
      search={<UrlSearch placeholder={t("search")} />}
      actions={add}
      tabs={<PurchasingTabs current="suppliers" />}
      filters={
        <ChipRow>
          <FilterChip
            param="active"
            name={t("activeFilter")}
            icon={<CircleCheck />}
            chosen={active === undefined ? null : active ? "yes" : "no"}
            choices={[
              { value: "yes", label: t("active") },
              { value: "no", label: t("inactive") },
            ]}
          />
        </ChipRow>
      }
    >
      <LiveRefresh topics={["supplier"]} />
      {first.items.length > 0 ? (
        <SuppliersList key={JSON.stringify(filter)} filter={filter} first={overTheWire(first)} />
      ) : (
        <EmptyState
          icon={<Factory />}
          title={t(filtered ? "nothingFound" : "emptyTitle")}
          actions={filtered ? <ButtonLink href="/purchasing/suppliers">{t("all")}</ButtonLink> : add}
        >
          {t(filtered ? "nothingFoundText" : "empty")}
        </EmptyState>
      )}
    </Page>
  );
}
