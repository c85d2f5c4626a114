"use client";
import { useLocale, useTranslations } from "next-intl";
import type { Reason } from "@/lib/reason";
import type { Locale } from "@/platform/i18n/locale";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import type { DescribedField } from "../setup/describe-kinds";
import type { FieldValues } from "./carrier-fields";

type Props = {
  fields: readonly DescribedField[];
  values: FieldValues;
  set: (name: string, value: string) => void;
  error: (name: string) => Reason | null;
  /** Names of the secrets that are stored already: they are never shown. */
  kept?: readonly string[];
};

/** The fields that a kind of carrier asks for, each explained; another address than the carrier's own stands folded. */
export function AccountFields({ fields, ...rest }: Props) {
  const t = useTranslations("shipping.carriers.connect");
  const isRare = ({ shape }: DescribedField) => shape === "url";
  const rare = fields.filter(isRare);
  const isOpen = rare.some(({ name }) => rest.error(name) !== null);
  return (
    <div className="grid items-start gap-x-3.5 gap-y-4 sm:grid-cols-2">
      {fields
        .filter((field) => !isRare(field))
        .map((field) => (
          <OneField key={field.name} field={field} {...rest} />
        ))}
      {rare.length > 0 && (
        <details open={isOpen} className="sm:col-span-2">
          <summary className="w-fit cursor-pointer rounded-sm text-13 text-ink-2 hover:text-ink touch:py-3">{t("rare")}</summary>
          <div className="mt-3 grid gap-4">
            {rare.map((field) => (
              <OneField key={field.name} field={field} {...rest} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

function OneField({ field, values, set, error, kept = [] }: Omit<Props, "fields"> & { field: DescribedField }) {
  const t = useTranslations("shipping.carriers.connect");
  const locale = useLocale() as Locale;
  const { name, shape, required } = field;
  const isSecret = field.in === "secrets";
  const isKept = isSecret && kept.includes(name);
  const label = field.label[locale];
  const help = field.help[locale] || undefined;
  if (shape === "switch")
    return <Checkbox label={label} help={help} checked={values[name] === "yes"} onChange={(on) => set(name, on ? "yes" : "")} />;
  return (
    <Field label={label} help={help} error={error(name)} required={required && !isKept} optional={!required}>
      <Input
        name={name}
        type={isSecret ? "password" : "text"}
        inputMode={shape === "url" ? "url" : shape === "number" ? "decimal" : undefined}
        mono={isSecret}
        autoComplete={isSecret ? "new-password" : "off"}
        spellCheck={false}
        placeholder={isKept ? t("kept") : shape === "url" ? "https://" : undefined}
        value={values[name] ?? ""}
        onChange={(event) => set(name, event.target.value)}
      />
    </Field>
  );
}
