"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { Switch } from "@/ui/switch";
import { Textarea } from "@/ui/textarea";
import { showToast } from "@/ui/toast";
import type { ReturnSettingsView } from "../commands/put-settings";
import { buyersReasons } from "../reasons";
import { deliveryRules } from "../refund-sum";
import { type ReturnSettings, wayBackRules } from "../settings";

const figures = ["returnDays", "untoldMonths", "faultMonths", "refundDays"] as const;
const switches = ["toldInWriting", "buyersAsk", "photoOfFault"] as const;

type Props = { view: ReturnSettingsView; warehouses: readonly { code: string; name: string }[] };

/** How the shop takes goods back: everybody reads it, a manager changes it. */
export function ReturnSettingsForm({ view, warehouses }: Props) {
  const t = useTranslations("returns.settings");
  const reasons = useTranslations("returns.reasons");
  const router = useRouter();
  const needs = useNeeds("manager");
  const [draft, setDraft] = useState<ReturnSettings>(view.settings);
  const [kinds, setKinds] = useState(view.settings.notReturnable.join("\n"));
  const change = (part: Partial<ReturnSettings>) => setDraft({ ...draft, ...part });
  const put = trpc.returns.putSettings.useMutation({
    onSuccess: () => {
      showToast({ title: t("saved"), tone: "success" });
      router.refresh();
    },
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const notReturnable = kinds
      .split("\n")
      .map((kind) => kind.trim())
      .filter(Boolean);
    put.mutate({ version: view.version, settings: { ...draft, notReturnable } });
  };
  return (
    <form onSubmit={save} noValidate className="grid gap-5">
      <FormRefusal reason={put.error ? reasonOf(put.error) : null} />
      <Card title={t("terms")} padded>
        <div className="grid gap-4">
          <p className="text-13 text-ink-2">{t("lawyer")}</p>
          <div className="grid gap-4 sm:grid-cols-2">
            {figures.map((name) => (
              <Field key={name} label={t(name)} help={t(`${name}Help`)}>
                <Input
                  numeric
                  inputMode="numeric"
                  value={String(draft[name])}
                  onChange={(event) => change({ [name]: Number.parseInt(event.target.value.replace(/\D/g, ""), 10) || 0 })}
                />
              </Field>
            ))}
          </div>
          {switches.map((name) => (
            <Switch key={name} label={t(name)} help={t(`${name}Help`)} checked={draft[name]} onChange={(on) => change({ [name]: on })} />
          ))}
        </div>
      </Card>
      <Card title={t("money")} padded>
        <div className="grid gap-4">
          <Field label={t("delivery")} help={t("deliveryHelp")}>
            <Select
              value={draft.delivery}
              onChange={(value) => change({ delivery: deliveryRules.find((known) => known === value) ?? "whole" })}
              options={deliveryRules.map((value) => ({ value, label: t(`deliveryRules.${value}`) }))}
            />
          </Field>
          <Field label={t("wayBack")} help={t("wayBackHelp")}>
            <Select
              value={draft.wayBack}
              onChange={(value) => change({ wayBack: wayBackRules.find((known) => known === value) ?? "by_fault" })}
              options={wayBackRules.map((value) => ({ value, label: t(`wayBackRules.${value}`) }))}
            />
          </Field>
        </div>
      </Card>
      <Card title={t("approval")} padded>
        <div className="grid gap-4">
          <fieldset className="grid gap-2">
            <legend className="mb-1.5 text-13 font-medium">{t("approveReasons")}</legend>
            {buyersReasons.map((value) => (
              <Checkbox
                key={value}
                label={reasons(value)}
                checked={draft.approveReasons.includes(value)}
                onChange={(on) =>
                  change({ approveReasons: on ? [...draft.approveReasons, value] : draft.approveReasons.filter((one) => one !== value) })
                }
              />
            ))}
          </fieldset>
          <Field label={t("notReturnable")} help={t("notReturnableHelp")} optional>
            <Textarea rows={3} value={kinds} onChange={(event) => setKinds(event.target.value)} />
          </Field>
        </div>
      </Card>
      <Card title={t("way")} padded>
        <div className="grid gap-4">
          <Field label={t("warehouse")} help={t("warehouseHelp")}>
            <Select
              value={draft.warehouse ?? ""}
              onChange={(value) => change({ warehouse: value || null })}
              options={[{ value: "", label: t("anyWarehouse") }, ...warehouses.map(({ code, name }) => ({ value: code, label: name }))]}
            />
          </Field>
          <Field label={t("instructions")} help={t("instructionsHelp")} optional>
            <Textarea
              rows={4}
              maxLength={2000}
              value={draft.instructions ?? ""}
              onChange={(event) => change({ instructions: event.target.value || null })}
            />
          </Field>
        </div>
      </Card>
      <div>
        <Button type="submit" variant="primary" pending={put.isPending} disabledReason={needs}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
