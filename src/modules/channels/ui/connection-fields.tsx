"use client";
import { WandSparkles } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Reason } from "@/lib/reason";
import type { Locale } from "@/platform/i18n/locale";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Select } from "@/ui/select";
import type { DescribedField } from "../kinds/describe-kinds";
import { type FormValues, newSecret } from "../kinds/form-values";
import { CodeMap, type Named } from "./code-map";
import { WordMap } from "./word-map";

/** What a connection's maps may name of ours. */
export type Ours = { warehouses: readonly Named[]; carriers: readonly Named[]; channels: readonly Named[] };

type Values = FormValues;
type Props = {
  fields: readonly DescribedField[];
  values: Values;
  set: (name: string, value: Values[string]) => void;
  error: (name: string) => Reason | null;
  ours: Ours;
  /** Names of the secrets that are stored already: they are never shown. */
  kept?: readonly string[];
};

/** The fields of one kind of connection, each explained; what few need stands folded. */
export function ConnectionFields({ fields, ...rest }: Props) {
  const t = useTranslations("channels.form");
  const rare = fields.filter((field) => field.rare);
  const isOpen = rare.some(({ name }) => rest.error(name) !== null || hasValue(rest.values[name]));
  return (
    <>
      {fields
        .filter((field) => !field.rare)
        .map((field) => (
          <OneField key={field.name} field={field} {...rest} />
        ))}
      {rare.length > 0 && (
        <details open={isOpen}>
          <summary className="w-fit cursor-pointer rounded-sm text-13 text-ink-2 hover:text-ink touch:py-3">{t("rare")}</summary>
          <div className="mt-3 grid gap-4">
            {rare.map((field) => (
              <OneField key={field.name} field={field} {...rest} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

function OneField({ field, values, set, error, ours, kept = [] }: Omit<Props, "fields"> & { field: DescribedField }) {
  const t = useTranslations("channels.form");
  const meanings = useTranslations("channels.meanings");
  const locale = useLocale() as Locale;
  const { name, shape, required, choices = [], example, generates } = field;
  const label = field.label[locale];
  const help = field.help[locale];
  const value = values[name];
  const isKept = field.in === "secrets" && kept.includes(name);
  if (shape === "warehouses" || shape === "carriers")
    return (
      <CodeMap label={label} help={help} error={error(name)} ours={ours[shape]} value={asMap(value)} onChange={(next) => set(name, next)} />
    );
  if (shape === "words")
    return (
      <WordMap label={label} help={help} error={error(name)} choices={choices} value={asMap(value)} onChange={(next) => set(name, next)} />
    );
  if (shape === "channels") return <Several field={field} of={ours.channels} chosen={asList(value)} onChange={(next) => set(name, next)} />;
  if (shape === "switch")
    return <Checkbox label={label} help={help} checked={value === "yes"} onChange={(on) => set(name, on ? "yes" : "")} />;
  // A choice of ours has a word; one of the channel's own is its name.
  const wordOf = (choice: string) => (meanings.has(choice as never) ? meanings(choice as never) : choice);
  const text = typeof value === "string" ? value : "";
  const isNeeded = required === true && !isKept;
  return (
    <div className="grid gap-2">
      <Field label={label} help={help} error={error(name)} required={isNeeded} optional={required !== true}>
        {shape === "choice" ? (
          <Select
            options={[{ value: "", label: t("asUsual") }, ...choices.map((choice) => ({ value: choice, label: wordOf(choice) }))]}
            value={text}
            onChange={(next) => set(name, next)}
          />
        ) : (
          <Input
            name={name}
            type={shape === "password" ? "password" : "text"}
            inputMode={shape === "url" ? "url" : shape === "number" ? "decimal" : undefined}
            mono={field.in === "secrets"}
            autoComplete={shape === "password" ? "new-password" : "off"}
            spellCheck={false}
            placeholder={isKept ? t("kept") : example}
            value={text}
            onChange={(event) => set(name, event.target.value)}
          />
        )}
      </Field>
      {generates && (
        <div className="-mt-1">
          <Button size="sm" variant="ghost" icon={<WandSparkles />} onClick={() => set(name, newSecret())}>
            {t("generate")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Several({
  field,
  of,
  chosen,
  onChange,
}: {
  field: DescribedField;
  of: readonly Named[];
  chosen: readonly string[];
  onChange: (next: string[]) => void;
}) {
  const locale = useLocale() as Locale;
  return (
    <fieldset>
      <legend className="mb-1 text-13 font-medium">{field.label[locale]}</legend>
      <p className="mb-1 text-12 text-ink-3">{field.help[locale]}</p>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {of.map(({ code, name }) => (
          <Checkbox
            key={code}
            label={name}
            checked={chosen.includes(code)}
            onChange={(on) => onChange(on ? [...chosen, code] : chosen.filter((one) => one !== code))}
          />
        ))}
      </div>
    </fieldset>
  );
}

const asMap = (value: Values[string] | undefined): Record<string, string> =>
  typeof value === "object" && !Array.isArray(value) ? value : {};
const asList = (value: Values[string] | undefined): string[] => (Array.isArray(value) ? value : []);
const hasValue = (value: Values[string] | undefined): boolean =>
  typeof value === "string" ? value !== "" : value !== undefined && Object.values(value).some(Boolean);
