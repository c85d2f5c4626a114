"use client";
import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { reason } from "@/lib/reason";
import { Checkbox } from "@/ui/checkbox";
import { DateTime } from "@/ui/date-time";
import { useNow } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { Cell, Row, RowLink } from "@/ui/table";
import { Tooltip } from "@/ui/tooltip";
import { useGlow } from "@/ui/use-glow";
import { isReady, type Shipment, wantsSomebody } from "./shipment-row";
import { ShipmentState } from "./shipment-state";

export type ShipmentRowProps = {
  shipment: Shipment;
  selected: boolean;
  onSelect: (selected: boolean) => void;
  onPrint: (shipmentId: string) => void;
};

/** One parcel as a row; what wants somebody has its number in bold red. */
export function ShipmentLine({ shipment, selected, onSelect, onPrint }: ShipmentRowProps) {
  const t = useTranslations("shipping.list");
  const ui = useTranslations("ui");
  const now = useNow();
  const glow = useGlow(`${shipment.version} ${shipment.status} ${shipment.booking}`);
  const ready = isReady(shipment);
  const name = shipment.trackingNumber ?? shipment.fulfilmentNumber;
  return (
    <Row selected={selected} glow={glow}>
      <Cell>
        <span className="relative z-1">
          {ready ? (
            <Checkbox aria-label={ui("selectRow", { label: name })} checked={selected} onChange={(on) => onSelect(on)} />
          ) : (
            <Tooltip content={t("notAtTheDoor")}>
              <button
                type="button"
                aria-disabled="true"
                aria-label={t("notAtTheDoor")}
                className="block size-4 cursor-not-allowed rounded-sm border-[1.5px] border-line"
              />
            </Tooltip>
          )}
        </span>
      </Cell>
      <Cell>
        <RowLink href={`/shipments/${shipment.id}`} className={wantsSomebody(shipment, now) ? "mono text-danger" : "mono"}>
          {shipment.trackingNumber ?? <span className="font-sans font-normal text-ink-3">{t("noNumber")}</span>}
        </RowLink>
      </Cell>
      <Cell className="tabular-nums">{shipment.orderNumber}</Cell>
      <Cell>{shipment.customerName}</Cell>
      <Cell from="xl">{shipment.carrierName}</Cell>
      <Cell>
        <ShipmentState shipment={shipment} />
      </Cell>
      <Cell className="text-ink-2">
        {shipment.deliveredAt ? (
          <DateTime at={shipment.deliveredAt} />
        ) : (
          shipment.expectedAt && <DateTime at={shipment.expectedAt} as="date" />
        )}
      </Cell>
      <Cell>
        <span className="relative z-1 flex justify-end">
          <IconButton
            size="sm"
            label={t("printLabel", { number: name })}
            icon={<Printer />}
            disabledReason={shipment.labelReady ? null : reason("shipment.label_not_ready")}
            onClick={() => onPrint(shipment.id)}
          />
        </span>
      </Cell>
    </Row>
  );
}
