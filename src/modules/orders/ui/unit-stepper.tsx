"use client";
import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/ui/icon-button";

type Props = {
  label: string;
  value: number;
  most: number;
  /** Why not one more than the most. */
  mostReason?: string;
  onChange: (value: number) => void;
};

/** How many units of a line, from none to the most that may be. */
export function UnitStepper({ label, value, most, mostReason, onChange }: Props) {
  const t = useTranslations("orders.cancelUnits");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame of its own
    <span role="group" aria-label={label} className="flex shrink-0 items-center gap-1">
      <IconButton
        label={t("fewer")}
        size="sm"
        variant="default"
        icon={<Minus />}
        disabledReason={value <= 0 ? t("none") : null}
        onClick={() => onChange(value - 1)}
      />
      <output className="min-w-16 text-center tabular-nums">{t("of", { value, most })}</output>
      <IconButton
        label={t("more")}
        size="sm"
        variant="default"
        icon={<Plus />}
        disabledReason={value >= most ? (mostReason ?? t("most")) : null}
        onClick={() => onChange(value + 1)}
      />
    </span>
  );
}
