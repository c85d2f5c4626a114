"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";

type Props = {
  sku: string;
  label: string;
  /** The numbers to choose from; others can be typed. */
  known: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** What a number that is none of the known ones means. */
  other: string;
};

/** Which units of a product: their serial numbers, ticked, scanned above, or typed. */
export function SerialChoice({ sku, label, known, chosen, onChange, other }: Props) {
  const t = useTranslations("inventory.transfers.serials");
  const [typed, setTyped] = useState("");
  const shown = [...known, ...chosen.filter((serial) => !known.includes(serial))];
  const toggle = (serial: string, on: boolean) => onChange(on ? [...chosen, serial] : chosen.filter((one) => one !== serial));
  const add = () => {
    const serial = typed.trim();
    if (serial && !chosen.includes(serial)) onChange([...chosen, serial]);
    setTyped("");
  };
  return (
    <fieldset className="grid gap-2 rounded border border-line bg-sunken p-3" aria-label={`${label}, ${sku}`}>
      <div className="text-13 font-medium" aria-hidden="true">
        {label}
      </div>
      {shown.length > 0 && (
        <div className="grid max-h-60 grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-4 gap-y-1.5 overflow-y-auto touch:gap-y-0">
          {shown.map((serial) => (
            <Checkbox
              key={serial}
              label={<span className="mono [overflow-wrap:anywhere]">{serial}</span>}
              help={known.includes(serial) ? undefined : other}
              checked={chosen.includes(serial)}
              onChange={(on) => toggle(serial, on)}
            />
          ))}
        </div>
      )}
      <div className="flex items-end gap-2">
        <Field label={t("other")} className="min-w-0 flex-1 sm:max-w-60">
          <Input
            mono
            maxLength={64}
            autoComplete="off"
            enterKeyHint="enter"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              add();
            }}
          />
        </Field>
        <IconButton variant="default" className="mb-0.5 touch:mb-0" label={t("add")} icon={<Plus />} onClick={add} />
      </div>
    </fieldset>
  );
}
