"use client";
import { Eye } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { LeaveGuard } from "@/ui/leave-guard";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import { DeliverySettings } from "../delivery-settings";

const fields = [
  { name: "stuckAfterDays", help: "stuckHelp" },
  { name: "remindDaysBefore", help: "remindHelp" },
  { name: "usualTransitDays", help: "transitHelp" },
  { name: "agreeWithinDays", help: "agreeHelp" },
] as const;

/** What is watched on the way to the buyer, and how long that way usually is. */
export function DeliveryWatch({ version, settings }: { version: number; settings: DeliverySettings }) {
  const t = useTranslations("shipping.watch");
  const router = useRouter();
  const needs = useNeeds("manager");
  const [typed, setTyped] = useState(() => ({
    stuckAfterDays: String(settings.stuckAfterDays),
    remindDaysBefore: String(settings.remindDaysBefore),
    usualTransitDays: String(settings.usualTransitDays ?? ""),
    agreeWithinDays: String(settings.agreeWithinDays),
  }));
  const [isDirty, setIsDirty] = useState(false);
  const [isWrong, setIsWrong] = useState(false);
  const put = trpc.shipments.putDeliverySettings.useMutation({
    onSuccess: () => {
      setIsDirty(false);
      showToast({ title: t("saved"), tone: "success" });
      router.refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const figures = Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text.trim() === "" ? null : Number(text)]));
    const parsed = DeliverySettings.safeParse({ ...settings, ...figures });
    setIsWrong(!parsed.success);
    if (parsed.success) put.mutate({ version, settings: parsed.data });
  };
  return (
    <Card icon={<Eye />} title={t("title")} note={t("note")}>
      <LeaveGuard isUnsaved={isDirty} />
      <form onSubmit={submit} noValidate className="grid gap-4 p-4">
        <FormRefusal reason={put.error ? reasonOf(put.error) : null} />
        {isWrong && (
          <p role="alert" className="text-13 text-danger">
            {t("wrong")}
          </p>
        )}
        <div className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-4">
          {fields.map(({ name, help }) => (
            <Field key={name} label={t(name)} help={t(help)} optional={name === "usualTransitDays"}>
              <Input
                numeric
                inputMode="numeric"
                autoComplete="off"
                maxLength={3}
                value={typed[name]}
                onChange={(event) => {
                  setTyped({ ...typed, [name]: event.target.value.replace(/\D/g, "") });
                  setIsDirty(true);
                }}
              />
            </Field>
          ))}
        </div>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" pending={put.isPending} disabledReason={needs}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
