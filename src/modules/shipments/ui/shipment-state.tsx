"use client";
import { Flag, Hourglass, OctagonX, PackageCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNow } from "@/ui/formats-context";
import { Badge, Status } from "@/ui/status";
import { isFailed, isWaiting } from "./booking-looks";
import { isLate, isReady, type Shipment } from "./shipment-row";
import { TrackingStatus } from "./tracking-badge";

type Props = {
  shipment: Pick<Shipment, "booking" | "status" | "fulfilmentStatus" | "expectedAt" | "deliveredAt">;
  as?: "status" | "badge";
};

/** The one word that matters now: the booking's trouble first, then its wait, then where the parcel is. */
export function ShipmentState({ shipment, as = "status" }: Props) {
  const booking = useTranslations("carriers.booking");
  const t = useTranslations("shipping.list");
  const now = useNow();
  if (isFailed(shipment.booking))
    return (
      <Badge icon={<OctagonX aria-hidden="true" />} tone="danger">
        {booking(shipment.booking)}
      </Badge>
    );
  if (shipment.booking === "cancelled")
    return (
      <Status glyph="cross" tone="neutral" quiet>
        {booking("cancelled")}
      </Status>
    );
  if (isWaiting(shipment.booking)) {
    const Sign = as === "badge" ? Badge : Status;
    return (
      <Sign icon={<Hourglass aria-hidden="true" />} tone="info">
        {booking(shipment.booking)}
      </Sign>
    );
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      {isReady(shipment) && shipment.status === "pre_transit" ? (
        as === "badge" ? (
          <Badge icon={<PackageCheck aria-hidden="true" />} tone="info">
            {t("atTheDoor")}
          </Badge>
        ) : (
          <Status icon={<PackageCheck aria-hidden="true" />} tone="info">
            {t("atTheDoor")}
          </Status>
        )
      ) : (
        <TrackingStatus status={shipment.status} as={as} />
      )}
      {isLate(shipment, now) && (
        <Badge icon={<Flag aria-hidden="true" />} tone="danger">
          {t("late")}
        </Badge>
      )}
    </span>
  );
}
