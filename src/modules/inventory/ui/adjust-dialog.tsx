"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import { momentOf } from "@/lib/dates";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { focusFirstError } from "@/ui/focus-first-error";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import type { Explained } from "@/ui/reason-text";
import { SegmentedControl } from "@/ui/segmented-control";
import { showToast } from "@/ui/toast";
import { detailsNamed, noDetails, UnitDetailsFields } from "@/ui/unit-details";
import { noUnits, UnitsInPacks, unitsOf } from "@/ui/units-in-packs";
import { effectOf } from "../adjustment";
import { AdjustmentPreview } from "./adjustment-preview";
import type { StockRow } from "./stock-row";
import { useTracking } from "./use-tracking";

type Way = "delta" | "counted";

/** Corrects one level, by a difference or to what was counted. Says before what it does to orders; physical truth wins. */
export function AdjustDialog({ row, onClose }: { row: StockRow; onClose: () => void }) {
  const t = useTranslations("inventory");
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const utils = trpc.useUtils();
  const { timeZone } = useFormats();
  const [way, setWay] = useState<Way>("counted");
  const [figure, setFigure] = useState(noUnits);
  const tracking = useTracking(row);
  const [details, setDetails] = useState(noDetails);
  const [countedAt, setCountedAt] = useState("");
  const [why, setWhy] = useState("");
  const [errors, setErrors] = useState<{ figure?: Explained; why?: Explained }>({});

  const units = unitsOf(figure);
  // Of a product with lots one of them is counted, and the others stay.
  const ofLot = tracking.lots.find(({ lot }) => lot === details.lot.trim())?.onHand ?? 0;
  const asDelta = way === "delta" ? units : units !== null && tracking.tracksLots ? units - ofLot : null;
  const effect = units === null ? null : effectOf(row, asDelta === null ? { counted: units } : { delta: asDelta });
  // Serial numbers are compared with what lies there now.
  const mayBeEarlier = way === "counted" && !tracking.tracksSerials;
  const earlier = mayBeEarlier && countedAt !== "";
  const told = {
    onSuccess: () => {
      const onHand = effect?.onHand ?? row.onHand;
      showToast({ title: earlier ? t("adjust.counted") : t("adjust.done", { sku: row.sku, onHand }), tone: "success" });
      void utils.inventory.invalidate();
      onClose();
    },
    onError: (error: unknown) => setErrors({ figure: reasonOf(error) }),
  };
  const adjust = trpc.inventory.adjust.useMutation(told);
  const count = trpc.inventory.count.useMutation(told);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = {
      figure:
        units === null || !effect
          ? reason("stock.figure_unreadable")
          : effect.impossible
            ? reason("stock.below_zero", { sku: row.sku, onHand: row.onHand })
            : effect.change === 0 && way === "delta"
              ? reason("stock.no_change")
              : null,
      why: why.trim() ? null : reason("stock.reason_missing"),
    };
    setErrors(wrong);
    if (wrong.figure || wrong.why || units === null) {
      requestAnimationFrame(() => form.current && focusFirstError(form.current));
      return;
    }
    const act = { warehouse: row.warehouse, reason: why.trim() };
    const line = { sku: row.sku, ...detailsNamed(details, tracking) };
    if (way === "delta") return adjust.mutate({ ...act, lines: [{ ...line, delta: units }] });
    const [day = "", time = "00:00"] = countedAt.split("T");
    const at = earlier ? momentOf(day, time, timeZone).toISOString() : undefined;
    count.mutate({ ...act, countedAt: at, lines: [{ ...line, onHand: units }] });
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
          <Button type="submit" form={id} variant="primary" pending={adjust.isPending || count.isPending}>
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
        <UnitsInPacks
          packs={tracking.packs}
          label={t(way === "counted" ? "adjust.countedLabel" : "adjust.deltaLabel")}
          help={t(way === "counted" ? "adjust.countedHelp" : "adjust.deltaHelp")}
          error={errors.figure}
          signed={way === "delta"}
          value={figure}
          onChange={setFigure}
        />
        <UnitDetailsFields tracking={tracking} value={details} onChange={setDetails} mayBeNew />
        {mayBeEarlier && (
          <Field label={t("adjust.countedAt")} help={t("adjust.countedAtHelp")} optional>
            <DateInput withTime value={countedAt} onChange={setCountedAt} />
          </Field>
        )}
        <Field label={t("adjust.reason")} help={t("adjust.reasonHelp")} error={errors.why} required>
          <Input value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} list={`${id}-reasons`} />
        </Field>
        <datalist id={`${id}-reasons`}>
          {(["found", "missing", "broken", "delivered"] as const).map((one) => (
            <option key={one} value={t(`adjust.reasons.${one}`)} />
          ))}
        </datalist>
        <AdjustmentPreview row={row} effect={earlier ? null : effect} />
      </form>
    </Dialog>
  );
}
