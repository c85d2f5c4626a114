"use client";
import { Hourglass, OctagonX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useOrderCommand } from "@/modules/orders/ui/use-order-command";
import { isFailed } from "@/modules/shipments/ui/booking-looks";
import type { Shipment } from "@/modules/shipments/ui/shipment-row";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { useReasonText } from "@/ui/reason-text";

/** A booking that is not there yet: it waits for its number, or it failed with a reason and a way on. */
export function BookingNote({ shipment }: { shipment: Shipment }) {
  const t = useTranslations("shipping.booking");
  const states = useTranslations("carriers.booking");
  const reasonText = useReasonText();
  const picker = useNeeds("picker");
  const operator = useNeeds("operator");
  const { options } = useOrderCommand();
  const retry = trpc.shipments.retry.useMutation(options);
  const writeOff = trpc.shipments.writeOff.useMutation(options);
  const failed = isFailed(shipment.booking);
  if (shipment.booking === "cancelled") return null;
  return (
    <Banner
      className="mt-3"
      tone={failed ? "danger" : "info"}
      icon={failed ? <OctagonX aria-hidden="true" /> : <Hourglass aria-hidden="true" className="animate-breathe" />}
      title={states(shipment.booking)}
      actions={
        failed && (
          <>
            <Button size="sm" pending={retry.isPending} disabledReason={picker} onClick={() => retry.mutate({ shipmentId: shipment.id })}>
              {t(shipment.booking === "failed" ? "lookAgain" : "retry")}
            </Button>
            {shipment.booking === "failed" && (
              <Button
                size="sm"
                pending={writeOff.isPending}
                disabledReason={operator}
                onClick={() => writeOff.mutate({ shipmentId: shipment.id })}
              >
                {t("writeOff")}
              </Button>
            )}
          </>
        )
      }
    >
      {failed ? (reasonText(shipment.lastError) ?? t("unknownReason")) : t("waitingText", { carrier: shipment.carrierName })}
    </Banner>
  );
}
