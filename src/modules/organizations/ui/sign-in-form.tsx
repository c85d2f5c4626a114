"use client";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { useForm } from "@/ui/use-form";
import { requestSignIn } from "./sign-in-request";

// Rules for new passwords do not concern old ones: here both fields must only be filled.
const Filled = z.object({ email: z.string().trim().min(1, "required"), password: z.string().min(1, "required") });

type Props = { demo: { email: string; password: string } | null /** Where it leads. */; to: string };

/** E-mail and password. Where a demo runs on this very machine its sign-in is a click away. */
export function SignInForm({ demo, to }: Props) {
  const t = useTranslations("auth");
  const { form, text, error, refusal, pending, submit, setValues } = useForm(Filled, { email: "", password: "" });
  const send = submit(async ({ email, password }) => {
    const reason = await requestSignIn(email, password);
    if (reason) return { reason, field: null };
    window.location.assign(to);
    // The page is on its way out; the button stays busy until it is gone.
    return new Promise(() => {});
  });
  return (
    <form ref={form} onSubmit={send} noValidate className="grid gap-4">
      <FormRefusal reason={refusal} />
      <Field label={t("email")} error={error("email")} required>
        <Input {...text("email")} type="email" autoComplete="username" inputMode="email" autoFocus />
      </Field>
      <Field label={t("password")} error={error("password")} required>
        <Input {...text("password")} type="password" autoComplete="current-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={pending}>
        {t("signIn")}
      </Button>
      {demo && (
        <div className="rounded border border-line bg-sunken px-3 py-2.5 text-13 text-ink-2">
          <p>{t("demo.about")}</p>
          <p className="mt-1 flex flex-wrap items-center gap-x-2">
            <span className="mono">
              {demo.email} / {demo.password}
            </span>
            <Button size="sm" onClick={() => setValues(demo)}>
              {t("demo.fill")}
            </Button>
          </p>
        </div>
      )}
    </form>
  );
}
