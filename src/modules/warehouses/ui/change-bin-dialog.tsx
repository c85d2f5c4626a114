"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { Select } from "@/ui/select";
import { type BinKind, binKinds } from "../bin-kinds";

export type Bin = {
  code: string;
  zone: string;
  aisle: string;
  shelf: string;
  walkOrder: number;
  kind: BinKind;
  maxUnits: number | null;
  maxWeightGrams: number | null;
  maxVolumeCm3: number | null;
};

type Props = { warehouse: string; bin: Bin; zone: readonly string[]; onClose: () => void; onDone: () => void };

const shown = (value: number | null, per: number) => (value === null ? "" : String(value / per));

/** A figure as people write it; empty is no limit. */
function limit(text: string, per: number): number | null {
  const value = Math.round(Number(text.replace(",", ".")) * per);
  return text.trim() === "" || !Number.isFinite(value) || value <= 0 ? null : value;
}

/** What a bin is for and how much goes into it; the same for its whole zone at once, if wished. */
export function ChangeBinDialog({ warehouse, bin, zone, onClose, onDone }: Props) {
  const t = useTranslations("warehouses.bins");
  const id = useId();
  const [kind, setKind] = useState(bin.kind);
  const [units, setUnits] = useState(shown(bin.maxUnits, 1));
  const [kilograms, setKilograms] = useState(shown(bin.maxWeightGrams, 1_000));
  const [litres, setLitres] = useState(shown(bin.maxVolumeCm3, 1_000));
  const [whole, setWhole] = useState(false);
  const change = trpc.warehouses.changeBins.useMutation({
    onSuccess: () => {
      onDone();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const limits = { maxUnits: limit(units, 1), maxWeightGrams: limit(kilograms, 1_000), maxVolumeCm3: limit(litres, 1_000) };
    change.mutate({ warehouse, bins: whole ? [...zone] : [bin.code], kind, ...limits });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("changeTitle", { bin: bin.code })}
      footer={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button type="submit" form={id} variant="primary" pending={change.isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-3.5">
        <FormRefusal reason={change.error ? reasonOf(change.error) : null} />
        <Field label={t("kind")} help={t(`kindHelp.${kind}`)}>
          <Select
            value={kind}
            onChange={(value) => setKind(binKinds.find((one) => one === value) ?? kind)}
            options={binKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </Field>
        <div className="grid grid-cols-3 gap-3.5">
          <Field label={t("maxUnits")}>
            <Input numeric inputMode="numeric" value={units} onChange={(event) => setUnits(event.target.value)} />
          </Field>
          <Field label={t("maxWeight")}>
            <Input numeric inputMode="decimal" value={kilograms} onChange={(event) => setKilograms(event.target.value)} />
          </Field>
          <Field label={t("maxVolume")}>
            <Input numeric inputMode="decimal" value={litres} onChange={(event) => setLitres(event.target.value)} />
          </Field>
        </div>
        <p className="text-12 text-ink-3">{t("limitsHelp")}</p>
        {zone.length > 1 && (
          <Checkbox
            checked={whole}
            onChange={(checked) => setWhole(checked === true)}
            label={t("wholeZone", { zone: bin.zone, count: zone.length })}
          />
        )}
      </form>
    </Dialog>
  );
}
