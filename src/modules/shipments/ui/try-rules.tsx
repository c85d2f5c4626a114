"use client";
import { Play, Scale } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { Card } from "@/ui/section";
import { SegmentedControl } from "@/ui/segmented-control";
import { Select } from "@/ui/select";
import type { CarrierRule } from "../carrier-rule";
import { RateOffers } from "./rate-offers";
import type { RuleNames } from "./use-rule-words";

type Props = {
  /** Rules that are edited and not saved: these are tried then. */
  rules: CarrierRule[] | null;
  names: RuleNames;
};

/** A packed order, or a parcel that nobody has packed, and which carrier it would take. Carriers are asked, nothing is written. */
export function TryRules({ rules, names }: Props) {
  const t = useTranslations("shipping.tryRules");
  const needs = useNeeds("manager");
  const [mode, setMode] = useState<"order" | "parcel">("parcel");
  const [number, setNumber] = useState("");
  const [parcel, setParcel] = useState({
    channel: names.channels[0]?.code ?? "",
    warehouse: names.warehouses[0]?.code ?? "",
    city: "",
    region: "",
    kg: "1",
    value: 0 as number | null,
    method: "courier",
    cash: false,
  });
  const run = trpc.shipments.tryCarrierRules.useMutation();
  const set = (changes: Partial<typeof parcel>) => setParcel({ ...parcel, ...changes });
  const grams = Math.round(Number(parcel.kg.replace(",", ".")) * 1000);
  const missing = mode === "order" ? (number.trim() ? null : t("noNumber")) : grams > 0 && parcel.city.trim() ? null : t("noParcel");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (needs || missing || run.isPending) return;
    if (mode === "order") return run.mutate({ order: number.trim(), rules });
    const { channel, warehouse, city, region, value, method: shippingMethod, cash: cashOnDelivery } = parcel;
    run.mutate({
      parcel: {
        channel,
        warehouse,
        city: city.trim(),
        region: region.trim(),
        shippingMethod,
        weightGrams: grams,
        value: value ?? 0,
        cashOnDelivery,
      },
      rules,
    });
  };
  return (
    <Card icon={<Scale />} title={t("title")} note={t(rules ? "noteTried" : "note")}>
      <form onSubmit={submit} noValidate className="grid gap-4 p-4">
        <FormRefusal reason={run.isError ? reasonOf(run.error) : null} />
        <div className="flex">
          <SegmentedControl
            label={t("which")}
            value={mode}
            onChange={setMode}
            options={[
              { value: "parcel", label: t("parcel") },
              { value: "order", label: t("order") },
            ]}
          />
        </div>
        {mode === "order" ? (
          <Field label={t("number")} help={t("numberHelp")}>
            <Input value={number} maxLength={64} autoComplete="off" onChange={(event) => setNumber(event.target.value)} />
          </Field>
        ) : (
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label={t("city")}>
              <Input value={parcel.city} maxLength={200} autoComplete="off" onChange={(event) => set({ city: event.target.value })} />
            </Field>
            <Field label={t("region")} optional>
              <Input value={parcel.region} maxLength={200} autoComplete="off" onChange={(event) => set({ region: event.target.value })} />
            </Field>
            <Field label={t("method")}>
              <Input value={parcel.method} maxLength={100} autoComplete="off" onChange={(event) => set({ method: event.target.value })} />
            </Field>
            <Field label={t("weight")}>
              <Input numeric inputMode="decimal" suffix={t("kg")} value={parcel.kg} onChange={(event) => set({ kg: event.target.value })} />
            </Field>
            <Field label={t("value")}>
              <MoneyInput value={parcel.value} onChange={(value) => set({ value })} />
            </Field>
            <div className="self-end pb-1.5">
              <Checkbox label={t("cash")} checked={parcel.cash} onChange={(cash) => set({ cash })} />
            </div>
            <Field label={t("channel")}>
              <Select
                value={parcel.channel}
                onChange={(channel) => set({ channel })}
                options={names.channels.map(({ code, name }) => ({ value: code, label: name }))}
              />
            </Field>
            <Field label={t("warehouse")}>
              <Select
                value={parcel.warehouse}
                onChange={(warehouse) => set({ warehouse })}
                options={names.warehouses.map(({ code, name }) => ({ value: code, label: name }))}
              />
            </Field>
          </div>
        )}
        <div>
          <Button type="submit" icon={<Play />} pending={run.isPending} disabledReason={needs ?? missing}>
            {t("run")}
          </Button>
        </div>
      </form>
      {run.data && (
        <div className="border-t border-line">
          <RateOffers decision={run.data} names={new Map(names.carriers.map(({ code, name }) => [code, name]))} />
        </div>
      )}
    </Card>
  );
}
