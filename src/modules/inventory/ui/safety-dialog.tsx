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
import { showToast } from "@/ui/toast";
import type { StockRow } from "./stock-row";

/** Units that a warehouse never promises, kept for surprises. */
export function SafetyDialog({ row, onClose }: { row: StockRow; onClose: () => void }) {
  const t = useTranslations("inventory.safety");
  const id = useId();
  const utils = trpc.useUtils();
  const [units, setUnits] = useState(String(row.safety));
  const [error, setError] = useState<Explained>(null);
  const set = trpc.inventory.setSafety.useMutation({
    onSuccess: () => {
      showToast({ title: t("done", { sku: row.sku, safety: Number(units) }), tone: "success" });
      void utils.inventory.invalidate();
      onClose();
    },
    onError: (failure) => setError(reasonOf(failure)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!/^\d{1,7}$/.test(units.trim())) return setError(reason("stock.figure_unreadable"));
    set.mutate({ warehouse: row.warehouse, sku: row.sku, safety: Number(units) });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={`${row.name}, ${row.warehouseName}`}
      footer={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button type="submit" form={id} variant="primary" pending={set.isPending}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate>
        <Field label={t("label")} help={t("help")} error={error} required>
          <Input numeric inputMode="numeric" autoComplete="off" value={units} onChange={(event) => setUnits(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
