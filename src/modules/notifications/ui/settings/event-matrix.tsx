"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/ui/button-link";
import { Checkbox } from "@/ui/checkbox";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { MessageChannel } from "../../message-channels";
import { type MessageEvent, messageEvents } from "../../message-events";
import { optionalEvents } from "../../message-settings";
import type { SettingsPart } from "./message-settings-form";

/** Of what buyers are told, by which way; each event leads to its words. */
export function EventMatrix({ settings, change }: SettingsPart) {
  const t = useTranslations("notifications.setup.events");
  const names = useTranslations("status.message");
  const channels = useTranslations("notifications.channels");
  const { order, off } = settings;
  const isOn = (event: MessageEvent, channel: MessageChannel) => !off[event]?.includes(channel);
  const set = (event: MessageEvent, channel: MessageChannel, on: boolean) => {
    const without = (off[event] ?? []).filter((one) => one !== channel);
    const { [event]: _, ...rest } = off;
    const next = on ? without : [...without, channel];
    change({ off: next.length > 0 ? { ...rest, [event]: next } : rest });
  };
  return (
    <Table label={t("title")} row={44} gutter={16} columns={[null, ...order.map(() => 84), { width: 112, from: "md" }]}>
      <TableHead>
        <HeadCell>{t("event")}</HeadCell>
        {order.map((channel) => (
          <HeadCell key={channel}>{channels(channel)}</HeadCell>
        ))}
        <HeadCell from="md">{t("words")}</HeadCell>
      </TableHead>
      <tbody>
        {messageEvents.map((event) => (
          <Row key={event}>
            <Cell wrap>
              <span className="max-md:hidden">{names(event)}</span>
              <TextLink href={`/settings/messages/${event}`} className="md:hidden">
                {names(event)}
              </TextLink>
              {optionalEvents.includes(event) && <span className="block text-12 text-ink-3">{t("optional")}</span>}
            </Cell>
            {order.map((channel) => (
              <Cell key={channel}>
                <Checkbox
                  aria-label={t("tell", { event: names(event), channel: channels(channel) })}
                  checked={isOn(event, channel)}
                  onChange={(on) => set(event, channel, on)}
                />
              </Cell>
            ))}
            <Cell from="md">
              <TextLink href={`/settings/messages/${event}`}>{t("edit")}</TextLink>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
