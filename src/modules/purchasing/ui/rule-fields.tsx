"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

/** What is typed for a rule; "" where nothing of its own is said. */
export type TypedRules = Readonly<Record<string, string>>;

/** A percent as it is typed becomes a share, days may be parts of days; null where it is empty, undefined where it is no figure. */
export function typedFigure(text: string, { percent = false } = {}): number | null | undefined {
  const plain = text.trim().replace(",", ".");
  if (plain === "") return null;
  if (!/^\d{1,7}(\.\d{1,3})?$/.test(plain)) return undefined;
  const value = Number(plain);
  return percent ? Math.round(value * 1_000) / 100_000 : value;
}

/** A figure as it is typed. */
export const figureText = (value: number | null, { percent = false } = {}): string =>
  value === null ? "" : String(Math.round(value * (percent ? 100_000 : 1_000)) / 1_000);

type Props = {
  names: readonly ("serviceLevel" | "leadDays" | "leadDeviation" | "coverDays" | "deadAfterDays" | "minQuantity" | "pack")[];
  values: TypedRules;
  onChange: (name: string, value: string) => void;
  /** What holds where a field is left empty. */
  otherwise?: Readonly<Record<string, string>>;
  wrong?: readonly string[];
};

/** Rules of the shelves as fields. */
export function RuleFields({ names, values, onChange, otherwise = {}, wrong = [] }: Props) {
  const t = useTranslations("forecast.rules");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {names.map((name) => (
        <Field key={name} label={t(name)} help={t(`${name}Help`)} error={wrong.includes(name) ? { code: "field.invalid" } : null}>
          <Input
            numeric
            inputMode="decimal"
            autoComplete="off"
            suffix={name === "serviceLevel" ? "%" : undefined}
            placeholder={otherwise[name]}
            value={values[name] ?? ""}
            onChange={(event) => onChange(name, event.target.value)}
          />
        </Field>
      ))}
    </div>
  );
}
