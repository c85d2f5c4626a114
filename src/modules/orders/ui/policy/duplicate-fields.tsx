"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/ui/field";
import { RadioGroup } from "@/ui/radio-group";
import { Switch } from "@/ui/switch";
import { duplicateActions } from "../../policies/policy";
import { CountInput } from "./count-input";
import type { PolicyPart } from "./policy-form";

const hour = 60;
const longest = 43_200;

/** Within how many minutes the same goods to the same buyer look like one order, and what then. */
export function DuplicateFields({ policy, change }: PolicyPart) {
  const t = useTranslations("settings.orders.duplicates");
  const minutes = policy.duplicateWindowMinutes;
  return (
    <div className="grid gap-4">
      <Switch
        label={t("on")}
        help={t("onHelp")}
        checked={minutes !== null}
        onChange={(on) => change({ duplicateWindowMinutes: on ? hour : null })}
      />
      {minutes !== null && (
        <div className="grid gap-4 border-t border-line pt-4">
          <Field label={t("window")} help={t("windowHelp")}>
            <CountInput value={minutes} max={longest} onChange={(next) => next && change({ duplicateWindowMinutes: next })} />
          </Field>
          <RadioGroup
            label={t("action")}
            value={policy.duplicateAction}
            onChange={(duplicateAction) => change({ duplicateAction })}
            choices={duplicateActions.map((value) => ({ value, label: t(`actions.${value}`), help: t(`actionsHelp.${value}`) }))}
          />
        </div>
      )}
    </div>
  );
}
