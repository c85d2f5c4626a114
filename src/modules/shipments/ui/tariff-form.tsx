"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { focusFirstError } from "@/ui/focus-first-error";
import { Input } from "@/ui/input";
import type { TariffTable } from "../carriers/tariffs";
import type { CarrierAccountView } from "./carrier-account";
import { draftOf, figure, settingsOf, type TableDraft } from "./tariff-draft";
import { TariffRows } from "./tariff-rows";
import { useSaveCarrier } from "./use-save-carrier";
import { ZoneRows } from "./zone-rows";

/** Zones and prices by hand, for an own courier or for self-pickup. The carrier's own schema checks them; its words stand at the fields. */
export function TariffForm({ account }: { account: CarrierAccountView }) {
  const t = useTranslations("shipping.carriers");
  const form = useRef<HTMLFormElement>(null);
  const needs = useNeeds("manager");
  const settings = account.settings as Partial<TariffTable> & { storageDays?: number };
  const currency = settings.currency ?? "RUB";
  const [table, setTable] = useState<TableDraft>(() => draftOf({ zones: settings.zones ?? [], tariffs: settings.tariffs ?? [] }));
  const [storageDays, setStorageDays] = useState(String(settings.storageDays ?? 7));
  const [insurance, setInsurance] = useState(settings.insurancePercent ? String(settings.insurancePercent).replace(".", ",") : "");
  const [dirty, setDirty] = useState(false);
  const { complaints, pending, save } = useSaveCarrier(account);
  const isPickup = account.kind === "pickup";

  useEffect(() => {
    if (complaints.size > 0 && form.current) focusFirstError(form.current);
  }, [complaints]);

  const change = (next: TableDraft) => {
    setTable(next);
    setDirty(true);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const days = Number(storageDays);
    const insurancePercent = insurance.trim() === "" ? undefined : figure(insurance);
    save({ currency, ...settingsOf(table), insurancePercent, ...(isPickup && { storageDays: Number.isInteger(days) ? days : null }) });
  };
  return (
    <form
      ref={form}
      onSubmit={submit}
      onInput={() => setDirty(true)}
      data-dirty={dirty || undefined}
      noValidate
      className="border-t border-line"
    >
      <ZoneRows zones={table.zones} complaints={complaints} onChange={(zones) => change({ ...table, zones })} />
      <TariffRows
        table={table}
        currency={currency}
        service={isPickup ? "pickup" : "courier"}
        complaints={complaints}
        onChange={(tariffs) => change({ ...table, tariffs })}
      />
      <div className="flex flex-wrap items-end gap-4 border-t border-line px-4 py-3">
        {!isPickup && (
          <Field
            label={t("insurancePercent")}
            help={t("insurancePercentHelp")}
            error={complaints.get("insurancePercent") ? t("wrong.insurancePercent") : null}
            className="w-64"
          >
            <Input
              numeric
              inputMode="decimal"
              autoComplete="off"
              value={insurance}
              onChange={(event) => setInsurance(event.target.value)}
            />
          </Field>
        )}
        {isPickup && (
          <Field
            label={t("storageDays")}
            help={t("storageDaysHelp")}
            error={complaints.get("storageDays") ? t("wrong.storageDays") : null}
            className="w-64"
          >
            <Input
              numeric
              inputMode="numeric"
              autoComplete="off"
              value={storageDays}
              onChange={(event) => setStorageDays(event.target.value)}
            />
          </Field>
        )}
        <Button type="submit" variant="primary" pending={pending} disabledReason={needs} className="ml-auto">
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
