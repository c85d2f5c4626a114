"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/ui/icon-button";
import { Switch } from "@/ui/switch";
import { type MessageChannel, messageChannels } from "../../message-channels";
import { ChannelIcon } from "../channel-icon";
import type { SettingsPart } from "./message-settings-form";

/** The ways to a buyer: which are in use, and which is tried before which. */
export function WaysFields({ settings, change, ready }: SettingsPart & { ready: Readonly<Record<MessageChannel, string | null>> }) {
  const t = useTranslations("notifications.setup.ways");
  const names = useTranslations("notifications.channels");
  const { order } = settings;
  const shown = [...order, ...messageChannels.filter((channel) => !order.includes(channel))];
  const move = (index: number, by: -1 | 1) => {
    const next = [...order];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + by, 0, moved);
    change({ order: next });
  };
  const turn = (channel: MessageChannel, isOn: boolean) =>
    change({ order: isOn ? [...order, channel] : order.filter((one) => one !== channel) });
  return (
    <>
      <p className="max-w-prose px-4 pt-3 text-13 text-ink-2">{t("about")}</p>
      <ol className="mt-2">
        {shown.map((channel) => {
          const index = order.indexOf(channel);
          const isOn = index >= 0;
          return (
            <li key={channel} className="flex min-h-13 items-center gap-3 border-t border-line px-4 py-2 first:border-t-0">
              <span className="w-4 text-13 text-ink-3 tabular-nums">{isOn ? index + 1 : ""}</span>
              <ChannelIcon channel={channel} />
              <span className="min-w-0 flex-1">
                <span className={`block text-13 font-medium ${isOn ? "" : "text-ink-2"}`}>{names(channel)}</span>
                <span className={`block text-12 ${ready[channel] || !isOn ? "text-ink-3" : "text-warning"}`}>
                  {ready[channel] ?? t(`missing.${channel}`)}
                </span>
              </span>
              {isOn && order.length > 1 && (
                <span className="flex">
                  <IconButton
                    label={t("up", { name: names(channel) })}
                    icon={<ArrowUp />}
                    size="sm"
                    disabledReason={index === 0 ? t("isFirst") : null}
                    onClick={() => move(index, -1)}
                  />
                  <IconButton
                    label={t("down", { name: names(channel) })}
                    icon={<ArrowDown />}
                    size="sm"
                    disabledReason={index === order.length - 1 ? t("isLast") : null}
                    onClick={() => move(index, 1)}
                  />
                </span>
              )}
              <Switch checked={isOn} onChange={(on) => turn(channel, on)} label={<span className="sr-only">{names(channel)}</span>} />
            </li>
          );
        })}
      </ol>
      {order.includes("telegram") && <p className="border-t border-line px-4 py-3 text-12 text-warning">{t("telegramWarning")}</p>}
    </>
  );
}
