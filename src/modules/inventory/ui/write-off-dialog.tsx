"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { RadioGroup } from "@/ui/radio-group";
import type { Explained } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import { detailsNamed, noDetails, UnitDetailsFields } from "@/ui/unit-details";
import { noUnits, UnitsInPacks, unitsOf } from "@/ui/units-in-packs";
import { type HandledCondition, handledConditions, unitsIn } from "../conditions";
import { type WriteOffReason, writeOffReasons } from "../write-off";
import { ConditionField } from "./condition-field";
import type { StockRow } from "./stock-row";
import { useTracking } from "./use-tracking";

/** Takes units off the books for good: damaged, lost or expired. */
export function WriteOffDialog({ row, onClose }: { row: StockRow; onClose: () => void }) {
  const t = useTranslations("inventory");
  const id = useId();
  const utils = trpc.useUtils();
  // What is set apart already is what most write-offs are about.
  const [from, setFrom] = useState<HandledCondition>(handledConditions.findLast((one) => unitsIn(row, one) > 0) ?? "sellable");
  const [why, setWhy] = useState<WriteOffReason>(from === "in_check" ? "lost" : "damaged");
  const [units, setUnits] = useState(noUnits);
  const tracking = useTracking(row);
  const [details, setDetails] = useState(noDetails);
  const [note, setNote] = useState("");
  const [error, setError] = useState<Explained>(null);
  const writeOff = trpc.inventory.writeOff.useMutation({
    onSuccess: () => {
      showToast({ title: t("writeOff.done", { sku: row.sku, units: unitsOf(units) ?? 0 }), tone: "success" });
      void utils.inventory.invalidate();
      onClose();
    },
    onError: (problem) => setError(reasonOf(problem)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const quantity = unitsOf(units);
    const most = unitsIn(row, from);
    if (quantity === null || quantity < 1) return setError(reason("stock.figure_unreadable"));
    if (quantity > most) return setError(reason("stock.not_so_many", { sku: row.sku, condition: from, most }));
    setError(null);
    const { lot, serials } = detailsNamed(details, tracking);
    writeOff.mutate({ warehouse: row.warehouse, why, note: note.trim() || null, lines: [{ sku: row.sku, quantity, from, lot, serials }] });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("writeOff.title")}
      description={`${row.name}, ${row.warehouseName}`}
      footer={
        <>
          <Button onClick={onClose}>{t("writeOff.keep")}</Button>
          <Button type="submit" form={id} variant="danger" pending={writeOff.isPending}>
            {t("writeOff.submit")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-3.5" noValidate>
        <ConditionField row={row} label={t("condition.from")} value={from} onChange={setFrom} />
        <RadioGroup
          label={t("writeOff.why")}
          value={why}
          onChange={(next) => setWhy(next as WriteOffReason)}
          choices={writeOffReasons.map((value) => ({ value, label: t(`writeOff.reasons.${value}`) }))}
        />
        <UnitDetailsFields tracking={tracking} value={details} onChange={setDetails} mayBeNew={false} />
        <UnitsInPacks
          packs={tracking.packs}
          label={t("writeOff.units")}
          help={from === "sellable" && row.reserved > 0 ? t("writeOff.reserved", { reserved: row.reserved }) : undefined}
          error={error}
          value={units}
          onChange={setUnits}
        />
        <Field label={t("writeOff.note")} help={t("adjust.reasonHelp")} optional>
          <Input value={note} maxLength={180} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
