"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { detailsOf, reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast";
import { useForm } from "@/ui/use-form";
import { UpdateOrganization } from "../inputs";
import { currencyOptions, zoneOptions } from "./place-options";

type Props = { settings: UpdateOrganization; zones: readonly string[] };

const orNull = (text: string) => (text.trim() === "" ? null : text);

/** The organization's settings: everybody reads them, an owner changes them. */
export function OrganizationForm({ settings, zones }: Props) {
  const t = useTranslations("settings.organization");
  const locale = useLocale();
  const router = useRouter();
  const needsOwner = useNeeds("owner");
  const update = trpc.organizations.update.useMutation();
  const { form, text, values, set, error, refusal, pending, submit } = useForm(UpdateOrganization, settings);
  const knownZones = zones.includes(values.timezone) ? zones : [values.timezone, ...zones];

  const save = submit(async (input) => {
    try {
      await update.mutateAsync(input);
    } catch (problem) {
      const { path } = detailsOf(problem);
      return { reason: reasonOf(problem), field: typeof path === "string" ? path : null };
    }
    showToast({ title: t("saved"), tone: "success" });
    router.refresh();
    return null;
  });

  return (
    <form ref={form} onSubmit={save} noValidate className="grid gap-5">
      <FormRefusal reason={refusal} />
      <Card title={t("shop")} padded>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("name")} help={t("nameHelp")} error={error("name")} required className="sm:col-span-2">
            <Input {...text("name")} autoComplete="organization" />
          </Field>
          <Field label={t("timezone")} help={t("timezoneHelp")} error={error("timezone")}>
            <Select options={zoneOptions(knownZones)} value={values.timezone} onChange={(zone) => set("timezone", zone)} />
          </Field>
          <Field label={t("currency")} help={t("currencyHelp")} error={error("currency")}>
            <Select
              options={currencyOptions(locale, settings.currency)}
              value={values.currency}
              onChange={(currency) => set("currency", currency)}
            />
          </Field>
          <Field label={t("locale")} help={t("localeHelp")} error={error("locale")}>
            <Select
              options={[
                { value: "ru", label: "Русский" },
                { value: "en", label: "English" },
              ]}
              value={values.locale}
              onChange={(next) => set("locale", next === "en" ? "en" : "ru")}
            />
          </Field>
          <Field label={t("maxParcels")} help={t("maxParcelsHelp")} error={error("maxParcels")}>
            <Input
              className="w-20"
              type="number"
              min={1}
              max={10}
              numeric
              value={values.maxParcels}
              onChange={(event) => set("maxParcels", event.target.valueAsNumber)}
            />
          </Field>
        </div>
      </Card>
      <Card title={t("buyers")} padded>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("supportEmail")} error={error("supportEmail")} optional>
            <Input type="email" value={values.supportEmail ?? ""} onChange={(event) => set("supportEmail", orNull(event.target.value))} />
          </Field>
          <Field label={t("supportPhone")} error={error("supportPhone")} optional>
            <Input type="tel" value={values.supportPhone ?? ""} onChange={(event) => set("supportPhone", orNull(event.target.value))} />
          </Field>
          <Field label={t("brandColor")} help={t("brandColorHelp")} error={error("brandColor")}>
            <Input className="w-20" type="color" value={values.brandColor} onChange={(event) => set("brandColor", event.target.value)} />
          </Field>
          <Switch
            className="sm:col-span-2"
            label={t("trackingShowsPrices")}
            help={t("trackingShowsPricesHelp")}
            checked={values.trackingShowsPrices}
            onChange={(shown) => set("trackingShowsPrices", shown)}
          />
        </div>
      </Card>
      <div>
        <Button type="submit" variant="primary" pending={pending} disabledReason={needsOwner}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
