"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { MoneyInput } from "@/ui/money-input";
import { Switch } from "@/ui/switch";
import type { ConfirmationPolicy } from "../../policies/policy";
import { CountInput } from "./count-input";
import type { PolicyPart } from "./policy-form";

type Props = PolicyPart & { channels: readonly { code: string; name: string }[]; currency: string };

/** The robot's conditions. With the robot off they are kept, and watch nothing. */
export function ConfirmationFields({ policy, change, channels, currency }: Props) {
  const t = useTranslations("settings.orders.confirmation");
  const { confirmation } = policy;
  const set = (changes: Partial<ConfirmationPolicy>) => change({ confirmation: { ...confirmation, ...changes } });
  const watched = confirmation.channels;
  const watch = (code: string, on: boolean) => {
    const all = channels.map((channel) => channel.code);
    const next = all.filter((one) => (one === code ? on : watched === null || watched.includes(one)));
    set({ channels: next.length === all.length ? null : next });
  };
  return (
    <div className="grid gap-4">
      <Switch label={t("on")} help={t("onHelp")} checked={confirmation.on} onChange={(on) => set({ on })} />
      {confirmation.on && (
        <div className="grid gap-4 border-t border-line pt-4">
          <Field label={t("maxTotal")} help={t("maxTotalHelp")} optional>
            <MoneyInput className="max-w-44" value={confirmation.maxTotal} currency={currency} onChange={(maxTotal) => set({ maxTotal })} />
          </Field>
          <Switch
            label={t("paidOrTrusted")}
            help={t("paidOrTrustedHelp")}
            checked={confirmation.paidOrTrusted}
            onChange={(paidOrTrusted) => set({ paidOrTrusted })}
          />
          {confirmation.paidOrTrusted && (
            <Field label={t("trustedAfter")} help={t("trustedAfterHelp")}>
              <CountInput
                className="max-w-44"
                value={confirmation.trustedAfter}
                max={1_000}
                onChange={(trustedAfter) => trustedAfter && set({ trustedAfter })}
              />
            </Field>
          )}
          {(["addressComplete", "allInStock", "noComment"] as const).map((name) => (
            <Switch
              key={name}
              label={t(name)}
              help={t(`${name}Help`)}
              checked={confirmation[name]}
              onChange={(on) => set({ [name]: on })}
            />
          ))}
          {channels.length > 1 && (
            <fieldset>
              <legend className="mb-1.5 text-13 font-medium">{t("channels")}</legend>
              <p className="mb-2 text-12 text-ink-3">{t("channelsHelp")}</p>
              <div className="grid gap-2 sm:grid-cols-2">
                {channels.map(({ code, name }) => (
                  <Checkbox
                    key={code}
                    label={name}
                    checked={watched === null || watched.includes(code)}
                    onChange={(on) => watch(code, on)}
                  />
                ))}
              </div>
            </fieldset>
          )}
        </div>
      )}
    </div>
  );
}
