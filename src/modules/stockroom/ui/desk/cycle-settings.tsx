"use client";
import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { showToast } from "@/ui/toast";
import type { CycleSettings as Settings } from "../../count-cycle";

const fields = ["daysA", "daysB", "daysC", "shareA", "shareB"] as const;

/** How often what is counted: by class of turnover. */
export function CycleSettings({ settings }: { settings: Settings }) {
  const t = useTranslations("stockroom.counts.cycle");
  const needsManager = useNeeds("manager");
  const id = useId();
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState(() => Object.fromEntries(fields.map((field) => [field, String(settings[field])])));
  const put = trpc.counts.putCycle.useMutation({
    onSuccess: () => {
      setOpen(false);
      showToast({ title: t("saved"), tone: "success" });
    },
  });
  return (
    <>
      <Button icon={<CalendarClock />} disabledReason={needsManager} onClick={() => setOpen(true)}>
        {t("action")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("title")}
        description={t("text")}
        footer={
          <Button type="submit" form={id} variant="primary" pending={put.isPending}>
            {t("save")}
          </Button>
        }
      >
        <form
          id={id}
          className="grid grid-cols-2 gap-3.5 max-md:grid-cols-1"
          onSubmit={(event) => {
            event.preventDefault();
            const number = (field: (typeof fields)[number]) => Number(values[field]);
            put.mutate({
              daysA: number("daysA"),
              daysB: number("daysB"),
              daysC: number("daysC"),
              shareA: number("shareA"),
              shareB: number("shareB"),
            });
          }}
        >
          <div className="col-span-full empty:hidden">
            <FormRefusal reason={put.error ? reasonOf(put.error) : null} />
          </div>
          {fields.map((field) => (
            <Field key={field} label={t(`fields.${field}`)}>
              <Input
                numeric
                inputMode="numeric"
                suffix={t(field.startsWith("days") ? "days" : "percent")}
                value={values[field] ?? ""}
                onChange={(event) => setValues({ ...values, [field]: event.target.value.replace(/\D/g, "").slice(0, 4) })}
              />
            </Field>
          ))}
        </form>
      </Dialog>
    </>
  );
}
