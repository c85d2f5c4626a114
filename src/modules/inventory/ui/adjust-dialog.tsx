"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { focusFirstError } from "@/ui/focus-first-error";
import { Input } from "@/ui/input";
import type { Explained } from "@/ui/reason-text";
import { SegmentedControl } from "@/ui/segmented-control";
import { showToast } from "@/ui/toast";
import { effectOf } from "../adjustment";
import { AdjustmentPreview } from "./adjustment-preview";
import type { StockRow } from "./stock-row";

type Way = "delta" | "counted";

/** Corrects one level, by a difference or to what was counted. Says before what it does to orders; physical truth wins. */
export function AdjustDialog({ row, onClose }: { row: StockRow; onClose: () => void }) {
  const t = useTranslations("inventory");
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const utils = trpc.useUtils();
  const [way, setWay] = useState<Way>("counted");
  const [figure, setFigure] = useState("");
  const [why, setWhy] = useState("");
  const [errors, setErrors] = useState<{ figure?: Explained; why?: Explained }>({});

  const units = parseUnits(figure);
  const effect = units === null ? null : effectOf(row, way === "delta" ? { delta: units } : { counted: units });
  const adjust = trpc.inventory.adjust.useMutation({
    onSuccess: () => {
      showToast({ title: t("adjust.done", { sku: row.sku, onHand: effect?.onHand ?? row.onHand }), tone: "success" });
      void utils.inventory.invalidate();
      onClose();
    },
    onError: (error) => setErrors({ figure: reasonOf(error) }),
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = {
      figure:
        units === null || !effect
          ? reason("stock.figure_unreadable")
          : effect.impossible
            ? reason("stock.below_zero", { sku: row.sku, onHand: row.onHand })
            : effect.change === 0
              ? reason("stock.no_change")
              : null,
      why: why.trim() ? null : reason("stock.reason_missing"),
    };
    setErrors(wrong);
    if (wrong.figure || wrong.why || units === null) {
      requestAnimationFrame(() => form.current && focusFirstError(form.current));
      return;
    }
    const line = way === "delta" ? { sku: row.sku, delta: units } : { sku: row.sku, onHand: units };
    adjust.mutate({ warehouse: row.warehouse, reason: why.trim(), lines: [line] });
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("adjust.title")}
      description={`${row.name}, ${row.warehouseName}`}
      footer={
        <>
          <Button onClick={onClose}>{t("adjust.keep")}</Button>
          <Button type="submit" form={id} variant="primary" pending={adjust.isPending}>
            {t("adjust.submit")}
          </Button>
        </>
      }
    >
      <form ref={form} id={id} onSubmit={submit} className="grid gap-3.5" noValidate>
        <SegmentedControl
          label={t("adjust.way")}
          value={way}
          onChange={setWay}
          options={[
            { value: "counted", label: t("adjust.counted") },
            { value: "delta", label: t("adjust.delta") },
          ]}
        />
        <Field
          label={t(way === "counted" ? "adjust.countedLabel" : "adjust.deltaLabel")}
          error={errors.figure}
          help={t(way === "counted" ? "adjust.countedHelp" : "adjust.deltaHelp")}
          required
        >
          <Input
            numeric
            inputMode={way === "counted" ? "numeric" : "text"}
            autoComplete="off"
            value={figure}
            onChange={(event) => setFigure(event.target.value)}
          />
        </Field>
        <Field label={t("adjust.reason")} help={t("adjust.reasonHelp")} error={errors.why} required>
          <Input value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} list={`${id}-reasons`} />
        </Field>
        <datalist id={`${id}-reasons`}>
          {(["found", "missing", "broken", "delivered"] as const).map((one) => (
            <option key={one} value={t(`adjust.reasons.${one}`)} />
          ))}
        </datalist>
        <AdjustmentPreview row={row} effect={effect} />
      </form>
    </Dialog>
  );
}

/** A whole number as people type it: "+5", "−3" with a true minus, "1 200". Null when it is none. */
function parseUnits(text: string): number | null {
  const bare = text.replace(/[\s\u00a0]/g, "").replace(/^[−–]/, "-");
  return /^[+-]?\d{1,8}$/.test(bare) ? Number(bare) : null;
}
