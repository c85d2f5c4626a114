"use client";
import { Printer } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { reason } from "@/lib/reason";
import { Checkbox } from "@/ui/checkbox";
import { DateTime } from "@/ui/date-time";
import { IconButton } from "@/ui/icon-button";
import { useGlow } from "@/ui/use-glow";
import type { ShipmentRowProps } from "./shipment-line";
import { isReady } from "./shipment-row";
import { ShipmentState } from "./shipment-state";

/** One parcel on a phone. */
export function ShipmentCard({ shipment, selected, onSelect, onPrint }: ShipmentRowProps) {
  const t = useTranslations("shipping.list");
  const ui = useTranslations("ui");
  const glow = useGlow(`${shipment.version} ${shipment.status} ${shipment.booking}`);
  const name = shipment.trackingNumber ?? shipment.fulfilmentNumber;
  return (
    <li
      className={`relative flex items-center gap-3 border-b border-line px-4 py-3 ${selected ? "bg-accent-tint" : glow ? "animate-glow" : ""}`}
    >
      {isReady(shipment) && (
        <span className="relative z-1">
          <Checkbox aria-label={ui("selectRow", { label: name })} checked={selected} onChange={(on) => onSelect(on)} />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <Link href={`/shipments/${shipment.id}`} className="mono block truncate text-16 font-medium after:absolute after:inset-0">
          {shipment.trackingNumber ?? <span className="font-sans text-14 font-normal text-ink-3">{t("noNumber")}</span>}
        </Link>
        <div className="mt-0.5 text-13">
          <ShipmentState shipment={shipment} />
        </div>
        <div className="mt-0.5 truncate text-12 text-ink-3">
          {t("cardLine", { order: shipment.orderNumber, carrier: shipment.carrierName })}
          {shipment.expectedAt && !shipment.deliveredAt && (
            <>
              , <DateTime at={shipment.expectedAt} as="date" />
            </>
          )}
        </div>
      </div>
      <span className="relative z-1">
        <IconButton
          label={t("printLabel", { number: name })}
          icon={<Printer />}
          disabledReason={shipment.labelReady ? null : reason("shipment.label_not_ready")}
          onClick={() => onPrint(shipment.id)}
        />
      </span>
    </li>
  );
}
