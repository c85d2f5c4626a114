"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { Switch } from "@/ui/switch";
import { Textarea } from "@/ui/textarea";
import { showToast } from "@/ui/toast";
import { useForm } from "@/ui/use-form";
import type { WholeSupplier } from "../rows";
import { newSupplier, SupplierValues, toInput, valuesOf } from "./supplier-values";

const currencies = ["RUB", "USD", "EUR", "CNY", "KZT", "BYN", "TRY"];

/** Whom goods are bought from: how to reach it, in what money and words, how long it takes. */
export function SupplierForm({ supplier }: { supplier: WholeSupplier | null }) {
  const t = useTranslations("purchasing.supplier");
  const router = useRouter();
  const formats = useFormats();
  const locale = useLocale() === "en" ? "en" : "ru";
  const needs = useNeeds("operator");
  const create = trpc.suppliers.create.useMutation();
  const change = trpc.suppliers.change.useMutation();
  const { form, text, values, set, error, refusal, pending, submit } = useForm(
    SupplierValues,
    supplier ? valuesOf(supplier) : newSupplier(formats.currency, locale),
  );
  const known = currencies.includes(values.currency) ? currencies : [values.currency, ...currencies];
  const save = submit(async (input) => {
    try {
      if (supplier) await change.mutateAsync({ supplierId: supplier.id, version: supplier.version, ...toInput(input) });
      else {
        const { id } = await create.mutateAsync(toInput(input));
        router.push(`/purchasing/suppliers/${id}`);
      }
    } catch (problem) {
      return refusedAt(problem, (path) => (path in values ? path : null));
    }
    showToast({ title: t("saved"), tone: "success" });
    router.refresh();
    return null;
  });
  return (
    <form ref={form} onSubmit={save} noValidate className="grid gap-4">
      <FormRefusal reason={refusal} />
      <Card title={t("who")} padded>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("name")} error={error("name")} required className="sm:col-span-2">
            <Input {...text("name")} autoComplete="off" />
          </Field>
          <Field label={t("person")} error={error("person")} optional>
            <Input {...text("person")} autoComplete="off" />
          </Field>
          <Field label={t("taxNumber")} error={error("taxNumber")} optional>
            <Input {...text("taxNumber")} mono inputMode="numeric" autoComplete="off" />
          </Field>
          <Field label={t("email")} help={t("emailHelp")} error={error("email")} optional>
            <Input {...text("email")} type="email" autoComplete="off" />
          </Field>
          <Field label={t("phone")} error={error("phone")} optional>
            <Input {...text("phone")} type="tel" autoComplete="off" />
          </Field>
        </div>
      </Card>
      <Card title={t("terms")} padded>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("currency")} error={error("currency")}>
            <Select
              value={values.currency}
              onChange={(value) => set("currency", value)}
              options={known.map((value) => ({ value, label: value }))}
            />
          </Field>
          <Field label={t("locale")} help={t("localeHelp")}>
            <Select
              value={values.locale}
              onChange={(value) => set("locale", value === "en" ? "en" : "ru")}
              options={(["ru", "en"] as const).map((value) => ({ value, label: t(`locales.${value}`) }))}
            />
          </Field>
          <Field label={t("leadDays")} help={t("leadDaysHelp")} error={error("leadDays")} optional>
            <Input {...text("leadDays")} numeric inputMode="numeric" autoComplete="off" />
          </Field>
          <Field label={t("paymentTerms")} help={t("paymentTermsHelp")} error={error("paymentTerms")} optional>
            <Input {...text("paymentTerms")} autoComplete="off" />
          </Field>
          <Field label={t("note")} optional className="sm:col-span-2">
            <Textarea rows={2} maxLength={2000} value={values.note} onChange={(event) => set("note", event.target.value)} />
          </Field>
          <Switch
            className="sm:col-span-2"
            label={t("active")}
            help={t("activeHelp")}
            checked={values.active}
            onChange={(on) => set("active", on)}
          />
        </div>
      </Card>
      <div>
        <Button type="submit" variant="primary" pending={pending} disabledReason={needs}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
