"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reason } from "@/lib/reason";
import { Field } from "@/ui/field";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import { type DraftParcel, type PackLine, unitsIn, weightOf } from "../packing-draft";
import { gramsOf } from "../weight";

type Props = { parcel: DraftParcel; lines: readonly PackLine[]; onChange: (grams: number | null) => void };

/** What the parcel weighs: the goods together until somebody weighs it. "1,2" is kilograms, "850 г" grams. */
export function WeightField({ parcel, lines, onChange }: Props) {
  const t = useTranslations("packing.weight");
  const { number } = useFormats();
  const [draft, setDraft] = useState<string | null>(null);
  const grams = weightOf(parcel, lines);
  const kilograms = grams === null ? "" : number(grams / 1000, grams % 1000 === 0 ? 0 : grams % 100 === 0 ? 1 : grams % 10 === 0 ? 2 : 3);
  const unreadable = draft !== null && draft.trim() !== "" && gramsOf(draft) === null;
  return (
    <Field
      label={t("label")}
      help={t(parcel.weighedGrams !== null ? "weighed" : grams === null && unitsIn(parcel) > 0 ? "unknown" : "fromGoods")}
      error={unreadable ? reason("packing.weight_unreadable") : null}
    >
      <Input
        numeric
        inputMode="decimal"
        autoComplete="off"
        suffix={t("kg")}
        value={draft ?? kilograms}
        onChange={(event) => {
          setDraft(event.target.value);
          const typed = event.target.value.trim();
          const next = gramsOf(typed);
          if (next !== null || typed === "") onChange(next);
        }}
        onBlur={() => !unreadable && setDraft(null)}
      />
    </Field>
  );
}
