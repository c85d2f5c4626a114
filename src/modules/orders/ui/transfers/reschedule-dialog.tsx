"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { AffectedOrders } from "../arrivals/affected-orders";
import { useExpectedDay } from "../arrivals/expected-day";
import type { WholeTransfer } from "./transfers-list";

/** Another day for a transfer, with the orders whose promise moves with it. */
export function RescheduleDialog({ transfer, onClose }: { transfer: WholeTransfer; onClose: () => void }) {
  const t = useTranslations("inventory.transfers");
  const id = useId();
  const days = useExpectedDay();
  const utils = trpc.useUtils();
  const before = days.dayOf(transfer.expectedAt);
  const [day, setDay] = useState(before);
  const moved = day !== "" && day !== before;
  const effect = trpc.transfers.effect.useQuery(
    { transferId: transfer.id, expectedAt: moved ? days.momentOf(day) : transfer.expectedAt },
    { enabled: moved && transfer.status !== "draft", placeholderData: (old) => old },
  );
  const change = trpc.transfers.change.useMutation({
    onSuccess: () => {
      void utils.transfers.invalidate();
      void utils.arrivals.invalidate();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!moved) return onClose();
    change.mutate({ transferId: transfer.id, version: transfer.version, expectedAt: days.momentOf(day) });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("day.title")}
      description={t("way", { from: transfer.fromName, to: transfer.toName })}
      footer={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button type="submit" form={id} variant="primary" pending={change.isPending}>
            {t("day.submit")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="grid gap-3.5">
        <FormRefusal reason={change.error ? reasonOf(change.error) : null} />
        <Field label={t("fields.day")} required>
          <DateInput value={day} onChange={setDay} />
        </Field>
        {moved && <AffectedOrders affected={effect.data} pending={effect.isFetching} />}
      </form>
    </Dialog>
  );
}
