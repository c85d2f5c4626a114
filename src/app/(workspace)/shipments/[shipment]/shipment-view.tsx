"use client";
import { MapPinned, PackageOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { EvidenceCard } from "@/modules/fulfilment/ui/evidence-card";
import { evidenceAddress, labelAddress, packingSlipAddress, waybillAddress } from "@/modules/fulfilment/ui/papers";
import { ClaimsCard } from "@/modules/returns/ui/claims-card";
import { BookingPanel } from "@/modules/shipments/ui/booking-panel";
import { DecisionCard } from "@/modules/shipments/ui/decision-card";
import { Parcels } from "@/modules/shipments/ui/parcels-card";
import { ShipmentActions } from "@/modules/shipments/ui/shipment-actions";
import type { Shipment } from "@/modules/shipments/ui/shipment-row";
import { ShipmentState } from "@/modules/shipments/ui/shipment-state";
import { TaskBanners } from "@/modules/shipments/ui/task-banners";
import { Way } from "@/modules/shipments/ui/way";
import { WaybillButton } from "@/modules/shipments/ui/waybill-button";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { FactBlock, FactList } from "@/ui/fact-list";
import { Money } from "@/ui/money";
import { DetailHeader, Page, TwoColumns } from "@/ui/page";
import { usePrint } from "@/ui/print/use-print";
import { Card } from "@/ui/section";

type Props = { first: Shipment; carriers: readonly { code: string; name: string }[] };

/** A parcel, live: left its booking and its way, right the facts. */
export function ShipmentView({ first, carriers }: Props) {
  const t = useTranslations("shipping.page");
  const list = useTranslations("shipping.list");
  const print = usePrint();
  const { data: shipment, refetch } = trpc.shipments.byId.useQuery({ shipmentId: first.id }, { initialData: first });
  const utils = trpc.useUtils();
  const refresh = () => {
    void refetch();
    void utils.shipments.deliveryTasks.invalidate();
  };
  useLiveQuery(["shipment", "fulfilment"], refresh, shipment.orderId);
  const names = new Map(carriers.map(({ code, name }) => [code, name]));
  const at = (moment: string | null) => (moment ? <DateTime at={moment} /> : "—");
  return (
    <Page
      back="/shipments"
      crumbs={[{ label: list("title"), href: "/shipments" }, { label: shipment.trackingNumber ?? shipment.fulfilmentNumber }]}
    >
      <DetailHeader
        title={
          shipment.trackingNumber ? (
            <span className="mono [overflow-wrap:anywhere]">{shipment.trackingNumber}</span>
          ) : (
            t("untitled", { number: shipment.fulfilmentNumber })
          )
        }
        badges={<ShipmentState shipment={shipment} as="badge" />}
        actions={
          <ShipmentActions
            shipment={shipment}
            onPrint={() => print({ kind: "shipping_label", shipmentId: shipment.id }, labelAddress(shipment.id))}
          />
        }
        facts={
          <>
            <span>{shipment.carrierName}</span>
            <span>
              {t("order")} <TextLink href={`/orders/${encodeURIComponent(shipment.orderNumber)}`}>{shipment.orderNumber}</TextLink>
            </span>
            <span>{shipment.customerName}</span>
          </>
        }
      />
      <TwoColumns
        aside={
          <>
            <FactBlock title={t("facts")}>
              <FactList
                facts={[
                  { label: t("price"), value: <Money minor={shipment.priceMinor} currency={shipment.currency} /> },
                  { label: t("requested"), value: at(shipment.requestedAt) },
                  { label: t("booked"), value: at(shipment.bookedAt) },
                  { label: t("handedOver"), value: at(shipment.handedOverAt) },
                  { label: t("expected"), value: shipment.expectedAt ? <DateTime at={shipment.expectedAt} as="date" /> : "—" },
                  ...(shipment.storedUntil ? [{ label: t("storedUntil"), value: <DateTime at={shipment.storedUntil} as="date" /> }] : []),
                  { label: t("delivered"), value: at(shipment.deliveredAt) },
                ]}
              />
            </FactBlock>
            <FactBlock title={t("papers")}>
              <div className="flex flex-wrap gap-2">
                <Button
                  size="sm"
                  onClick={() =>
                    print({ kind: "packing_slip", fulfilmentId: shipment.fulfilmentId }, packingSlipAddress(shipment.fulfilmentId))
                  }
                >
                  {t("slip")}
                </Button>
                {shipment.hasWaybill && (
                  <WaybillButton
                    shipment={shipment}
                    onPrint={() => print({ kind: "waybill", shipmentId: shipment.id }, waybillAddress(shipment.id))}
                  />
                )}
              </div>
            </FactBlock>
          </>
        }
      >
        <TaskBanners shipmentId={shipment.id} />
        {shipment.booking !== "booked" && <BookingPanel shipment={shipment} />}
        <Card icon={<MapPinned />} title={t("way")} padded>
          <Way events={shipment.events} />
        </Card>
        <Card icon={<PackageOpen />} title={t("parcels")}>
          <Parcels parcels={shipment.parcels} />
        </Card>
        <EvidenceCard fulfilmentId={shipment.fulfilmentId} orderId={shipment.orderId} />
        <ClaimsCard shipment={shipment} folder={evidenceAddress(shipment.fulfilmentId)} />
        <DecisionCard shipmentId={shipment.id} names={names} />
      </TwoColumns>
    </Page>
  );
}
