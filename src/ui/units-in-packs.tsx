"use client";
import { useTranslations } from "next-intl";
import { Field } from "./field";
import { useFormats } from "./formats-context";
import { Input } from "./input";
import type { Explained } from "./reason-text";
import { Select } from "./select";

/** A figure as it is typed, and in what it counts: units, or packs of so many. */
export type Units = { text: string; per: number };

export const noUnits: Units = { text: "", per: 1 };

/** How many units it says: "+5", "−3" with a true minus, "1 200". Null when it says none. */
export function unitsOf({ text, per }: Units): number | null {
  const bare = text.replace(/[\s\u00a0]/g, "").replace(/^[−–]/, "-");
  return /^[+-]?\d{1,8}$/.test(bare) ? Number(bare) * per : null;
}

type Props = {
  label: string;
  packs: readonly { name: string; units: number }[];
  help?: string;
  error?: Explained;
  signed?: boolean;
  value: Units;
  onChange: (value: Units) => void;
};

/** How many, in units or in packs: three boxes of twelve are 36. */
export function UnitsInPacks({ label, packs, help, error, signed, value, onChange }: Props) {
  const t = useTranslations("ui.packs");
  const { number } = useFormats();
  const units = unitsOf(value);
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <Field label={label} help={value.per > 1 && units !== null ? t("makes", { units: number(units) }) : help} error={error} required>
          <Input
            numeric
            inputMode={signed ? "text" : "numeric"}
            autoComplete="off"
            value={value.text}
            onChange={(event) => onChange({ ...value, text: event.target.value })}
          />
        </Field>
      </div>
      {packs.length > 0 && (
        <div className="w-44">
          <Field label={t("in")}>
            <Select
              value={String(value.per)}
              onChange={(per) => onChange({ ...value, per: Number(per) })}
              options={[
                { value: "1", label: t("units") },
                ...packs
                  .filter((pack, index) => packs.findIndex(({ units }) => units === pack.units) === index)
                  .map(({ name, units }) => ({ value: String(units), label: t("pack", { name, units }) })),
              ]}
            />
          </Field>
        </div>
      )}
    </div>
  );
}
