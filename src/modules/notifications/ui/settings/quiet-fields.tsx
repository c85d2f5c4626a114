"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { messageChannels } from "../../message-channels";
import { messageEvents } from "../../message-events";
import { type MessageSettings, usualSettings } from "../../message-settings";
import type { SettingsPart } from "./message-settings-form";

type Quiet = NonNullable<MessageSettings["quiet"]>;

/** The hours of the buyer's day in which nothing rings. */
export function QuietFields({ settings: { quiet }, change }: SettingsPart) {
  const t = useTranslations("notifications.setup.quiet");
  const events = useTranslations("status.message");
  const channels = useTranslations("notifications.channels");
  const set = (changes: Partial<Quiet>) => quiet && change({ quiet: { ...quiet, ...changes } });
  const turned = <T extends string>(list: readonly T[], one: T, on: boolean): T[] =>
    on ? [...list, one] : list.filter((other) => other !== one);
  return (
    <div className="grid gap-4">
      <Checkbox
        label={t("on")}
        help={t("help")}
        checked={quiet !== null}
        onChange={(on) => change({ quiet: on ? usualSettings.quiet : null })}
      />
      {quiet && (
        <>
          <div className="grid max-w-90 grid-cols-2 gap-3">
            <Field label={t("from")}>
              <Input type="time" value={quiet.from} onChange={(event) => set({ from: event.target.value })} />
            </Field>
            <Field label={t("until")}>
              <Input type="time" value={quiet.until} onChange={(event) => set({ until: event.target.value })} />
            </Field>
          </div>
          <fieldset className="grid gap-2">
            <legend className="mb-1.5 text-13 font-medium">{t("channels")}</legend>
            {messageChannels.map((channel) => (
              <Checkbox
                key={channel}
                label={channels(channel)}
                checked={quiet.channels.includes(channel)}
                onChange={(on) => set({ channels: turned(quiet.channels, channel, on) })}
              />
            ))}
          </fieldset>
          <fieldset className="grid gap-2">
            <legend className="mb-1.5 text-13 font-medium">{t("urgent")}</legend>
            <div className="grid gap-2 sm:grid-cols-2">
              {messageEvents.map((event) => (
                <Checkbox
                  key={event}
                  label={events(event)}
                  checked={quiet.urgent.includes(event)}
                  onChange={(on) => set({ urgent: turned(quiet.urgent, event, on) })}
                />
              ))}
            </div>
          </fieldset>
        </>
      )}
    </div>
  );
}
