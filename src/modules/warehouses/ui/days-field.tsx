"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { formatDay } from "@/lib/dates";
import { Button } from "@/ui/button";
import { Chip } from "@/ui/chip";
import { DateInput } from "@/ui/date-input";
import { Field } from "@/ui/field";

type Props = { label: string; days: readonly string[]; locale: string; onChange: (days: string[]) => void };

/** Single days of a calendar: one is added by its date, each is taken away by its chip. */
export function Days({ label, days, locale, onChange }: Props) {
  const t = useTranslations("warehouses.calendar");
  const [typed, setTyped] = useState("");
  const add = () => {
    if (typed) onChange([...new Set([...days, typed])].sort());
    setTyped("");
  };
  return (
    <div className="grid content-start gap-2">
      <Field label={label} optional>
        <div className="flex gap-2">
          <DateInput value={typed} onChange={setTyped} aria-label={label} />
          <Button onClick={add}>{t("addDay")}</Button>
        </div>
      </Field>
      {days.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {days.map((day) => (
            <Chip
              key={day}
              label={t("removeDay", { day: formatDay(day, { locale, style: "shortDate" }) })}
              onRemove={() => onChange(days.filter((one) => one !== day))}
            >
              {formatDay(day, { locale })}
            </Chip>
          ))}
        </div>
      )}
    </div>
  );
}
