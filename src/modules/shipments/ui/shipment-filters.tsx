"use client";
import { Activity, Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AddChip, Chip, ChipRow } from "@/ui/chip";
import { Menu, MenuChoices } from "@/ui/menu";
import { useAddress } from "@/ui/use-address";
import { type TrackingStatus, trackingStatuses } from "../tracking";

type Props = { carriers: readonly { code: string; name: string }[]; carrier: string | null; status: TrackingStatus | null };

/** The chips of the list of shipments; they live in the address. */
export function ShipmentFilters({ carriers, carrier, status }: Props) {
  const t = useTranslations("shipping.list");
  const words = useTranslations("status.tracking");
  return (
    <ChipRow>
      <Filter
        param="carrier"
        name={t("carrier")}
        icon={<Truck />}
        chosen={carrier}
        choices={carriers.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Filter
        param="status"
        name={t("state")}
        icon={<Activity />}
        chosen={status}
        choices={trackingStatuses.map((one) => ({ value: one, label: words(one) }))}
      />
    </ChipRow>
  );
}

type FilterProps = {
  param: string;
  name: string;
  icon: ReactNode;
  chosen: string | null;
  choices: readonly { value: string; label: string }[];
};

function Filter({ param, name, icon, chosen, choices }: FilterProps) {
  const address = useAddress();
  const label = choices.find(({ value }) => value === chosen)?.label;
  if (label)
    return (
      <Chip name={name} label={label} onRemove={() => address.set({ [param]: null })}>
        <span className="font-medium">{label}</span>
      </Chip>
    );
  return (
    <Menu align="start" trigger={<AddChip icon={icon}>{name}</AddChip>}>
      <MenuChoices label={name} value="" onChange={(value) => address.set({ [param]: value })} choices={choices} />
    </Menu>
  );
}
