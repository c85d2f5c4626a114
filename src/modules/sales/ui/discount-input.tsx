"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/ui/field";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { SegmentedControl } from "@/ui/segmented-control";
import type { HandLine } from "../basket";

type Props = { line: HandLine; currency: string; onChange: (changes: Partial<HandLine>) => void; className?: string };

/** What is taken off a line: a sum or percent. */
export function DiscountInput({ line, currency, onChange, className }: Props) {
  const t = useTranslations("sales");
  const symbol = useFormats()
    .money(0, currency)
    .replace(/[\d\s.,\u00a0]/g, "");
  const [draft, setDraft] = useState<string | null>(null);
  const turn = (discountIn: HandLine["discountIn"]) => {
    setDraft(null);
    onChange({ discountIn, discount: null });
  };
  return (
    <span className={`flex min-w-0 items-end gap-1 ${className ?? ""}`}>
      <Field label={t("discount")} className="min-w-0 flex-1">
        {line.discountIn === "amount" ? (
          <MoneyInput
            value={line.discount}
            currency={currency}
            placeholder={t("discount")}
            onChange={(discount) => onChange({ discount })}
          />
        ) : (
          <Input
            numeric
            inputMode="decimal"
            autoComplete="off"
            suffix="%"
            placeholder={t("discount")}
            value={draft ?? (line.discount === null ? "" : String(line.discount))}
            onChange={(event) => {
              setDraft(event.target.value);
              onChange({ discount: percentOf(event.target.value) });
            }}
            onBlur={() => setDraft(null)}
          />
        )}
      </Field>
      <span className="pb-[3px] touch:pb-0">
        <SegmentedControl
          label={t("discountIn")}
          value={line.discountIn}
          onChange={turn}
          options={[
            { value: "amount", label: symbol, title: t("inAmount") },
            { value: "percent", label: "%", title: t("inPercent") },
          ]}
        />
      </span>
    </span>
  );
}

/** Percent as they are typed, with a comma or a point and up to two decimals; null for what is none. */
function percentOf(typed: string): number | null {
  const text = typed.replace(",", ".").replace(/\s/g, "");
  if (!/^\d{1,3}(\.\d{0,2})?$/.test(text)) return null;
  return Math.min(100, Number(text));
}
