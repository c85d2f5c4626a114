"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { FormRefusal } from "@/ui/form-refusal";
import { showToast } from "@/ui/toast";
import { useForm } from "@/ui/use-form";
import { AccountFields } from "./account-fields";
import type { CarrierAccountView, ConnectedKind } from "./carrier-account";
import { accountOf, fieldAt, fieldsSchema, fieldValues } from "./carrier-fields";

/** Changes a connected carrier's settings and keys. Stored keys are never shown; those that stay empty are kept. */
export function AccountForm({ account, kind: { kind, fields } }: { account: CarrierAccountView; kind: ConnectedKind }) {
  const t = useTranslations("shipping.carriers");
  const router = useRouter();
  const needs = useNeeds("manager");
  const put = trpc.shipments.putCarrier.useMutation();
  const { code, name, settings, secretsSet } = account;
  const [schema] = useState(() => fieldsSchema(fields, secretsSet));
  const { form, values, set, setValues, error, refusal, pending, submit } = useForm(schema, fieldValues(fields, settings));
  const save = submit(async (input) => {
    const given = accountOf(fields, input, settings);
    try {
      await put.mutateAsync({ code, kind, ...given });
    } catch (problem) {
      return refusedAt(problem, (path) => fieldAt(fields, path));
    }
    setValues((before) => ({ ...before, ...Object.fromEntries(Object.keys(given.secrets).map((secret) => [secret, ""])) }));
    showToast({ title: t("saved", { name }), tone: "success" });
    router.refresh();
    return null;
  });
  return (
    <form ref={form} onSubmit={save} noValidate className="grid gap-4">
      <FormRefusal reason={refusal} />
      <AccountFields fields={fields} values={values} set={set} error={error} kept={secretsSet} />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" pending={pending} disabledReason={needs}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
