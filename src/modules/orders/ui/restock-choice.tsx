"use client";
import { useTranslations } from "next-intl";
import { RadioGroup } from "@/ui/radio-group";
import { type Restock, restocks } from "../inputs";

type Props = { value: Restock; onChange: (value: Restock) => void };

/** What becomes of goods that were picked and are no longer wanted. */
export function RestockChoice({ value, onChange }: Props) {
  const t = useTranslations("orders.cancel");
  return (
    <RadioGroup
      label={t("restock")}
      value={value}
      onChange={onChange}
      choices={restocks.map((one) => ({ value: one, label: t(`restocks.${one}`), help: t(`restockHelp.${one}`) }))}
    />
  );
}
