"use client";
import { Printer, Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { reason } from "@/lib/reason";
import { labelAddress } from "@/modules/fulfilment/ui/papers";
import type { Shipment } from "@/modules/shipments/ui/shipment-row";
import { ShipmentState } from "@/modules/shipments/ui/shipment-state";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { CopyButton } from "@/ui/copy-button";
import { DateTime } from "@/ui/date-time";
import { useFormats } from "@/ui/formats-context";
import { Money } from "@/ui/money";
import { usePrint } from "@/ui/print/use-print";
import { Steps } from "@/ui/progress-bar";
import { Card } from "@/ui/section";
import { BookingNote } from "./booking-note";
import { parcelSteps } from "./parcel-steps";

type Props = { shipment: Shipment; from: string };

/** One parcel's booking and way: its number, what it costs, how far it is. A booking that waits or failed says so with what can be done. */
export function ShipmentCard({ shipment, from }: Props) {
  const t = useTranslations("orders.page.shipment");
  const services = useTranslations("carriers.services");
  const print = usePrint();
  const service = services.has(shipment.service as never) ? services(shipment.service as never).toLowerCase() : shipment.service;
  const booked = shipment.booking === "booked";
  return (
    <Card
      icon={<Truck aria-hidden="true" className="text-progress" />}
      title={t("title", { carrier: shipment.carrierName, from })}
      note={<ShipmentState shipment={shipment} as="badge" />}
      actions={
        <>
          {booked && (
            <Button
              size="sm"
              variant="ghost"
              icon={<Printer />}
              disabledReason={shipment.labelReady ? null : reason("shipment.label_not_ready")}
              onClick={() => print({ kind: "shipping_label", shipmentId: shipment.id }, labelAddress(shipment.id))}
            >
              {t("label")}
            </Button>
          )}
          <ButtonLink size="sm" variant="ghost" href={`/shipments/${shipment.id}`}>
            {t("open")}
          </ButtonLink>
        </>
      }
    >
      <div className="px-4 pb-4 pt-3">
        <div className="flex flex-wrap items-center gap-x-5 gap-y-1 text-13">
          {shipment.trackingNumber && (
            <span className="flex items-center gap-1.5">
              <span className="text-ink-3">{t("number")}</span>
              <span className="mono font-medium">{shipment.trackingNumber}</span>
              <CopyButton text={shipment.trackingNumber} />
            </span>
          )}
          <span>
            <span className="text-ink-3">{t("rate")}</span> {service}, <Money minor={shipment.priceMinor} currency={shipment.currency} />
          </span>
          <Measure shipment={shipment} />
        </div>
        {booked ? <Way shipment={shipment} /> : <BookingNote shipment={shipment} />}
      </div>
    </Card>
  );
}

function Measure({ shipment }: { shipment: Shipment }) {
  const t = useTranslations("orders.page.shipment");
  const { number } = useFormats();
  const [first, ...more] = shipment.parcels;
  if (!first) return null;
  const kg = shipment.parcels.reduce((grams, parcel) => grams + parcel.weightGrams, 0) / 1000;
  const weight = t("kilograms", { kg: number(kg, kg < 10 ? 1 : 0) });
  const { length, width, height } = first.dimensionsMm;
  const size = [length, width, height].map((mm) => number(mm / 10, mm % 10 === 0 ? 0 : 1)).join("\u00a0×\u00a0");
  return (
    <span>
      <span className="text-ink-3">{t("parcels", { count: shipment.parcels.length })}</span> {weight}
      {more.length === 0 && `, ${t("size", { size })}`}
    </span>
  );
}

function Way({ shipment }: { shipment: Shipment }) {
  const t = useTranslations("orders.page.shipment");
  const words = useTranslations("status.tracking");
  const steps = parcelSteps(shipment).map(({ status, state, at, place }, index) => ({
    id: status,
    state,
    title: index === 0 ? t(state === "current" ? "waits" : "handedOver") : words(status),
    note: (place || at) && (
      <>
        {place}
        {place && at && ", "}
        {at && (state === "ahead" ? <DateTime at={at} as="date" /> : <DateTime at={at} as="full" />)}
      </>
    ),
  }));
  return (
    <div className="mt-3.5">
      <Steps steps={steps} label={t("way")} />
    </div>
  );
}
