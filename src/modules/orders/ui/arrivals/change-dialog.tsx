"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { showToast } from "@/ui/toast";
import { useDebounced } from "@/ui/use-debounced";
import { AffectedOrders } from "./affected-orders";
import type { ArrivalRow } from "./arrivals-list";
import { parseUnits, useExpectedDay } from "./expected-day";

/** Moves an arrival or changes what it brings. Lists the orders that it affects before it is saved. */
export function ChangeDialog({ arrival, onClose }: { arrival: ArrivalRow; onClose: () => void }) {
  const t = useTranslations("inventory.arrivals");
  const id = useId();
  const days = useExpectedDay();
  const utils = trpc.useUtils();
  const before = days.dayOf(arrival.expectedAt);
  const [day, setDay] = useState(before);
  const [quantity, setQuantity] = useState(String(arrival.quantity));
  const [reference, setReference] = useState(arrival.reference ?? "");
  const units = parseUnits(quantity);
  const tooFew = units !== null && units < Math.max(1, arrival.received);
  const move = {
    ...(day && day !== before ? { expectedAt: days.momentOf(day) } : {}),
    ...(units && !tooFew && units !== arrival.quantity ? { quantity: units } : {}),
  };
  const asked = useDebounced(JSON.stringify(move));
  const effect = trpc.arrivals.effect.useQuery(
    { arrivalId: arrival.id, move: JSON.parse(asked) as typeof move },
    { enabled: asked !== "{}", placeholderData: (old) => old },
  );
  const change = trpc.arrivals.change.useMutation({
    onSuccess: () => {
      showToast({ title: t("change.done", { sku: arrival.sku }), tone: "success" });
      void utils.arrivals.invalidate();
      void utils.inventory.invalidate();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!units || tooFew || !day) return;
    change.mutate({ arrivalId: arrival.id, version: arrival.version, ...move, reference: reference.trim() || null });
  };
  const wrong =
    units === null ? reason("stock.figure_unreadable") : tooFew ? reason("arrival.below_received", { received: arrival.received }) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("change.title")}
      description={`${arrival.name}, ${arrival.warehouseName}`}
      footer={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button type="submit" form={id} variant="primary" pending={change.isPending} disabledReason={wrong}>
            {t("change.submit")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="grid gap-3.5">
        <FormRefusal reason={change.error ? reasonOf(change.error) : null} />
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Field label={t("fields.day")} error={day ? null : reason("field.required")} required>
            <DateInput value={day} onChange={setDay} />
          </Field>
          <Field label={t("fields.quantity")} error={wrong} required>
            <Input numeric inputMode="numeric" autoComplete="off" value={quantity} onChange={(event) => setQuantity(event.target.value)} />
          </Field>
        </div>
        <Field label={t("fields.reference")} optional>
          <Input value={reference} maxLength={200} autoComplete="off" onChange={(event) => setReference(event.target.value)} />
        </Field>
        {asked !== "{}" && <AffectedOrders affected={effect.data} pending={effect.isFetching} />}
      </form>
    </Dialog>
  );
}
