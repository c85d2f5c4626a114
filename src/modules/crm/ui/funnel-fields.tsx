"use client";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Select } from "@/ui/select";
import type { useForm } from "@/ui/use-form";
import { type DealStage, dealStages } from "../deal-stage";
import type { CrmFunnel } from "../vendors/port";
import type { CrmDraft, draftSchema } from "./crm-draft";

type Form = ReturnType<typeof useForm<ReturnType<typeof draftSchema>, CrmDraft>>;
type FunnelProps = {
  name: "category" | "pipeline";
  funnels: CrmFunnel[] | null;
  value: string;
  onChange: (id: string) => void;
  text: ComponentProps<typeof Input>;
  error: ReturnType<Form["error"]>;
};

/** The funnel that deals go: chosen from the CRM's own list, or typed as long as nobody has read it. */
export function FunnelField({ name, funnels, value, onChange, text, error }: FunnelProps) {
  const t = useTranslations("crm.fields");
  if (!funnels)
    return (
      <Field label={t(name)} help={t(`${name}Help`)} error={error}>
        <Input mono autoComplete="off" maxLength={100} {...text} />
      </Field>
    );
  const isThere = funnels.some(({ id }) => id === value);
  return (
    <Field label={t("funnel")} error={error}>
      <Select
        value={isThere ? value : ""}
        placeholder={t("funnelChoose")}
        options={funnels.map(({ id, name }) => ({ value: id, label: name || id }))}
        onChange={onChange}
      />
    </Field>
  );
}

type StageProps = Pick<Form, "text" | "error" | "set"> & {
  funnel: CrmFunnel | null;
  isListed: boolean;
  values: Pick<CrmDraft, DealStage>;
};

/** Our stages, and which of the funnel's each one is. One that is stored and no longer there is shown as it is. */
export function StageFields({ funnel, isListed, values, set, text, error }: StageProps) {
  const t = useTranslations("crm");
  if (isListed && !funnel) return null;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {dealStages.map((stage) => {
        const value = values[stage];
        const isGone = funnel !== null && value !== "" && !funnel.stages.some(({ id }) => id === value);
        return (
          <Field key={stage} label={t(`stage.${stage}`)} error={error(stage)} optional>
            {funnel ? (
              <Select
                value={value}
                placeholder={t("stageStays")}
                options={[
                  ...(isGone ? [{ value, label: t("stageGone", { id: value }) }] : []),
                  ...funnel.stages.map(({ id, name }) => ({ value: id, label: name || id })),
                ]}
                onChange={(next) => set(stage, next)}
              />
            ) : (
              <Input mono autoComplete="off" maxLength={60} {...text(stage)} />
            )}
          </Field>
        );
      })}
    </div>
  );
}
