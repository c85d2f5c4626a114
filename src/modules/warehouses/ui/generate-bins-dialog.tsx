"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { showToast } from "@/ui/toast";
import { useForm } from "@/ui/use-form";
import { binCode, binGrid } from "../bin-grid";
import { GenerateBins } from "../inputs";

type Props = { warehouse: string; onClose: () => void; onDone: () => void };

/** Makes the bins of a zone at once; shows the first and the last label before anything is written. */
export function GenerateBinsDialog({ warehouse, onClose, onDone }: Props) {
  const t = useTranslations("warehouses.bins");
  const id = useId();
  const generate = trpc.warehouses.generateBins.useMutation();
  const { form, text, values, set, error, refusal, pending, submit } = useForm(GenerateBins, {
    warehouse,
    zone: "A",
    aisles: 4,
    shelves: 5,
  });
  const { zone, aisles, shelves } = values;
  const sensible = zone !== "" && aisles >= 1 && shelves >= 1 && aisles <= 99 && shelves <= 99;
  const bins = sensible ? binGrid({ zone, aisles, shelves, firstWalkOrder: 1 }) : [];
  const [first, last] = [bins[0], bins.at(-1)];

  const save = submit(async (input) => {
    try {
      const { written } = await generate.mutateAsync(input);
      showToast({ title: t("made", { count: written }), tone: "success" });
      onDone();
      onClose();
      return null;
    } catch (problem) {
      return refusedAt(problem, (path) => path);
    }
  });

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("generateTitle")}
      description={t("generateAbout")}
      footer={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button type="submit" form={id} variant="primary" pending={pending}>
            {t("generate")}
          </Button>
        </>
      }
    >
      <form ref={form} id={id} onSubmit={save} noValidate className="grid gap-4">
        <FormRefusal reason={refusal} />
        <Field label={t("zone")} help={t("zoneHelp")} error={error("zone")} required>
          <Input {...text("zone")} mono maxLength={10} autoComplete="off" />
        </Field>
        <div className="grid grid-cols-2 gap-4">
          <Field label={t("aisles")} error={error("aisles")} required>
            <Input
              type="number"
              min={1}
              max={99}
              numeric
              value={Number.isNaN(aisles) ? "" : aisles}
              onChange={(event) => set("aisles", event.target.valueAsNumber)}
            />
          </Field>
          <Field label={t("shelves")} error={error("shelves")} required>
            <Input
              type="number"
              min={1}
              max={99}
              numeric
              value={Number.isNaN(shelves) ? "" : shelves}
              onChange={(event) => set("shelves", event.target.valueAsNumber)}
            />
          </Field>
        </div>
        <p aria-live="polite" className="min-h-9 rounded bg-sunken px-3 py-2 text-13 text-ink-2">
          {first && last ? t("preview", { count: bins.length, first: binCode(first), last: binCode(last) }) : ""}
        </p>
      </form>
    </Dialog>
  );
}
