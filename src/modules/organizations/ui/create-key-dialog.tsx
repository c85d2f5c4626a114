"use client";
import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { type Scope, scopes } from "@/lib/permission";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { SecretOnce } from "@/ui/secret-once";
import { Select } from "@/ui/select";
import { useForm } from "@/ui/use-form";
import { CreateApiKey } from "../inputs";

const initial = { name: "", scopes: ["orders:write"] as Scope[], expiresInDays: null as number | null };
const lifetimes = [null, 30, 90, 365] as const;

/** Makes an API key with its scopes; the key itself is shown once. */
export function CreateKeyDialog() {
  const t = useTranslations("settings.keys");
  const router = useRouter();
  const formId = useId();
  const needsOwner = useNeeds("owner");
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const create = trpc.organizations.createKey.useMutation();
  const { form, text, values, set, setValues, error, refusal, pending, submit } = useForm(CreateApiKey, initial);

  const toggle = (next: boolean) => {
    setOpen(next);
    if (!next) return;
    setKey(null);
    setValues(initial);
  };
  // Everything includes the rest: ticking it beside others would say the same twice.
  const tick = (scope: Scope, on: boolean) => {
    if (scope === "full") return set("scopes", on ? ["full"] : []);
    const others = values.scopes.filter((one) => one !== scope && one !== "full");
    set("scopes", on ? [...others, scope] : others);
  };
  const send = submit(async (input) => {
    try {
      setKey((await create.mutateAsync(input)).key);
      router.refresh();
      return null;
    } catch (problem) {
      return { reason: reasonOf(problem), field: null };
    }
  });

  return (
    <>
      <Button variant="primary" icon={<KeyRound />} disabledReason={needsOwner} onClick={() => toggle(true)}>
        {t("create")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={toggle}
        size="md"
        title={key ? t("createdTitle") : t("createTitle")}
        footer={
          key ? (
            <Button variant="primary" onClick={() => toggle(false)}>
              {t("done")}
            </Button>
          ) : (
            <Button type="submit" form={formId} variant="primary" pending={pending}>
              {t("create")}
            </Button>
          )
        }
      >
        {key ? (
          <SecretOnce secret={key} label={t("key")} about={t("createdAbout")} />
        ) : (
          <form id={formId} ref={form} onSubmit={send} noValidate className="grid gap-4">
            <FormRefusal reason={refusal} />
            <Field label={t("name")} help={t("nameHelp")} error={error("name")} required>
              <Input {...text("name")} autoComplete="off" />
            </Field>
            <fieldset className="grid gap-1.5">
              <legend className="mb-1 text-13 font-medium">{t("scopes")}</legend>
              {scopes.map((scope) => (
                <Checkbox
                  key={scope}
                  label={t(`scope.${scope.replace(":", "_") as "full"}`)}
                  checked={values.scopes.includes(scope)}
                  onChange={(on) => tick(scope, on)}
                />
              ))}
            </fieldset>
            {error("scopes") && <FormRefusal reason={error("scopes")} />}
            <Field label={t("lifetime")}>
              <Select
                value={String(values.expiresInDays ?? 0)}
                onChange={(days) => set("expiresInDays", Number(days) || null)}
                options={lifetimes.map((days) => ({ value: String(days ?? 0), label: t("days", { days: days ?? 0 }) }))}
              />
            </Field>
          </form>
        )}
      </Dialog>
    </>
  );
}
