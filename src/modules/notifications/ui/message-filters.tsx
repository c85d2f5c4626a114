"use client";
import { Activity, Radio, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChipRow } from "@/ui/chip";
import { FilterChip } from "@/ui/filter-chip";
import { messageStatuses } from "../inputs";
import { type MessageChannel, messageChannels } from "../message-channels";
import { type MessageEvent, messageEvents } from "../message-events";
import type { Message } from "./message-row";

type Props = { status: Message["status"] | null; event: MessageEvent | null; channel: MessageChannel | null };

/** The chips of the message log; they live in the address. */
export function MessageFilters({ status, event, channel }: Props) {
  const t = useTranslations("notifications");
  const names = useTranslations("status.message");
  const channels = useTranslations("notifications.channels");
  return (
    <ChipRow>
      <FilterChip
        param="status"
        name={t("columns.status")}
        icon={<Send />}
        chosen={status}
        choices={messageStatuses.map((one) => ({ value: one, label: t(`short.${one}`) }))}
      />
      <FilterChip
        param="event"
        name={t("columns.event")}
        icon={<Activity />}
        chosen={event}
        choices={messageEvents.map((one) => ({ value: one, label: names(one) }))}
      />
      <FilterChip
        param="channel"
        name={t("columns.channel")}
        icon={<Radio />}
        chosen={channel}
        choices={messageChannels.map((one) => ({ value: one, label: channels(one) }))}
      />
    </ChipRow>
  );
}
