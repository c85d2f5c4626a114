"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { type BandedRule, bandedRules, defaultBands } from "../../routing/rules";

type Props = { rule: BandedRule; band: number | null; currency: string; onChange: (band: number) => void };

/** How wide a rule's band is: differences inside one do not count. Left empty, it keeps its last width. */
export function BandField({ rule, band, currency, onChange }: Props) {
  const t = useTranslations("routing");
  const [typed, setTyped] = useState<string | null>(null);
  const unit = bandedRules[rule];
  const width = band ?? defaultBands[rule];
  return (
    <Field label={t("band")} className="w-28 [&_label]:text-12 [&_label]:font-normal [&_label]:text-ink-3">
      {unit === "minor" ? (
        <MoneyInput value={width} currency={currency} onChange={(minor) => minor !== null && minor > 0 && onChange(minor)} />
      ) : (
        <Input
          numeric
          inputMode="numeric"
          autoComplete="off"
          suffix={t(`unit.${unit}`)}
          value={typed ?? String(width)}
          onChange={(event) => {
            const digits = event.target.value.replace(/\D/g, "").slice(0, 5);
            setTyped(digits);
            if (Number(digits) > 0) onChange(Number(digits));
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  );
}
