"use client";
import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { detailsOf, reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { Select } from "@/ui/select";
import { useForm } from "@/ui/use-form";
import { FoundOrganization } from "../inputs";
import { guessCurrency } from "./place-guess";
import { currencyOptions, zoneOptions } from "./place-options";
import { requestSignIn } from "./sign-in-request";

/** The first owner and the organization. Time zone and currency are guessed from the browser and can be changed. */
export function SetUpForm({ zones }: { zones: readonly string[] }) {
  const t = useTranslations("auth");
  const locale = useLocale();
  const found = trpc.setUp.found.useMutation();
  const initial = { organization: "", name: "", email: "", password: "", timezone: "Europe/Moscow", currency: "RUB", locale };
  const { form, text, values, set, setValues, error, refusal, pending, submit } = useForm(FoundOrganization, initial);

  useEffect(() => {
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const currency = guessCurrency(timezone, navigator.language);
    setValues((before) => ({ ...before, currency, ...(zones.includes(timezone) ? { timezone } : {}) }));
  }, [zones, setValues]);

  const send = submit(async (input) => {
    try {
      await found.mutateAsync({ ...input, locale });
    } catch (problem) {
      const { path } = detailsOf(problem);
      return { reason: reasonOf(problem), field: typeof path === "string" ? path : null };
    }
    const refused = await requestSignIn(input.email, input.password);
    if (refused) return { reason: refused, field: null };
    window.location.assign("/");
    return new Promise(() => {});
  });

  return (
    <form ref={form} onSubmit={send} noValidate className="grid gap-4">
      <FormRefusal reason={refusal} />
      <Field label={t("organization")} help={t("organizationHelp")} error={error("organization")} required>
        <Input {...text("organization")} autoComplete="organization" autoFocus />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("timezone")} error={error("timezone")}>
          <Select options={zoneOptions(zones)} value={values.timezone} onChange={(zone) => set("timezone", zone)} />
        </Field>
        <Field label={t("currency")} error={error("currency")}>
          <Select options={currencyOptions(locale)} value={values.currency} onChange={(currency) => set("currency", currency)} />
        </Field>
      </div>
      <Field label={t("yourName")} error={error("name")} required>
        <Input {...text("name")} autoComplete="name" />
      </Field>
      <Field label={t("email")} error={error("email")} required>
        <Input {...text("email")} type="email" autoComplete="username" inputMode="email" />
      </Field>
      <Field label={t("newPassword")} help={t("passwordHelp")} error={error("password")} required>
        <Input {...text("password")} type="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={pending}>
        {t("setUp")}
      </Button>
    </form>
  );
}
