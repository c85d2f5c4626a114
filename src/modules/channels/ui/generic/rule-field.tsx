"use client";
import { useTranslations } from "next-intl";
import type { Reason } from "@/lib/reason";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import type { Field as MappedField } from "../../marketplaces/generic/mapping";

type Props = {
  field: MappedField;
  value: string;
  /** What the last trial read there; undefined before one. */
  found: readonly string[] | undefined;
  error: Reason | null;
  hasPreset: boolean;
  /** Id of the list of paths that the sample has. */
  paths: string;
  onChange: (value: string) => void;
};

/** Where one field of an order stands in the payload, and what was found there. */
export function RuleField({ field, value, found, error, hasPreset, paths, onChange }: Props) {
  const t = useTranslations("channels.mapping");
  return (
    <Field label={t(`fields.${field.replace(".", "_")}` as never)} help={<Found values={found} isAsked={value !== ""} />} error={error}>
      <Input
        mono
        value={value}
        list={paths}
        placeholder={hasPreset ? t("asPreset") : undefined}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

function Found({ values, isAsked }: { values: readonly string[] | undefined; isAsked: boolean }) {
  const t = useTranslations("channels.mapping");
  const shown = values?.filter((value) => value !== "") ?? [];
  if (shown.length > 0) return <span className="mono [overflow-wrap:anywhere]">{shown.slice(0, 3).join(", ")}</span>;
  return values && isAsked ? <span className="text-warning">{t("nothingFound")}</span> : null;
}
