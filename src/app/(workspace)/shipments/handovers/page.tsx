import { ClipboardList } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { CallCourier } from "@/modules/shipments/ui/call-courier";
import { CourierCalls } from "@/modules/shipments/ui/courier-calls";
import { HandOverAll } from "@/modules/shipments/ui/hand-over-all";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { chosenWarehouse } from "../../chosen-warehouse";
import { ShipmentTabs } from "../shipment-tabs";
import { PrintableHandovers } from "./printable-handovers";

export async function generateMetadata() {
  const t = await getTranslations("shipping.handovers");
  return { title: t("title") };
}

/** What left together with its papers, and the couriers who were called. */
export default async function HandoversPage() {
  const [t, list, accounts, kinds, counts, warehouses, warehouse, calls] = await Promise.all([
    getTranslations("shipping.handovers"),
    getTranslations("shipping.list"),
    api.shipments.carriers(),
    api.shipments.carrierKinds(),
    api.shipments.counts(),
    api.warehouses.list(),
    chosenWarehouse(),
    api.shipments.courierCalls(),
  ]);
  const filter = { warehouse: warehouse?.code };
  const first = await api.shipments.handovers(filter);
  const active = accounts.filter((one) => one.active);
  const callable = active.filter((one) => kinds.some(({ kind, can }) => kind === one.kind && can.callCourier));
  const named = ({ code, name }: { code: string; name: string }) => ({ code, name });
  return (
    <Page
      title={list("title")}
      actions={
        <>
          <CallCourier
            carriers={callable.map(named)}
            warehouses={warehouses.map(({ code, name, timezone }) => ({ code, name, timezone }))}
            warehouse={warehouse?.code}
          />
          <HandOverAll carriers={active.map(named)} carrier={null} warehouse={warehouse?.code} />
        </>
      }
      tabs={<ShipmentTabs current="handovers" counts={warehouse ? null : counts} />}
    >
      {first.items.length === 0 && <LiveRefresh topics={["handover.made"]} />}
      {calls.length === 0 && <LiveRefresh topics={["courier_call.changed"]} />}
      <CourierCalls first={overTheWire(calls)} />
      {first.items.length > 0 ? (
        <PrintableHandovers key={JSON.stringify(filter)} filter={filter} first={overTheWire(first)} />
      ) : (
        <EmptyState
          icon={<ClipboardList />}
          title={t("empty")}
          actions={<ButtonLink href="/shipments?view=ready">{t("toDoor")}</ButtonLink>}
        >
          {t("emptyText")}
        </EmptyState>
      )}
    </Page>
  );
}
