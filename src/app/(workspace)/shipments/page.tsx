import { Truck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { trackingStatuses } from "@/modules/shipments/tracking";
import { HandOverAll } from "@/modules/shipments/ui/hand-over-all";
import { ShipmentFilters } from "@/modules/shipments/ui/shipment-filters";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { UrlSearch } from "@/ui/url-search";
import { chosenWarehouse } from "../chosen-warehouse";
import { PrintableShipments } from "./printable-shipments";
import { ShipmentTabs, shipmentViews } from "./shipment-tabs";

type Props = { searchParams: Promise<{ view?: string; status?: string; carrier?: string; q?: string }> };

/** Every parcel: at the door, on its way, in trouble. */
export default async function ShipmentsPage({ searchParams }: Props) {
  const [params, t, carriers, counts, warehouse] = await Promise.all([
    searchParams,
    getTranslations("shipping.list"),
    api.shipments.carriers(),
    api.shipments.counts(),
    chosenWarehouse(),
  ]);
  const view = shipmentViews.find((one) => one === params.view);
  const status = trackingStatuses.find((one) => one === params.status);
  const carrier = carriers.find(({ code }) => code === params.carrier)?.code;
  const q = params.q?.trim().slice(0, 100) || undefined;
  const filter = { view, status, carrier, q, warehouse: warehouse?.code };
  const first = await api.shipments.list(filter);

  const active = carriers.filter((one) => one.active).map(({ code, name }) => ({ code, name }));
  return (
    <Page
      title={t("title")}
      search={<UrlSearch placeholder={t("search")} />}
      actions={<HandOverAll carriers={active} carrier={carrier ?? null} warehouse={warehouse?.code} />}
      tabs={<ShipmentTabs current={view ?? "all"} counts={warehouse ? null : counts} query={{ status, carrier, q }} />}
      filters={
        <ShipmentFilters carriers={carriers.map(({ code, name }) => ({ code, name }))} carrier={carrier ?? null} status={status ?? null} />
      }
    >
      <LiveRefresh topics={["shipment.booked", "shipment.booking_requested", "fulfilment.handed_over"]} />
      {first.items.length > 0 ? (
        <PrintableShipments key={JSON.stringify(filter)} filter={filter} first={overTheWire(first)} />
      ) : (
        <EmptyState
          icon={<Truck />}
          title={t(view === "trouble" ? "empty.trouble" : view || status || carrier || q ? "empty.filtered" : "empty.title")}
          actions={
            view || status || carrier || q ? (
              <ButtonLink href="/shipments">{t("empty.all")}</ButtonLink>
            ) : (
              <ButtonLink variant="primary" href="/packing">
                {t("empty.action")}
              </ButtonLink>
            )
          }
        >
          {t(view === "trouble" ? "empty.troubleText" : view || status || carrier || q ? "empty.filteredText" : "empty.text")}
        </EmptyState>
      )}
    </Page>
  );
}
