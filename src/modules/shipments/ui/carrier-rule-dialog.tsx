"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { Select } from "@/ui/select";
import { type CarrierRule, strategies } from "../carrier-rule";
import { formOf, type RuleField, type RuleForm, ruleOf } from "./rule-draft";
import type { RuleNames } from "./use-rule-words";

type Props = { rule: CarrierRule | null; names: RuleNames; onClose: () => void; onDone: (rule: CarrierRule) => void };

/** What a rule asks for and what it takes; empty fields ask for nothing. It is saved with the list. */
export function CarrierRuleDialog({ rule, names, onClose, onDone }: Props) {
  const t = useTranslations("shipping.rules");
  const ui = useTranslations("ui");
  const id = useId();
  const [form, setForm] = useState<RuleForm>(() => formOf(rule, names.carriers[0]?.code ?? ""));
  const [wrong, setWrong] = useState<readonly RuleField[]>([]);
  const set = (changes: Partial<RuleForm>) => {
    setForm({ ...form, ...changes });
    setWrong([]);
  };
  const error = (field: RuleField) => (wrong.includes(field) ? t(`wrong.${field}`) : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = ruleOf(form, rule?.on ?? true);
    if ("rule" in typed) onDone(typed.rule);
    else setWrong(typed.wrong);
  };
  const answers = (yes: string, no: string) => [
    { value: "any", label: t("any") },
    { value: "yes", label: yes },
    { value: "no", label: no },
  ];
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={t(rule ? "editTitle" : "addTitle")}
      description={t("dialogText")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button variant="primary" type="submit" form={id}>
            {t("done")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="grid gap-4">
        <Field label={t("name")} error={error("name")}>
          <Input value={form.name} maxLength={100} autoComplete="off" onChange={(event) => set({ name: event.target.value })} />
        </Field>
        <Field label={t("regions")} help={t("regionsHelp")} error={error("regions")} optional>
          <Input value={form.regions} maxLength={2000} autoComplete="off" onChange={(event) => set({ regions: event.target.value })} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("weightFrom")} error={error("weight")} optional>
            <Input
              numeric
              inputMode="decimal"
              suffix={t("kgUnit")}
              value={form.kgFrom}
              onChange={(event) => set({ kgFrom: event.target.value })}
            />
          </Field>
          <Field label={t("weightTo")} optional>
            <Input
              numeric
              inputMode="decimal"
              suffix={t("kgUnit")}
              value={form.kgTo}
              onChange={(event) => set({ kgTo: event.target.value })}
            />
          </Field>
          <Field label={t("valueFrom")} error={error("value")} optional>
            <MoneyInput value={form.valueFrom} onChange={(valueFrom) => set({ valueFrom })} />
          </Field>
          <Field label={t("valueTo")} optional>
            <MoneyInput value={form.valueTo} onChange={(valueTo) => set({ valueTo })} />
          </Field>
          <Field label={t("cash")}>
            <Select
              value={form.cash}
              onChange={(cash) => set({ cash: cash as RuleForm["cash"] })}
              options={answers(t("withCash"), t("withoutCash"))}
            />
          </Field>
          <Field label={t("point")}>
            <Select
              value={form.point}
              onChange={(point) => set({ point: point as RuleForm["point"] })}
              options={answers(t("toPoint"), t("toDoor"))}
            />
          </Field>
        </div>
        <Several label={t("channels")} all={names.channels} chosen={form.channels} onChange={(channels) => set({ channels })} />
        <Several label={t("warehouses")} all={names.warehouses} chosen={form.warehouses} onChange={(warehouses) => set({ warehouses })} />
        <Field label={t("methods")} help={t("methodsHelp")} optional>
          <Input value={form.methods} maxLength={500} autoComplete="off" onChange={(event) => set({ methods: event.target.value })} />
        </Field>
        <div className="grid gap-4 border-t border-line pt-4 sm:grid-cols-2">
          <Field
            label={t("take")}
            help={form.take === "carrier" ? undefined : t(`strategies.${form.take}.about`)}
            className={form.take === "carrier" ? "" : "sm:col-span-2"}
          >
            <Select
              value={form.take}
              onChange={(take) => set({ take: take as RuleForm["take"] })}
              options={[
                { value: "carrier", label: t("takeCarrier") },
                ...strategies.map((strategy) => ({ value: strategy, label: t(`strategies.${strategy}.name`) })),
              ]}
            />
          </Field>
          {form.take === "carrier" && (
            <>
              <Field label={t("carrier")} error={error("carrier")}>
                <Select
                  value={form.carrier}
                  onChange={(carrier) => set({ carrier })}
                  options={names.carriers.map(({ code, name }) => ({ value: code, label: name }))}
                />
              </Field>
              <Field label={t("service")} help={t("serviceHelp")} optional>
                <Input
                  mono
                  value={form.service}
                  maxLength={40}
                  autoComplete="off"
                  onChange={(event) => set({ service: event.target.value })}
                />
              </Field>
            </>
          )}
        </div>
      </form>
    </Dialog>
  );
}

type SeveralProps = {
  label: string;
  all: readonly { code: string; name: string }[];
  chosen: readonly string[];
  onChange: (codes: string[]) => void;
};

function Several({ label, all, chosen, onChange }: SeveralProps) {
  const t = useTranslations("shipping.rules");
  return (
    <fieldset>
      <legend className="mb-1 text-13 font-medium">
        {label}
        {chosen.length === 0 && <span className="ml-1.5 font-normal text-ink-3">{t("all")}</span>}
      </legend>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {all.map(({ code, name }) => (
          <Checkbox
            key={code}
            label={name}
            checked={chosen.includes(code)}
            onChange={(on) => onChange(on ? [...chosen, code] : chosen.filter((one) => one !== code))}
          />
        ))}
      </div>
    </fieldset>
  );
}
