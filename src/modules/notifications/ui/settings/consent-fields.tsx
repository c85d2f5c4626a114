"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { RadioGroup } from "@/ui/radio-group";
import type { SettingsPart } from "./message-settings-form";

/** Who gets what nobody has to get, and whether buyers are asked how it went. */
export function ConsentFields({ settings: { consent, rateAfterDays }, change }: SettingsPart) {
  const t = useTranslations("notifications.setup.consent");
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-13 text-ink-2">{t("about")}</p>
      <RadioGroup
        label={t("who")}
        value={consent}
        onChange={(value) => change({ consent: value })}
        choices={[
          { value: "unless_refused", label: t("unlessRefused") },
          { value: "if_agreed", label: t("ifAgreed"), help: t("ifAgreedHelp") },
        ]}
      />
      <Checkbox
        label={t("rate")}
        help={t("rateHelp")}
        checked={rateAfterDays !== null}
        onChange={(on) => change({ rateAfterDays: on ? 3 : null })}
      />
      {rateAfterDays !== null && (
        <Field label={t("rateAfter")} className="max-w-50">
          <Input
            numeric
            inputMode="numeric"
            value={String(rateAfterDays)}
            onChange={(event) => change({ rateAfterDays: Number(event.target.value.replace(/\D/g, "").slice(0, 2)) || 1 })}
          />
        </Field>
      )}
    </div>
  );
}
