"use client";
import { PhoneCall } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { z } from "zod";
import { addDays, dayOf } from "@/lib/dates";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { useFormats } from "@/ui/formats-context";
import { Select } from "@/ui/select";
import { Textarea } from "@/ui/textarea";
import { showToast } from "@/ui/toast";
import { useForm } from "@/ui/use-form";

type Named = { code: string; name: string };
type Props = {
  /** Those whose courier can be called. */
  carriers: readonly Named[];
  warehouses: readonly (Named & { timezone: string })[];
  warehouse?: string;
};

const Form = z.object({
  carrier: z.string().min(1),
  warehouse: z.string().min(1),
  day: z.iso.date(),
  from: z.string().min(1),
  until: z.string().min(1),
  comment: z.string().trim().max(500),
});

/** Calls a carrier's courier to a warehouse for what waits at its door. */
export function CallCourier({ carriers, warehouses, warehouse }: Props) {
  const t = useTranslations("shipping.courier");
  const needs = useNeeds("picker");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<PhoneCall />} disabledReason={needs ?? (carriers.length === 0 ? t("nobody") : null)} onClick={() => setOpen(true)}>
        {t("action")}
      </Button>
      {open && (
        <CallDialog
          carriers={carriers}
          warehouses={warehouses}
          warehouse={warehouse ?? warehouses[0]?.code ?? ""}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

const hours = Array.from({ length: 15 }, (_, index) => `${String(index + 8).padStart(2, "0")}:00`);
const hourOptions = hours.map((hour) => ({ value: hour, label: hour }));

function CallDialog({ carriers, warehouses, warehouse, onClose }: Props & { warehouse: string; onClose: () => void }) {
  const t = useTranslations("shipping.courier");
  const id = useId();
  const { number } = useFormats();
  const utils = trpc.useUtils();
  const zone = warehouses.find(({ code }) => code === warehouse)?.timezone ?? "UTC";
  const initial = {
    carrier: carriers[0]?.code ?? "",
    warehouse,
    day: addDays(dayOf(new Date(), zone), 1),
    from: "10:00",
    until: "18:00",
    comment: "",
  };
  const { form, values, set, error, refusal, pending, submit, text } = useForm(Form, initial);
  const load = trpc.shipments.courierLoad.useQuery({ carrier: values.carrier, warehouse: values.warehouse });
  const call = trpc.shipments.callCourier.useMutation();
  const save = submit(async ({ comment, ...input }) => {
    try {
      const { state, reference } = await call.mutateAsync({ ...input, comment: comment || null });
      if (state === "called") showToast({ title: t("done"), text: reference ?? undefined, tone: "success" });
      else showToast({ title: t(`state.${state}`), tone: "warning" });
    } catch (problem) {
      return refusedAt(problem, (path) => (path in initial ? path : null));
    }
    void utils.shipments.courierCalls.invalidate();
    onClose();
    return null;
  });
  const nothing = load.data?.parcels === 0;
  return (
    <Dialog
      open
      size="md"
      onOpenChange={onClose}
      title={t("dialog")}
      description={t("about")}
      footer={
        <Button
          type="submit"
          form={id}
          variant="primary"
          pending={pending}
          disabledReason={nothing ? { code: "courier.nothing_to_take" } : null}
        >
          {t("call")}
        </Button>
      }
    >
      <form ref={form} id={id} onSubmit={save} noValidate className="grid gap-4">
        <FormRefusal reason={refusal} />
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Field label={t("carrier")} error={error("carrier")}>
            <Select value={values.carrier} onChange={(value) => set("carrier", value)} options={named(carriers)} />
          </Field>
          <Field label={t("warehouse")} error={error("warehouse")}>
            <Select value={values.warehouse} onChange={(value) => set("warehouse", value)} options={named(warehouses)} />
          </Field>
        </div>
        <p className="text-13 text-ink-2" aria-live="polite">
          {load.data ? t("waiting", { parcels: load.data.parcels, kg: number(load.data.weightGrams / 1000, 2) }) : " "}
        </p>
        <div className="grid gap-3.5 sm:grid-cols-3">
          <Field label={t("day")} error={error("day")} required>
            <DateInput value={values.day} onChange={(value) => set("day", value)} />
          </Field>
          <Field label={t("from")} error={error("from")} required>
            <Select value={values.from} onChange={(value) => set("from", value)} options={hourOptions} />
          </Field>
          <Field label={t("until")} error={error("until")} required>
            <Select value={values.until} onChange={(value) => set("until", value)} options={hourOptions} />
          </Field>
        </div>
        <Field label={t("comment")} help={t("commentHelp")} error={error("comment")} optional>
          <Textarea rows={2} {...text("comment")} maxLength={500} />
        </Field>
      </form>
    </Dialog>
  );
}

const named = (rows: readonly Named[]) => rows.map(({ code, name }) => ({ value: code, label: name }));
