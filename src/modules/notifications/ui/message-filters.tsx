"use client";
import { Activity, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AddChip, Chip, ChipRow } from "@/ui/chip";
import { Menu, MenuChoices } from "@/ui/menu";
import { useAddress } from "@/ui/use-address";
import { messageStatuses } from "../inputs";
import { type MessageEvent, messageEvents } from "../message-events";
import type { Message } from "./message-row";

/** The chips of the message log; they live in the address. */
export function MessageFilters({ status, event }: { status: Message["status"] | null; event: MessageEvent | null }) {
  const t = useTranslations("notifications");
  const names = useTranslations("status.message");
  return (
    <ChipRow>
      <Filter
        param="status"
        name={t("columns.status")}
        icon={<Send />}
        chosen={status}
        choices={messageStatuses.map((one) => ({ value: one, label: t(`short.${one}`) }))}
      />
      <Filter
        param="event"
        name={t("columns.event")}
        icon={<Activity />}
        chosen={event}
        choices={messageEvents.map((one) => ({ value: one, label: names(one) }))}
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
