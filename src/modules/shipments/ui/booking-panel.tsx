"use client";
import { CircleCheckBig, Hourglass, OctagonX, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useNeeds } from "@/platform/actor-react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";
import { cx } from "@/ui/cx";
import { Money } from "@/ui/money";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { ShipmentView } from "../queries";
import { isFailed, isWaiting } from "./booking-looks";

type Props = {
  shipment: Pick<
    OverTheWire<ShipmentView>,
    "id" | "booking" | "carrierName" | "service" | "trackingNumber" | "priceMinor" | "currency" | "lastError" | "attempts"
  >;
  actions?: ReactNode;
};

/** Where one booking stands: waiting visibly for its number, done, or refused with the reason and a way on. */
export function BookingPanel({ shipment, actions }: Props) {
  const t = useTranslations("shipping.booking");
  const words = useTranslations("carriers.booking");
  const reasonText = useReasonText();
  const { booking, carrierName, trackingNumber } = shipment;
  const waiting = isWaiting(booking);
  const failed = isFailed(booking);
  const look = failed ? "border-danger bg-danger-tint" : waiting ? "border-line-2 bg-sunken" : "border-success/50 bg-success-tint";
  const icon = failed ? (
    <OctagonX className="text-danger" />
  ) : waiting ? (
    <Hourglass className="animate-breathe text-ink-2" />
  ) : (
    <CircleCheckBig className="text-success" />
  );
  return (
    <section aria-live="polite" className={cx("rounded-lg border p-4", look)}>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <span className="[&_svg]:size-7">{icon}</span>
        <div className="min-w-0 flex-1 basis-56">
          <h2 className="text-16 font-semibold">{booking === "booked" ? t("booked", { carrier: carrierName }) : words(booking)}</h2>
          {trackingNumber ? (
            <div className="mt-0.5 flex flex-wrap items-center gap-1.5">
              <span className="mono text-20 font-medium [overflow-wrap:anywhere]">{trackingNumber}</span>
              <CopyButton text={trackingNumber} />
            </div>
          ) : (
            <p className="mt-0.5 text-14 text-ink-2">
              {failed
                ? (reasonText(shipment.lastError) ?? t("unknownReason"))
                : waiting
                  ? t("waitingText", { carrier: carrierName })
                  : carrierName}
            </p>
          )}
          <p className="mt-0.5 text-13 text-ink-2">
            <Service service={shipment.service} />, <Money minor={shipment.priceMinor} currency={shipment.currency} />
            {waiting && shipment.attempts > 1 && `, ${t("attempts", { count: shipment.attempts })}`}
          </p>
        </div>
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        {failed && <RetryButtons shipmentId={shipment.id} booking={booking} />}
        {actions}
      </div>
    </section>
  );
}

/** A service by our word where we have one. */
export function Service({ service }: { service: string }) {
  const t = useTranslations("carriers.services");
  const known = service as Parameters<typeof t>[0];
  return t.has(known) ? t(known) : service;
}

function RetryButtons({ shipmentId, booking }: { shipmentId: string; booking: string }) {
  const t = useTranslations("shipping.booking");
  const reasonText = useReasonText();
  const utils = trpc.useUtils();
  const needs = useNeeds("picker");
  const needsOperator = useNeeds("operator");
  const after = {
    onError: (error: unknown) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" as const }),
    onSettled: () => void utils.shipments.invalidate(),
  };
  const retry = trpc.shipments.retry.useMutation(after);
  const writeOff = trpc.shipments.writeOff.useMutation(after);
  return (
    <>
      <Button
        variant="primary"
        size="lg"
        icon={<RotateCcw />}
        pending={retry.isPending}
        disabledReason={needs}
        onClick={() => retry.mutate({ shipmentId })}
      >
        {t(booking === "failed" ? "lookAgain" : "retry")}
      </Button>
      {booking === "failed" && (
        <Button size="lg" pending={writeOff.isPending} disabledReason={needsOperator} onClick={() => writeOff.mutate({ shipmentId })}>
          {t("writeOff")}
        </Button>
      )}
    </>
  );
}
