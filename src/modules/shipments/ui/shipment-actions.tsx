"use client";
import { Ban, Ellipsis, MapPinPen, MapPinPlus, Printer, Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { IconButton } from "@/ui/icon-button";
import { Menu, MenuItem } from "@/ui/menu";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import { whyNot } from "../booking";
import { isFinalTracking } from "../tracking";
import { ChangeDialog } from "./change-dialog";
import { EventDialog } from "./event-dialog";
import { isReady, type Shipment } from "./shipment-row";
import { useHandOver } from "./use-hand-over";

/** What can be done with a parcel now; what cannot says why. */
export function ShipmentActions({ shipment, onPrint }: { shipment: Shipment; onPrint: () => void }) {
  const t = useTranslations("shipping.page");
  const reasonText = useReasonText();
  const utils = trpc.useUtils();
  const needs = useNeeds("picker");
  const needsOperator = useNeeds("operator");
  const [asking, setAsking] = useState<"event" | "hand_over" | "change" | "cancel" | null>(null);
  const close = () => setAsking(null);
  const handOver = useHandOver(close);
  const cancel = trpc.shipments.cancel.useMutation({
    onSuccess: close,
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
    onSettled: () => void utils.shipments.invalidate(),
  });
  const notReady = isReady(shipment)
    ? null
    : shipment.booking === "booked"
      ? reason("shipment.already_left")
      : reason("shipment.not_booked_yet", { carrier: shipment.carrierName });
  const noEvent =
    shipment.booking !== "booked"
      ? reason("shipment.not_booked_yet", { carrier: shipment.carrierName })
      : isFinalTracking(shipment.status)
        ? reason("shipment.way_is_over")
        : null;
  const noCancel =
    isReady(shipment) || shipment.booking !== "booked" ? whyNot("cancel", { state: shipment.booking }) : reason("shipment.already_left");
  return (
    <>
      <Menu trigger={<IconButton variant="default" label={t("more")} icon={<Ellipsis />} />}>
        <MenuItem icon={<MapPinPen />} disabledReason={needsOperator ?? notReady} onSelect={() => setAsking("change")}>
          {t("change")}
        </MenuItem>
        <MenuItem icon={<Ban />} danger disabledReason={needsOperator ?? noCancel} onSelect={() => setAsking("cancel")}>
          {t("cancel")}
        </MenuItem>
      </Menu>
      <Button icon={<MapPinPlus />} disabledReason={needs ?? noEvent} onClick={() => setAsking("event")}>
        {t("addEvent")}
      </Button>
      <Button icon={<Printer />} disabledReason={shipment.labelReady ? null : reason("shipment.label_not_ready")} onClick={onPrint}>
        {t("label")}
      </Button>
      <Button variant="primary" icon={<Truck />} disabledReason={needs ?? notReady} onClick={() => setAsking("hand_over")}>
        {t("handOver")}
      </Button>
      <EventDialog shipmentId={shipment.id} open={asking === "event"} onOpenChange={(open) => setAsking(open ? "event" : null)} />
      {asking === "change" && <ChangeDialog shipment={shipment} onClose={close} />}
      <ConfirmDialog
        open={asking === "hand_over"}
        onOpenChange={close}
        title={t("handOverTitle", { number: shipment.trackingNumber ?? "" })}
        description={t("handOverText", { carrier: shipment.carrierName })}
        confirm={t("handOver")}
        pending={handOver.isPending}
        onConfirm={() => handOver.mutate({ shipmentIds: [shipment.id] })}
      />
      <ConfirmDialog
        open={asking === "cancel"}
        onOpenChange={close}
        danger
        title={t("cancelTitle")}
        description={t("cancelText", { carrier: shipment.carrierName })}
        confirm={t("cancel")}
        pending={cancel.isPending}
        onConfirm={() => cancel.mutate({ shipmentId: shipment.id })}
      />
    </>
  );
}
