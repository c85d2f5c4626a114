"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { reason } from "@/lib/reason";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { emptyZone, type ZoneDraft } from "./tariff-draft";
import { wordComplaint } from "./word-complaint";

type Props = { zones: ZoneDraft[]; complaints: ReadonlyMap<string, string>; onChange: (zones: ZoneDraft[]) => void };

const parts = ["code", "name", "withinKm", "cities", "regions"] as const;

/** Where each zone reaches. The first that covers an address counts, so the narrow ones stand above the wide ones. */
export function ZoneRows({ zones, complaints, onChange }: Props) {
  const t = useTranslations("shipping.carriers");
  const set = (at: number, part: (typeof parts)[number], value: string) =>
    onChange(zones.map((zone, index) => (index === at ? { ...zone, [part]: value } : zone)));
  return (
    <fieldset className="px-4 py-3">
      <legend className="float-left mb-2 w-full text-13 font-semibold">
        {t("zones")} <span className="ml-1 font-normal text-ink-3">{t("zonesHelp")}</span>
      </legend>
      <ul className="clear-both grid gap-3">
        {zones.map((zone, at) => (
          <li
            key={zone.key}
            className="grid grid-cols-2 items-start gap-2 rounded border border-line p-3 md:grid-cols-[120px_1fr_110px_1.4fr_1.4fr_32px] md:border-0 md:p-0"
          >
            {parts.map((part) => (
              <Field
                key={part}
                label={t(`zone.${part}`)}
                error={wordComplaint(t, complaints, `zones.${at}.${part}`)}
                required={part === "code"}
              >
                <Input
                  mono={part === "code"}
                  numeric={part === "withinKm"}
                  inputMode={part === "withinKm" ? "decimal" : "text"}
                  autoComplete="off"
                  placeholder={part === "code" || part === "name" ? undefined : t("anywhere")}
                  value={zone[part]}
                  onChange={(event) => set(at, part, event.target.value)}
                />
              </Field>
            ))}
            <IconButton
              className="md:mt-6"
              label={t("removeZone", { zone: zone.name || zone.code })}
              icon={<Trash2 />}
              disabledReason={zones.length === 1 ? reason("carrier.last_zone") : null}
              onClick={() => onChange(zones.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ul>
      <Button className="mt-3" size="sm" icon={<Plus />} onClick={() => onChange([...zones, emptyZone()])}>
        {t("addZone")}
      </Button>
    </fieldset>
  );
}
