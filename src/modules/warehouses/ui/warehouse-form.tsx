"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast";
import { useForm } from "@/ui/use-form";
import type { Warehouse } from "../warehouse-queries";
import { toInput, valuesOf, WarehouseValues } from "./warehouse-values";

type Props = {
  warehouse: Warehouse | null;
  initial: WarehouseValues;
  zones: readonly string[];
  masters: readonly { code: string; name: string }[];
};

const addressFields = ["country", "region", "city", "postalCode", "line1"] as const;

/** One warehouse: its name, its place on the map, when its day ends. A new one also gets its code, which stays. */
export function WarehouseForm({ warehouse, initial, zones, masters }: Props) {
  const t = useTranslations("warehouses");
  const router = useRouter();
  const needsManager = useNeeds("manager");
  const put = trpc.warehouses.put.useMutation();
  const { form, text, values, set, setValues, error, refusal, pending, submit } = useForm(WarehouseValues, initial);

  const save = submit(async (input) => {
    try {
      const saved = await put.mutateAsync({ code: input.code, warehouse: toInput(input, warehouse) });
      showToast({ title: t("saved"), tone: "success" });
      if (warehouse) setValues(valuesOf(saved));
      else router.push(`/settings/warehouses/${encodeURIComponent(saved.code)}`);
      router.refresh();
      return null;
    } catch (problem) {
      return refusedAt(problem, (path) => path.split(".").at(-1) ?? null);
    }
  });

  return (
    <form ref={form} onSubmit={save} noValidate className="grid gap-4">
      <FormRefusal reason={refusal} />
      <Card title={t("form.what")} padded>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("form.name")} error={error("name")} required>
            <Input {...text("name")} autoComplete="off" />
          </Field>
          <Field label={t("form.code")} help={t(warehouse ? "form.codeFixed" : "form.codeHelp")} error={error("code")} required>
            <Input {...text("code")} mono readOnly={warehouse !== null} autoComplete="off" />
          </Field>
          <Field label={t("form.cutOff")} help={t("form.cutOffHelp")} error={error("cutOff")}>
            <Input {...text("cutOff")} type="time" />
          </Field>
          <Field label={t("form.timezone")} error={error("timezone")}>
            <Select
              options={[...new Set([values.timezone, ...zones])].map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
              value={values.timezone}
              onChange={(zone) => set("timezone", zone)}
            />
          </Field>
          <Field label={t("form.priority")} help={t("form.priorityHelp")} error={error("priority")}>
            <Input
              type="number"
              min={0}
              numeric
              value={values.priority}
              onChange={(event) => set("priority", event.target.valueAsNumber)}
            />
          </Field>
          <Field label={t("form.capacity")} help={t("form.capacityHelp")} error={error("capacity")} optional>
            <Input {...text("capacity")} numeric inputMode="numeric" autoComplete="off" />
          </Field>
          <Field label={t("form.handlingDays")} help={t("form.handlingDaysHelp")} error={error("handlingDays")}>
            <Input
              type="number"
              min={0}
              max={60}
              numeric
              value={Number.isNaN(values.handlingDays) ? "" : values.handlingDays}
              onChange={(event) => set("handlingDays", event.target.valueAsNumber)}
            />
          </Field>
          <Field label={t("form.stockMaster")} help={t("form.stockMasterHelp")} error={error("stockMaster")}>
            <Select
              options={[{ value: "dirigent", label: "Dirigent" }, ...masters.map(({ code, name }) => ({ value: code, label: name }))]}
              value={values.stockMaster}
              onChange={(master) => set("stockMaster", master)}
            />
          </Field>
          <Switch
            className="sm:col-span-2"
            label={t("form.active")}
            help={t("form.activeHelp")}
            checked={values.active}
            onChange={(on) => set("active", on)}
          />
        </div>
      </Card>
      <Card title={t("form.where")} padded>
        <div className="grid gap-4 sm:grid-cols-2">
          {addressFields.map((name) => (
            <Field
              key={name}
              label={t(`form.${name}`)}
              error={error(name)}
              optional={name !== "country" && name !== "city"}
              className={name === "line1" ? "sm:col-span-2" : undefined}
            >
              <Input
                {...text(name)}
                {...(name === "country" ? { maxLength: 2, onChange: (event) => set("country", event.target.value.toUpperCase()) } : {})}
                autoComplete="off"
              />
            </Field>
          ))}
          <Field label={t("form.latitude")} help={t("form.pointHelp")} error={error("latitude")} optional>
            <Input {...text("latitude")} numeric inputMode="decimal" autoComplete="off" />
          </Field>
          <Field label={t("form.longitude")} error={error("longitude")} optional>
            <Input {...text("longitude")} numeric inputMode="decimal" autoComplete="off" />
          </Field>
        </div>
      </Card>
      <div>
        <Button type="submit" variant="primary" pending={pending} disabledReason={needsManager}>
          {t(warehouse ? "form.save" : "form.create")}
        </Button>
      </div>
    </form>
  );
}
