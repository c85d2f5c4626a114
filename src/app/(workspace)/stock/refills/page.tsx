import { getTranslations } from "next-intl/server";
import { PickBins } from "@/modules/stockroom/ui/desk/pick-bins";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { Page } from "@/ui/page";
import { chosenWarehouse } from "../../chosen-warehouse";
import { StockTabs } from "../stock-tabs";

/** Bins that are filled from the reserve by themselves, warehouse by warehouse. */
export default async function RefillsPage() {
  const [t, all, chosen] = await Promise.all([getTranslations("stockroom.pickBins"), api.warehouses.list(), chosenWarehouse()]);
  const places = all.filter(({ active, code, bins }) => active && bins > 0 && (!chosen || chosen.code === code));
  const shown = places.length > 0 ? places : all.filter(({ active }) => active).slice(0, 1);
  const rules = await Promise.all(shown.map(({ code }) => api.refills.pickBins({ warehouse: code })));
  return (
    <Page title={t("title")} note={t("note")} tabs={<StockTabs current="refills" />}>
      <div className="grid gap-4 px-5 pb-10 pt-5 max-md:px-4">
        {shown.map(({ code, name }, index) => (
          <PickBins key={code} warehouse={{ code, name }} first={overTheWire(rules[index] ?? [])} />
        ))}
      </div>
    </Page>
  );
}
