"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import type { Explained } from "@/ui/reason-text";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";
import { noUnits, UnitsInPacks, unitsOf } from "@/ui/units-in-packs";
import type { BinContent } from "../bins/bin-queries";

/** Moves units of a product to another bin of the same warehouse, or out of all of them. The level stays as it is. */
export function MoveBinsDialog({ content, onClose }: { content: BinContent; onClose: () => void }) {
  const t = useTranslations("inventory.bins");
  const id = useId();
  const utils = trpc.useUtils();
  const { sku, warehouse, bin: from, lot, units: most } = content;
  const packs = trpc.catalog.bySku.useQuery({ sku }).data?.packs ?? [];
  const bins = trpc.warehouses.bins.useQuery({ code: warehouse }).data ?? [];
  const [units, setUnits] = useState({ ...noUnits, text: String(most) });
  const [to, setTo] = useState("");
  const [errors, setErrors] = useState<{ units?: Explained; to?: Explained }>({});
  const move = trpc.inventory.moveBetweenBins.useMutation({
    onSuccess: () => {
      showToast({ title: t("done", { sku, units: unitsOf(units) ?? 0 }), tone: "success" });
      void utils.inventory.invalidate();
      onClose();
    },
    onError: (problem) => setErrors({ units: reasonOf(problem) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const quantity = unitsOf(units);
    const few = quantity === null || quantity < 1;
    const wrong = {
      units: few
        ? reason("stock.figure_unreadable")
        : quantity > most
          ? reason("stock.bin_not_so_many", { bin: from ?? "none", most })
          : null,
      to: to === "" ? reason("stock.bin_missing") : null,
    };
    setErrors(wrong);
    if (few || wrong.units || wrong.to) return;
    const line = { sku, quantity, from, to: to === "-" ? null : to, ...(lot ? { lot } : {}) };
    move.mutate({ warehouse, lines: [line] });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("moveTitle")}
      description={[content.name, lot && t("lot", { lot }), `${content.warehouseName}, ${from ?? t("unplaced")}`]
        .filter(Boolean)
        .join(", ")}
      footer={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button type="submit" form={id} variant="primary" pending={move.isPending}>
            {t("move")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-3.5" noValidate>
        <UnitsInPacks label={t("units")} help={t("most", { most })} packs={packs} error={errors.units} value={units} onChange={setUnits} />
        <Field label={t("to")} error={errors.to} required>
          <Select
            value={to}
            placeholder={t("choose")}
            onChange={setTo}
            options={[
              ...bins.filter((bin) => bin.code !== from).map((bin) => ({ value: bin.code, label: bin.code })),
              ...(from ? [{ value: "-", label: t("unplaced") }] : []),
            ]}
          />
        </Field>
      </form>
    </Dialog>
  );
}
