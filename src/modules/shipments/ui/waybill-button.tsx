"use client";
import { useTranslations } from "next-intl";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { Shipment } from "./shipment-row";

type Props = { shipment: Pick<Shipment, "id" | "booking" | "carrierName">; onPrint: () => void };

/** The carrier's paper that goes with the parcel: asked for, and printed when it is there. */
export function WaybillButton({ shipment: { id, booking, carrierName }, onPrint }: Props) {
  const t = useTranslations("shipping.page");
  const reasonText = useReasonText();
  const fetch = trpc.shipments.fetchWaybill.useMutation({
    onSuccess: onPrint,
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "warning" }),
  });
  return (
    <Button
      size="sm"
      pending={fetch.isPending}
      disabledReason={booking === "booked" ? null : reason("shipment.not_booked_yet", { carrier: carrierName })}
      onClick={() => fetch.mutate({ shipmentId: id })}
    >
      {t("waybill")}
    </Button>
  );
}
