import { Route, Undo2, UserRound, Warehouse } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { returnViews } from "@/modules/returns/inputs";
import { returnOrigins, returnStatuses } from "@/modules/returns/return";
import { ReturnsList } from "@/modules/returns/ui/returns-list";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { ChipRow } from "@/ui/chip";
import { EmptyState } from "@/ui/empty-state";
import { FilterChip } from "@/ui/filter-chip";
import { Page } from "@/ui/page";
import { UrlSearch } from "@/ui/url-search";
import { ReturnTabs } from "./return-tabs";

type Props = { searchParams: Promise<{ view?: string; status?: string; origin?: string; warehouse?: string; q?: string }> };

/** Goods on their way back: to decide on, to take in, to refund. */
export default async function ReturnsPage({ searchParams }: Props) {
  const [params, t, warehouses, counts] = await Promise.all([
    searchParams,
    getTranslations("returns"),
    api.warehouses.list(),
    api.returns.counts(),
  ]);
  const view = returnViews.find((one) => one === params.view);
  const status = returnStatuses.find((one) => one === params.status);
  const origin = returnOrigins.find((one) => one === params.origin);
  const warehouse = warehouses.find(({ code }) => code === params.warehouse)?.code;
  const q = params.q?.trim().slice(0, 100) || undefined;
  const filter = { view, status, origin, warehouse, q };
  const first = await api.returns.list(filter);
  const filtered = Boolean(view || status || origin || warehouse || q);
  return (
    <Page
      title={t("title")}
      search={<UrlSearch placeholder={t("search")} />}
      tabs={<ReturnTabs current={view ?? "all"} counts={counts} query={{ status, origin, warehouse, q }} />}
      filters={
        <ChipRow>
          <FilterChip
            param="status"
            name={t("columns.state")}
            icon={<Route />}
            chosen={status ?? null}
            choices={returnStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          />
          <FilterChip
            param="origin"
            name={t("columns.origin")}
            icon={<UserRound />}
            chosen={origin ?? null}
            choices={returnOrigins.map((value) => ({ value, label: t(`origins.${value}`) }))}
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
      <LiveRefresh topics={["return"]} />
      {first.items.length > 0 ? (
        <ReturnsList key={JSON.stringify(filter)} filter={filter} first={overTheWire(first)} />
      ) : (
        <EmptyState
          icon={<Undo2 />}
          title={t(filtered ? "empty.filtered" : "empty.title")}
          actions={
            filtered ? (
              <ButtonLink href="/returns">{t("empty.all")}</ButtonLink>
            ) : (
              <ButtonLink variant="primary" href="/orders">
                {t("empty.action")}
              </ButtonLink>
            )
          }
        >
          {t(filtered ? "empty.filteredText" : "empty.text")}
        </EmptyState>
      )}
    </Page>
  );
}
