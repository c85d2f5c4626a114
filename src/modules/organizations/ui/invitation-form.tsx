"use client";
import { useTranslations } from "next-intl";
import { detailsOf, reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { rememberPreference } from "@/ui/preference";
import { useForm } from "@/ui/use-form";
import { AcceptAsNewcomer, AcceptInvitation } from "../inputs";
import { requestSignIn } from "./sign-in-request";

type Props = { token: string; email: string; organizationId: string; hasAccount: boolean };

/** Accepting an invitation: a newcomer chooses name and password, somebody with an account proves it by its password. */
export function InvitationForm({ token, email, organizationId, hasAccount }: Props) {
  const t = useTranslations("auth");
  const accept = trpc.organizations.acceptInvitation.useMutation();
  // Somebody known keeps the name of the account; the schema wants one all the same.
  const initial = { token, name: hasAccount ? email : "", password: "" };
  const { form, text, error, refusal, pending, submit } = useForm(hasAccount ? AcceptInvitation : AcceptAsNewcomer, initial);
  const send = submit(async (input) => {
    try {
      await accept.mutateAsync(input);
    } catch (problem) {
      const { path } = detailsOf(problem);
      return { reason: reasonOf(problem), field: typeof path === "string" ? path : null };
    }
    const refused = await requestSignIn(email, input.password);
    if (refused) return { reason: refused, field: null };
    rememberPreference("organization", organizationId);
    window.location.assign("/");
    return new Promise(() => {});
  });
  return (
    <form ref={form} onSubmit={send} noValidate className="grid gap-4">
      <FormRefusal reason={refusal} />
      <Field label={t("email")}>
        <Input value={email} readOnly autoComplete="username" />
      </Field>
      {!hasAccount && (
        <Field label={t("yourName")} error={error("name")} required>
          <Input {...text("name")} autoComplete="name" autoFocus />
        </Field>
      )}
      <Field
        label={hasAccount ? t("password") : t("newPassword")}
        help={hasAccount ? undefined : t("passwordHelp")}
        error={error("password")}
        required
      >
        <Input {...text("password")} type="password" autoComplete={hasAccount ? "current-password" : "new-password"} />
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={pending}>
        {t("invite.accept")}
      </Button>
    </form>
  );
}
