"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/ui/field";
import { useFormats } from "@/ui/formats-context";
import { Select } from "@/ui/select";
import { type HandledCondition, handledConditions, unitsIn } from "../conditions";
import type { StockRow } from "./stock-row";

type Props = { row: StockRow; label: string; value: HandledCondition; onChange: (condition: HandledCondition) => void };

/** Which of the units that lie there, with how many there are of each kind. */
export function ConditionField({ row, label, value, onChange }: Props) {
  const t = useTranslations("inventory");
  const { number } = useFormats();
  const there = handledConditions.filter((condition) => unitsIn(row, condition) > 0 || condition === value);
  return (
    <Field label={label}>
      <Select
        value={value}
        onChange={(next) => onChange(next as HandledCondition)}
        options={there.map((condition) => ({
          value: condition,
          label: t("condition.there", { condition: t(`conditions.${condition}`), units: number(unitsIn(row, condition)) }),
        }))}
      />
    </Field>
  );
}
