"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { z } from "zod";
import { dayOf } from "@/lib/dates";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Select } from "@/ui/select";
import { useForm } from "@/ui/use-form";

type Props = {
  couriers: readonly { id: string; name: string }[];
  warehouses: readonly { code: string; name: string; timezone: string }[];
  warehouse?: string;
};

const Form = z.object({ day: z.iso.date(), courierId: z.string().min(1), warehouse: z.string().min(1) });

/** Plans a courier's day; its parcels are put on it next. */
export function PlanRun(props: Props) {
  const t = useTranslations("shipping.runs");
  const needs = useNeeds("operator");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon={<Plus />} disabledReason={needs} onClick={() => setOpen(true)}>
        {t("plan")}
      </Button>
      {open && <PlanDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function PlanDialog({ couriers, warehouses, warehouse, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations("shipping.runs");
  const id = useId();
  const router = useRouter();
  const start = warehouses.find(({ code }) => code === warehouse) ?? warehouses[0];
  const initial = { day: dayOf(new Date(), start?.timezone ?? "UTC"), courierId: couriers[0]?.id ?? "", warehouse: start?.code ?? "" };
  const { form, values, set, error, refusal, pending, submit } = useForm(Form, initial);
  const plan = trpc.runs.plan.useMutation();
  const save = submit(async (input) => {
    try {
      const { id } = await plan.mutateAsync(input);
      router.push(`/runs/${id}`);
      return null;
    } catch (problem) {
      return refusedAt(problem, (path) => (path in initial ? path : null));
    }
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("plan")}
      description={t("planAbout")}
      footer={
        <Button type="submit" form={id} variant="primary" pending={pending}>
          {t("planSave")}
        </Button>
      }
    >
      <form ref={form} id={id} onSubmit={save} noValidate className="grid gap-3.5">
        <FormRefusal reason={refusal} />
        <Field label={t("day")} error={error("day")} required>
          <DateInput value={values.day} onChange={(value) => set("day", value)} />
        </Field>
        <Field label={t("courier")} error={error("courierId")} help={t("courierHelp")} required>
          <Select
            value={values.courierId}
            onChange={(value) => set("courierId", value)}
            options={couriers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field label={t("warehouse")} error={error("warehouse")} required>
          <Select
            value={values.warehouse}
            onChange={(value) => set("warehouse", value)}
            options={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Field>
      </form>
    </Dialog>
  );
}
