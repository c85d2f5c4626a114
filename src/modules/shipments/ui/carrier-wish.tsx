"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";

/** A carrier asked for by name; null leaves it to the rules. */
export type Wish = { carrier: string } | null;

type Props = { carriers: readonly { code: string; name: string }[]; wish: Wish; onChange: (wish: Wish) => void };

export function CarrierWish({ carriers, wish, onChange }: Props) {
  const t = useTranslations("shipping.wish");
  return (
    <Field label={t("label")} help={t(wish ? "byHand" : "byRules")}>
      <Select
        value={wish?.carrier ?? ""}
        placeholder={t("auto")}
        onChange={(carrier) => onChange(carrier ? { carrier } : null)}
        options={carriers.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </Field>
  );
}
