import { getTranslations } from "next-intl/server";
import { CountsList } from "@/modules/stockroom/ui/desk/counts-list";
import { CycleSettings } from "@/modules/stockroom/ui/desk/cycle-settings";
import { StartCount } from "@/modules/stockroom/ui/desk/start-count";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { Page } from "@/ui/page";
import { chosenWarehouse } from "../../chosen-warehouse";
import { StockTabs } from "../stock-tabs";

/** Counts of the shelves: those that go on, those that wait for a decision, and what the past ones showed. */
export default async function CountsPage() {
  const [t, first, warehouses, chosen, cycle] = await Promise.all([
    getTranslations("stockroom.counts"),
    api.counts.list({}),
    api.warehouses.list(),
    chosenWarehouse(),
    api.counts.cycle(),
  ]);
  const places = warehouses.filter(({ active }) => active).map(({ code, name }) => ({ code, name }));
  return (
    <Page
      title={t("title")}
      tabs={<StockTabs current="counts" />}
      actions={
        <>
          <CycleSettings settings={cycle} />
          <StartCount warehouses={places} chosen={chosen?.code ?? null} />
        </>
      }
    >
      <CountsList first={overTheWire(first)} />
    </Page>
  );
}
