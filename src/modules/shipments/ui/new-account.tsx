"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import type { Locale } from "@/platform/i18n/locale";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { useForm } from "@/ui/use-form";
import { CarrierCode } from "../inputs";
import type { DescribedKind } from "../setup/describe-kinds";
import { AccountFields } from "./account-fields";
import { accountOf, fieldAt, fieldsSchema, fieldValues } from "./carrier-fields";

type Props = {
  formId: string;
  kind: DescribedKind;
  /** Codes that carriers have already. */
  taken: readonly string[];
  onPending: (pending: boolean) => void;
  onMade: (code: string, kind: DescribedKind, webhookUrl: string | null) => void;
};

/** Name and code of a new carrier account, and what its kind asks for. */
export function NewAccount({ formId, kind, taken, onPending, onMade }: Props) {
  const t = useTranslations("shipping.carriers.add");
  const locale = useLocale() as Locale;
  const put = trpc.shipments.putCarrier.useMutation();
  const fields = kind.fields ?? [];
  const [schema] = useState(() => fieldsSchema(fields).extend({ accountName: z.string().trim().max(100), accountCode: CarrierCode }));
  const [initial] = useState(() => ({ ...fieldValues(fields), accountName: kind.name[locale], accountCode: freeCode(kind.kind, taken) }));
  const { form, values, set, text, error, refusal, submit } = useForm(schema, initial as Record<string, string>);
  const save = submit(async ({ accountName, accountCode, ...rest }) => {
    const [name, code] = [String(accountName), String(accountCode)];
    if (taken.includes(code)) return { reason: { code: "carrier.code_taken", params: { code } }, field: "accountCode" };
    onPending(true);
    try {
      const given = kind.fields ? accountOf(fields, rest) : {};
      const { webhookUrl } = await put.mutateAsync({ code, kind: kind.kind, name: name || kind.name[locale], ...given });
      onMade(code, kind, webhookUrl);
      return null;
    } catch (problem) {
      return refusedAt(problem, (path) => fieldAt(fields, path) ?? (path === "code" ? "accountCode" : null));
    } finally {
      onPending(false);
    }
  });
  return (
    <form ref={form} id={formId} onSubmit={save} noValidate className="grid gap-4">
      <FormRefusal reason={refusal} />
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field label={t("name")} error={error("accountName")} optional>
          <Input {...text("accountName")} maxLength={100} autoComplete="off" />
        </Field>
        <Field label={t("code")} help={t("codeHelp")} error={error("accountCode")} required>
          <Input {...text("accountCode")} mono maxLength={40} autoComplete="off" />
        </Field>
      </div>
      <AccountFields fields={fields} values={values} set={set} error={error} />
    </form>
  );
}

/** "cdek", or the first of cdek-2, cdek-3 … that no carrier has. */
function freeCode(kind: string, taken: readonly string[]): string {
  const codes = [kind, ...Array.from({ length: taken.length + 1 }, (_, index) => `${kind}-${index + 2}`)];
  return codes.find((code) => !taken.includes(code)) ?? "";
}
