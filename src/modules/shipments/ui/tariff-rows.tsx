"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { reason } from "@/lib/reason";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { Select } from "@/ui/select";
import { emptyTariff, type TableDraft, type TariffDraft } from "./tariff-draft";
import { wordComplaint } from "./word-complaint";

type Props = {
  table: TableDraft;
  currency: string;
  service: string;
  complaints: ReadonlyMap<string, string>;
  onChange: (tariffs: TariffDraft[]) => void;
};

/** What a parcel costs in each zone: a base price up to a weight, then each further kilogram begun. */
export function TariffRows({ table: { zones, tariffs }, currency, service, complaints, onChange }: Props) {
  const t = useTranslations("shipping.carriers");
  const set = (at: number, changes: Partial<TariffDraft>) =>
    onChange(tariffs.map((tariff, index) => (index === at ? { ...tariff, ...changes } : tariff)));
  const wrong = (at: number, part: string) => wordComplaint(t, complaints, `tariffs.${at}.${part}`);
  const figure = (tariff: TariffDraft, at: number, part: "baseKg" | "maxKg" | "daysMin" | "daysMax", path: string) => (
    <Field label={t(`tariff.${part}`)} error={wrong(at, path)}>
      <Input
        numeric
        inputMode="decimal"
        autoComplete="off"
        placeholder={part === "maxKg" ? t("anyWeight") : undefined}
        value={tariff[part]}
        onChange={(event) => set(at, { [part]: event.target.value })}
      />
    </Field>
  );
  return (
    <fieldset className="border-t border-line px-4 py-3">
      <legend className="float-left mb-2 w-full text-13 font-semibold">
        {t("tariffs")} <span className="ml-1 font-normal text-ink-3">{t("tariffsHelp")}</span>
      </legend>
      <ul className="clear-both grid gap-3">
        {tariffs.map((tariff, at) => (
          <li
            key={tariff.key}
            className="grid grid-cols-2 items-start gap-2 rounded border border-line p-3 md:grid-cols-[1.2fr_1fr_1fr_80px_1fr_80px_70px_70px_32px] md:border-0 md:p-0"
          >
            <Field label={t("tariff.zone")} error={wrong(at, "zone")}>
              <Select
                value={tariff.zone}
                onChange={(zone) => set(at, { zone })}
                placeholder={zones.some(({ code }) => code === tariff.zone) ? undefined : "—"}
                options={zones.filter(({ code }) => code.trim()).map(({ code, name }) => ({ value: code.trim(), label: name || code }))}
              />
            </Field>
            <Field label={t("tariff.service")} error={wrong(at, "service")}>
              <Input mono autoComplete="off" value={tariff.service} onChange={(event) => set(at, { service: event.target.value })} />
            </Field>
            <Field label={t("tariff.base")} error={wrong(at, "baseMinor")}>
              <MoneyInput value={tariff.baseMinor} currency={currency} onChange={(baseMinor) => set(at, { baseMinor })} />
            </Field>
            {figure(tariff, at, "baseKg", "baseGrams")}
            <Field label={t("tariff.perKg")} error={wrong(at, "perExtraKgMinor")}>
              <MoneyInput value={tariff.perExtraKgMinor} currency={currency} onChange={(perExtraKgMinor) => set(at, { perExtraKgMinor })} />
            </Field>
            {figure(tariff, at, "maxKg", "maxGrams")}
            {figure(tariff, at, "daysMin", "days.min")}
            {figure(tariff, at, "daysMax", "days.max")}
            <IconButton
              className="md:mt-6"
              label={t("removeTariff", { position: at + 1 })}
              icon={<Trash2 />}
              disabledReason={tariffs.length === 1 ? reason("carrier.last_tariff") : null}
              onClick={() => onChange(tariffs.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ul>
      <Button className="mt-3" size="sm" icon={<Plus />} onClick={() => onChange([...tariffs, emptyTariff(zones[0]?.code ?? "", service)])}>
        {t("addTariff")}
      </Button>
    </fieldset>
  );
}
