"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import type { Explained } from "@/ui/reason-text";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";
import { detailsNamed, noDetails, UnitDetailsFields } from "@/ui/unit-details";
import { noUnits, UnitsInPacks, unitsOf } from "@/ui/units-in-packs";
import { type HandledCondition, handledConditions, unitsIn } from "../conditions";
import { ConditionField } from "./condition-field";
import type { StockRow } from "./stock-row";
import { useTracking } from "./use-tracking";

const targets = ["sellable", "damaged", "quarantine"] as const;

/** Sets units apart, or gives them back to be sold. What was promised of them waits; what becomes free serves those who wait. */
export function ConditionDialog({ row, onClose }: { row: StockRow; onClose: () => void }) {
  const t = useTranslations("inventory");
  const id = useId();
  const utils = trpc.useUtils();
  const [from, setFrom] = useState<HandledCondition>(handledConditions.find((one) => unitsIn(row, one) > 0) ?? "sellable");
  const [to, setTo] = useState<HandledCondition>(from === "sellable" ? "damaged" : "sellable");
  const [units, setUnits] = useState(noUnits);
  const tracking = useTracking(row);
  const [details, setDetails] = useState(noDetails);
  const [why, setWhy] = useState("");
  const [errors, setErrors] = useState<{ units?: Explained; why?: Explained }>({});
  const change = trpc.inventory.changeCondition.useMutation({
    onSuccess: () => {
      showToast({ title: t("condition.done", { sku: row.sku, units: unitsOf(units) ?? 0, to: t(`conditions.${to}`) }), tone: "success" });
      void utils.inventory.invalidate();
      onClose();
    },
    onError: (error) => setErrors({ units: reasonOf(error) }),
  });
  const choices = targets.filter((one) => one !== from);
  const choose = (next: HandledCondition) => {
    setFrom(next);
    if (to === next) setTo(next === "sellable" ? "damaged" : "sellable");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const quantity = unitsOf(units);
    const most = unitsIn(row, from);
    const wrong = {
      units:
        quantity === null || quantity < 1
          ? reason("stock.figure_unreadable")
          : quantity > most
            ? reason("stock.not_so_many", { sku: row.sku, condition: from, most })
            : null,
      why: why.trim() ? null : reason("stock.reason_missing"),
    };
    setErrors(wrong);
    if (wrong.units || wrong.why || quantity === null) return;
    const { lot } = detailsNamed(details, tracking);
    change.mutate({ warehouse: row.warehouse, reason: why.trim(), lines: [{ sku: row.sku, quantity, from, to, lot }] });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("condition.title")}
      description={`${row.name}, ${row.warehouseName}`}
      footer={
        <>
          <Button onClick={onClose}>{t("adjust.keep")}</Button>
          <Button type="submit" form={id} variant="primary" pending={change.isPending}>
            {t("condition.submit")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-3.5" noValidate>
        <ConditionField row={row} label={t("condition.from")} value={from} onChange={choose} />
        <Field label={t("condition.to")} help={t(from === "in_check" && to === "sellable" ? "condition.found" : "condition.toHelp")}>
          <Select
            value={to}
            onChange={(next) => setTo(next as HandledCondition)}
            options={choices.map((value) => ({ value, label: t(`conditions.${value}`) }))}
          />
        </Field>
        <UnitDetailsFields tracking={tracking} value={details} onChange={setDetails} mayBeNew={false} withoutSerials />
        <UnitsInPacks packs={tracking.packs} label={t("condition.units")} error={errors.units} value={units} onChange={setUnits} />
        <Field label={t("adjust.reason")} help={t("adjust.reasonHelp")} error={errors.why} required>
          <Input value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
