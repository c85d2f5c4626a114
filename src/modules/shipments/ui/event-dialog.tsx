"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { useReasonText } from "@/ui/reason-text";
import { Select } from "@/ui/select";
import { Textarea } from "@/ui/textarea";
import { showToast } from "@/ui/toast";
import type { TrackingStatus } from "../tracking";

// What a person can know; "label made" and "cannot be read" are said by carriers.
const byHand = [
  "in_transit",
  "out_for_delivery",
  "ready_for_pickup",
  "delivered",
  "failed_attempt",
  "return_to_sender",
  "returned",
  "lost",
] as const satisfies readonly TrackingStatus[];

/** A step of the way entered by hand: for the shop's own courier, or when a carrier has gone silent. */
export function EventDialog({
  shipmentId,
  open,
  onOpenChange,
}: {
  shipmentId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("shipping.event");
  const words = useTranslations("status.tracking");
  const reasonText = useReasonText();
  const utils = trpc.useUtils();
  const id = useId();
  const [status, setStatus] = useState<TrackingStatus>("out_for_delivery");
  const [at, setAt] = useState("");
  const [location, setLocation] = useState("");
  const [note, setNote] = useState("");
  const add = trpc.shipments.addEvent.useMutation({
    onSuccess: () => {
      showToast({ title: t("done", { status: words(status) }), tone: "success" });
      void utils.shipments.invalidate();
      setNote("");
      onOpenChange(false);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Without a time it is now; a typed one is the clock of this browser.
    const occurredAt = at ? new Date(at) : new Date();
    add.mutate({ shipmentId, status, occurredAt: occurredAt.toISOString(), location: location.trim() || null, note: note.trim() || null });
  };
  const failure = add.isError ? reasonText(reasonOf(add.error)) : null;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("text")}
      footer={
        <Button type="submit" form={id} variant="primary" pending={add.isPending}>
          {t("submit")}
        </Button>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="grid gap-3.5">
        <Field label={t("status")} error={failure}>
          <Select
            value={status}
            onChange={(value) => setStatus(byHand.find((one) => one === value) ?? status)}
            options={byHand.map((one) => ({ value: one, label: words(one) }))}
          />
        </Field>
        <Field label={t("at")} help={t("atHelp")} optional>
          <Input type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />
        </Field>
        <Field label={t("location")} optional>
          <Input value={location} maxLength={200} onChange={(event) => setLocation(event.target.value)} />
        </Field>
        <Field label={t("note")} help={t("noteHelp")} optional>
          <Textarea rows={2} value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
