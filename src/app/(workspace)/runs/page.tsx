import { Bike } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ranksAtLeast } from "@/lib/permission";
import { CodeSwitch } from "@/modules/shipments/ui/runs/code-switch";
import { PlanRun } from "@/modules/shipments/ui/runs/plan-run";
import { RunsList } from "@/modules/shipments/ui/runs/runs-list";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { currentSession } from "@/server/session";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { chosenWarehouse } from "../chosen-warehouse";
import { ShipmentTabs } from "../shipments/shipment-tabs";

export async function generateMetadata() {
  const t = await getTranslations("shipping.runs");
  return { title: t("title") };
}

/** Days of the shop's own couriers; a courier finds his own. */
export default async function RunsPage() {
  const [t, list, runs, couriers, warehouses, warehouse, counts, settings, session] = await Promise.all([
    getTranslations("shipping.runs"),
    getTranslations("shipping.list"),
    api.runs.list({}),
    api.runs.couriers(),
    api.warehouses.list(),
    chosenWarehouse(),
    api.shipments.counts(),
    api.runs.settings(),
    currentSession(),
  ]);
  const role = session?.actor.role ?? "viewer";
  return (
    <Page
      title={list("title")}
      actions={
        ranksAtLeast(role, "operator") && (
          <PlanRun
            couriers={couriers}
            warehouses={warehouses.map(({ code, name, timezone }) => ({ code, name, timezone }))}
            warehouse={warehouse?.code}
          />
        )
      }
      tabs={<ShipmentTabs current="runs" counts={warehouse ? null : counts} />}
    >
      {runs.items.length > 0 ? (
        <RunsList first={overTheWire(runs)} />
      ) : (
        <>
          <LiveRefresh topics={["run"]} />
          <EmptyState icon={<Bike />} title={t("empty")}>
            {t(ranksAtLeast(role, "operator") ? "emptyText" : "emptyCourier")}
          </EmptyState>
        </>
      )}
      {ranksAtLeast(role, "manager") && (
        <div className="max-w-140 px-5 py-5 max-md:px-4">
          <CodeSwitch first={settings} />
        </div>
      )}
    </Page>
  );
}
