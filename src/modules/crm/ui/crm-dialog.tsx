"use client";
import { ListTree } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { showToast } from "@/ui/toast";
import { useForm } from "@/ui/use-form";
import type { CrmConnection } from "../crm-queries";
import type { CrmKind } from "../inputs";
import { crmOfDraft, draftOf, draftSchema, fieldAt, kindParts, stagesIn } from "./crm-draft";
import { FunnelField, StageFields } from "./funnel-fields";
import { useFunnels } from "./use-funnels";

type Props = { kind: CrmKind; crm: CrmConnection | null; onSaved: () => void; onClose: () => void };

const contacts = ["name", "phone", "email"] as const;

/** Connects a CRM or changes how it is told. The stored key is never shown; an empty field keeps it. */
export function CrmDialog({ kind, crm, onSaved, onClose }: Props) {
  const t = useTranslations("crm");
  const kinds = useTranslations("crm.kinds");
  const id = useId();
  const put = trpc.crm.put.useMutation();
  const [schema] = useState(() => draftSchema(kind, crm === null));
  const { form, values, set, text, error, refusal, pending, submit } = useForm(schema, draftOf(kind, crm?.code ?? "", crm?.settings ?? {}));
  const { secret, own, funnel } = kindParts[kind];
  const { funnels, why, pending: reading, read } = useFunnels(kind, crm?.code ?? null);
  const chosen = funnels?.find(({ id }) => id === values[funnel]);
  const choose = (id: string) => {
    set(funnel, id);
    const next = funnels?.find((one) => one.id === id);
    if (next) for (const [stage, value] of Object.entries(stagesIn(next, values))) set(stage as "placed", value);
  };

  const save = submit(async () => {
    try {
      await put.mutateAsync({ code: values.code.trim(), crm: crmOfDraft(kind, values, crm?.settings ?? {}) });
    } catch (problem) {
      return refusedAt(problem, fieldAt);
    }
    showToast({ title: t("saved"), tone: "success" });
    onSaved();
    onClose();
    return null;
  });

  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={t(crm ? "changeTitle" : "createTitle", { kind: kinds(kind) })}
      description={t(`how.${kind}`)}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={id} variant="primary" pending={pending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form ref={form} id={id} onSubmit={save} noValidate className="grid gap-4">
        <FormRefusal reason={refusal} />
        {!crm && (
          <Field label={t("fields.code")} help={t("fields.codeHelp")} error={error("code")}>
            <Input mono autoComplete="off" maxLength={64} placeholder={kind} {...text("code")} />
          </Field>
        )}
        <Field label={t(`fields.${secret}`)} help={t(crm ? "fields.secretKept" : `fields.${secret}Help`)} error={error("secret")}>
          <Input mono type="password" autoComplete="off" {...text("secret")} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          {[...own.filter((name) => name !== funnel), "responsible" as const].map((name) => (
            <Field
              key={name}
              label={t(`fields.${name}`)}
              help={t(`fields.${name}Help`)}
              error={error(name)}
              optional={name === "responsible" || name === "linkField"}
            >
              <Input mono autoComplete="off" maxLength={100} {...text(name)} />
            </Field>
          ))}
          <Field label={t("fields.title")} help={t("fields.titleHelp")} error={error("title")}>
            <Input autoComplete="off" maxLength={100} {...text("title")} />
          </Field>
        </div>
        <fieldset className="grid gap-3">
          <legend className="mb-1 text-13 font-medium">{t("stages")}</legend>
          <p className="text-12 text-ink-2">{t(funnels ? "stagesChosen" : `stagesHelp.${kind}`)}</p>
          {!funnels && (
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <Button
                icon={<ListTree />}
                pending={reading}
                disabledReason={crm || values.secret.trim() ? null : t("keyFirst")}
                onClick={() => read(crmOfDraft(kind, values, crm?.settings ?? {}))}
              >
                {t("readFunnels")}
              </Button>
              <p aria-live="polite" className="min-w-0 text-13 text-danger [overflow-wrap:anywhere]">
                {why}
              </p>
            </div>
          )}
          <FunnelField name={funnel} funnels={funnels} value={values[funnel]} onChange={choose} text={text(funnel)} error={error(funnel)} />
          <StageFields funnel={chosen ?? null} isListed={funnels !== null} values={values} set={set} text={text} error={error} />
        </fieldset>
        <fieldset className="grid gap-2">
          <legend className="mb-1 text-13 font-medium">{t("buyer")}</legend>
          <p className="text-12 text-ink-2">{t("buyerHelp")}</p>
          {contacts.map((name) => (
            <Checkbox key={name} label={t(`fields.${name}`)} checked={values[name]} onChange={(checked) => set(name, checked)} />
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}
