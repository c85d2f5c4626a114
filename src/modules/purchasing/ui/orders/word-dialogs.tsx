"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { Textarea } from "@/ui/textarea";
import type { WholePurchase } from "../rows";
import { useDay } from "../use-day";
import { usePurchaseCommand } from "../use-purchase-command";

type Props = { order: WholePurchase; onClose: () => void };

/** Back to whoever asked for it, with the reason. */
export function RejectDialog({ order, onClose }: Props) {
  const t = useTranslations("purchasing.reject");
  const ui = useTranslations("ui");
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const reject = trpc.purchases.reject.useMutation(usePurchaseCommand(t("done"), onClose));
  const submit = () => {
    setAsked(true);
    if (text.trim()) reject.mutate({ purchaseId: order.id, version: order.version, reason: text.trim() });
  };
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { number: order.number })}
      description={t("text")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button variant="danger" pending={reject.isPending} onClick={submit}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <Field label={t("reason")} error={asked && !text.trim() ? t("missing") : null} required>
        <Textarea rows={3} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Dialog>
  );
}

/** Another day for what has not come, and the supplier's number of it. */
export function RescheduleDialog({ order, onClose }: Props) {
  const t = useTranslations("purchasing.reschedule");
  const ui = useTranslations("ui");
  const days = useDay();
  const before = days.dayOf(order.expectedAt);
  const [day, setDay] = useState(before);
  const [reference, setReference] = useState(order.reference ?? "");
  const command = usePurchaseCommand(t("done"), onClose);
  const move = trpc.purchases.reschedule.useMutation({ onSuccess: command.onSuccess });
  const submit = () => {
    const expectedAt = day && day !== before ? days.momentOf(day) : null;
    move.mutate({
      ...{ purchaseId: order.id, version: order.version, lines: [] },
      ...(expectedAt ? { expectedAt } : {}),
      ...(reference.trim() === (order.reference ?? "") ? {} : { reference: reference.trim() || null }),
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { number: order.number })}
      description={order.sentAt ? t("text") : undefined}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button variant="primary" pending={move.isPending} onClick={submit}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormRefusal reason={move.error ? reasonOf(move.error) : null} />
        <Field label={t("day")}>
          <DateInput value={day} onChange={setDay} />
        </Field>
        <Field label={t("reference")} help={t("referenceHelp")} optional>
          <Input value={reference} maxLength={100} autoComplete="off" onChange={(event) => setReference(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
