import { PackageX, Scale, Warehouse } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { DifferencesList } from "@/modules/inventory/ui/differences/differences-list";
import { discrepancyKinds } from "@/modules/stockroom/discrepancy";
import { DiscrepancyList } from "@/modules/stockroom/ui/desk/discrepancy-list";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ChipRow } from "@/ui/chip";
import { EmptyState } from "@/ui/empty-state";
import { FilterChip } from "@/ui/filter-chip";
import { Page } from "@/ui/page";
import { StockTabs } from "../stock-tabs";

type Props = { searchParams: Promise<{ kind?: string; warehouse?: string }> };

/** Where deliveries and shelves differ from what was announced, and where an account that keeps a warehouse's stock says something else. */
export default async function DifferencesPage({ searchParams }: Props) {
  const [params, t, floor, warehouses, masters] = await Promise.all([
    searchParams,
    getTranslations("inventory.differences"),
    getTranslations("stockroom.discrepancies"),
    api.warehouses.list(),
    api.inventory.differences({}),
  ]);
  const filter = {
    kind: discrepancyKinds.find((one) => one === params.kind),
    warehouse: warehouses.find(({ code }) => code === params.warehouse)?.code,
  };
  const first = await api.receiving.discrepancies(filter);
  const hasMaster = masters.items.length > 0 || warehouses.some(({ stockMaster }) => stockMaster !== "dirigent");
  return (
    <Page
      title={floor("pageTitle")}
      tabs={<StockTabs current="differences" />}
      filters={
        <ChipRow>
          <FilterChip
            param="kind"
            name={floor("kind")}
            icon={<Scale />}
            chosen={filter.kind ?? null}
            choices={discrepancyKinds.map((value) => ({ value, label: floor(`names.${value}`) }))}
          />
          <FilterChip
            param="warehouse"
            name={floor("warehouse")}
            icon={<Warehouse />}
            chosen={filter.warehouse ?? null}
            choices={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </ChipRow>
      }
    >
      {hasMaster && (
        <section aria-labelledby="masters">
          <h2 id="masters" className="px-5 pb-1 pt-4 text-14 font-semibold max-md:px-4">
            {t("title")}
          </h2>
          <DifferencesList first={overTheWire(masters)} />
        </section>
      )}
      <section aria-labelledby="deliveries">
        <h2 id="deliveries" className="px-5 pb-1 pt-4 text-14 font-semibold max-md:px-4">
          {floor("title")}
        </h2>
        {first.items.length > 0 ? (
          <DiscrepancyList key={JSON.stringify(filter)} filter={filter} first={overTheWire(first)} />
        ) : (
          <>
            <LiveRefresh topics={["arrival.discrepancy"]} />
            <EmptyState icon={<PackageX />} title={floor("empty")}>
              {floor("emptyText")}
            </EmptyState>
          </>
        )}
      </section>
    </Page>
  );
}
