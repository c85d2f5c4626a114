"use client";
import { Activity, Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChipRow } from "@/ui/chip";
import { FilterChip } from "@/ui/filter-chip";
import { type TrackingStatus, trackingStatuses } from "../tracking";

type Props = { carriers: readonly { code: string; name: string }[]; carrier: string | null; status: TrackingStatus | null };

/** The chips of the list of shipments; they live in the address. */
export function ShipmentFilters({ carriers, carrier, status }: Props) {
  const t = useTranslations("shipping.list");
  const words = useTranslations("status.tracking");
  return (
    <ChipRow>
      <FilterChip
        param="carrier"
        name={t("carrier")}
        icon={<Truck />}
        chosen={carrier}
        choices={carriers.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <FilterChip
        param="status"
        name={t("state")}
        icon={<Activity />}
        chosen={status}
        choices={trackingStatuses.map((one) => ({ value: one, label: words(one) }))}
      />
    </ChipRow>
  );
}
