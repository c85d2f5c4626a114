"use client";
import { CalendarCheck, Flag } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { DateTime } from "@/ui/date-time";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { useFormats } from "@/ui/formats-context";
import { useReasonText } from "@/ui/reason-text";
import { Textarea } from "@/ui/textarea";
import { showToast } from "@/ui/toast";
import type { DeliveryAnswer } from "../answer";
import { useExpectedDay } from "./arrivals/expected-day";

type Props = { orderId: string; delivery: DeliveryAnswer; isOpen: boolean };

/** The day that the buyer was told; when it will be missed, why, and another that somebody agrees on. */
export function DeliveryFacts({ orderId, delivery, isOpen }: Props) {
  const t = useTranslations("orders.page.promise");
  const reasonText = useReasonText();
  const needs = useNeeds("operator");
  const [asks, setAsks] = useState(false);
  const { promisedBy, expectedAt, late } = delivery;
  return (
    <div className="grid gap-1">
      <div className="flex items-center gap-1.5 font-medium">
        <CalendarCheck aria-hidden="true" className="size-4 text-ink-3" />
        <span>
          {t("deliver")} <DateTime at={promisedBy} as="date" />
        </span>
      </div>
      {delivery.offer && <Offer offer={delivery.offer} />}
      {late && (
        <div className="flex items-start gap-1.5 text-warning">
          <Flag aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span className="text-pretty">
            {t("lateBecause", { reason: reasonText({ code: late.reason, params: late.params }) ?? "" })}
            {expectedAt && (
              <span className="block text-ink-2">
                {t("nowExpected")} <DateTime at={expectedAt} as="date" />
              </span>
            )}
          </span>
        </div>
      )}
      {isOpen && (
        <div>
          <Button size="sm" variant="ghost" className="-ml-2" disabledReason={needs} onClick={() => setAsks(true)}>
            {t("agree")}
          </Button>
        </div>
      )}
      {asks && <AgreeDialog orderId={orderId} before={expectedAt ?? promisedBy} onClose={() => setAsks(false)} />}
    </div>
  );
}

/** What the day was reckoned with while nothing is packed: the best offer when the carriers were asked. */
function Offer({ offer }: { offer: NonNullable<DeliveryAnswer["offer"]> }) {
  const t = useTranslations("orders.page.promise");
  const formats = useFormats();
  const { carrier, service, daysMax, price, askedAt } = offer;
  return (
    <div className="text-12 text-ink-3">
      {t("offer", { carrier, service, count: daysMax, price: formats.money(price.amount, price.currency), at: formats.short(askedAt) })}
    </div>
  );
}

function AgreeDialog({ orderId, before, onClose }: { orderId: string; before: string; onClose: () => void }) {
  const t = useTranslations("orders.page.promise");
  const ui = useTranslations("ui");
  const id = useId();
  const router = useRouter();
  const days = useExpectedDay();
  const [day, setDay] = useState(() => days.dayOf(before));
  const [why, setWhy] = useState("");
  const agree = trpc.shipments.agreeDay.useMutation({
    onSuccess: () => {
      showToast({ title: t("agreed"), tone: "success" });
      router.refresh();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day) agree.mutate({ orderId, day, reason: why.trim() || null });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("agreeTitle")}
      description={t("agreeText")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button type="submit" form={id} variant="primary" pending={agree.isPending}>
            {t("agreeSave")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="grid gap-3.5">
        <FormRefusal reason={agree.error ? reasonOf(agree.error) : null} />
        <Field label={t("agreeDay")} required>
          <DateInput value={day} onChange={setDay} />
        </Field>
        <Field label={t("agreeReason")} help={t("agreeReasonHelp")} optional>
          <Textarea value={why} maxLength={500} onChange={(event) => setWhy(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
