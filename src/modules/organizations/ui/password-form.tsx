"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { detailsOf, reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { showToast } from "@/ui/toast";
import { useForm } from "@/ui/use-form";
import { ChangePassword } from "../inputs";

const empty = { current: "", next: "" };

/** A new password; all other sessions of the person end with it. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("settings.account");
  const router = useRouter();
  const change = trpc.organizations.changePassword.useMutation();
  const { form, text, error, refusal, pending, submit, setValues } = useForm(ChangePassword, empty);
  const send = submit(async (input) => {
    try {
      await change.mutateAsync(input);
    } catch (problem) {
      const { path } = detailsOf(problem);
      return { reason: reasonOf(problem), field: typeof path === "string" ? path : null };
    }
    setValues(empty);
    showToast({ title: t("passwordChanged"), text: t("passwordChangedAbout"), tone: "success" });
    router.refresh();
    return null;
  });
  return (
    <form ref={form} onSubmit={send} noValidate className="grid max-w-90 gap-4">
      <FormRefusal reason={refusal} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label={t("currentPassword")} error={error("current")} required>
        <Input {...text("current")} type="password" autoComplete="current-password" />
      </Field>
      <Field label={t("nextPassword")} help={t("passwordHelp")} error={error("next")} required>
        <Input {...text("next")} type="password" autoComplete="new-password" />
      </Field>
      <div>
        <Button type="submit" pending={pending}>
          {t("changePassword")}
        </Button>
      </div>
    </form>
  );
}
