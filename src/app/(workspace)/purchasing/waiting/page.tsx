import { PackageCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { WaitingList } from "@/modules/purchasing/ui/waiting-list";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { chosenWarehouse } from "../../chosen-warehouse";
import { PurchasingTabs } from "../purchasing-tabs";

/** What orders wait for, to be ordered from suppliers. */
export default async function WaitingPage() {
  const [t, first, warehouses, chosen] = await Promise.all([
    getTranslations("purchasing"),
    api.purchases.waiting({}),
    api.warehouses.list(),
    chosenWarehouse(),
  ]);
  const places = warehouses.filter(({ active }) => active).map(({ code, name }) => ({ code, name }));
  return (
    <Page title={t("waiting.title")} tabs={<PurchasingTabs current="waiting" />}>
      <LiveRefresh topics={["order", "purchase"]} />
      {first.items.length > 0 ? (
        <WaitingList first={overTheWire(first)} warehouses={places} chosen={chosen?.code ?? places[0]?.code ?? ""} />
      ) : (
        <EmptyState icon={<PackageCheck />} title={t("waiting.emptyTitle")}>
          {t("waiting.empty")}
        </EmptyState>
      )}
    </Page>
  );
}
