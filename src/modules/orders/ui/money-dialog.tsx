"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { momentOf } from "@/lib/dates";
import { reason } from "@/lib/reason";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { focusFirstError } from "@/ui/focus-first-error";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";
import { paymentMethods } from "./payment-methods";
import { useOrderCommand } from "./use-order-command";

type Props = { kind: "payment" | "refund"; order: OrderPage; onClose: () => void };

/** Books money that came in or went out: how much, how, and when. The sum that is due stands there already. */
export function MoneyDialog({ kind, order, onClose }: Props) {
  const t = useTranslations("orders.page.money");
  const ui = useTranslations("ui");
  const formats = useFormats();
  const form = useRef<HTMLFormElement>(null);
  const { total, paid, refunded } = order.totals;
  const due = kind === "payment" ? Math.max(0, total.amount - paid.amount) : paid.amount - refunded.amount;
  const [amount, setAmount] = useState<number | null>(due || null);
  const [method, setMethod] = useState<string>(
    paymentMethods.find((one) => one === order.payments[0]?.method.toLowerCase()) ??
      (order.paymentTerms === "cash_on_delivery" ? "carrier" : "card"),
  );
  const [reference, setReference] = useState("");
  const [day, setDay] = useState("");
  const [asked, setAsked] = useState(false);
  const command = useOrderCommand(() => {
    showToast({ title: t(`${kind}Done`, { sum: formats.money(amount ?? 0, order.currency) }), tone: "success" });
    onClose();
  });
  const options = command.options;
  const payment = trpc.orders.recordPayment.useMutation(options);
  const refund = trpc.orders.recordRefund.useMutation(options);
  const pending = payment.isPending || refund.isPending;

  const wrong =
    amount === null || amount <= 0
      ? t("amountMissing")
      : kind === "refund" && amount > due
        ? t("tooMuch", { sum: formats.money(due, order.currency) })
        : null;
  // A day without its hour counts from its noon; today counts from now.
  const noon = day ? momentOf(day, "12:00", formats.timeZone) : null;
  const future = noon && noon.getTime() - 12 * 3_600_000 > Date.now() ? reason("field.invalid") : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (wrong || future || amount === null || pending) return focusFirstError(form.current);
    const occurredAt = noon && noon.getTime() < Date.now() ? noon.toISOString() : undefined;
    const input = { orderId: order.id, amount, method, reference: reference.trim() || null, occurredAt };
    if (kind === "payment") payment.mutate(input);
    else refund.mutate(input);
  };
  const formId = `money-${kind}`;
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={t(`${kind}Title`, { number: order.number })}
      description={t(`${kind}Text`)}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            pending={pending}
            className={kind === "refund" ? "bg-danger! text-surface! hover:brightness-90" : ""}
          >
            {t(`${kind}Confirm`)}
          </Button>
        </>
      }
    >
      <form ref={form} id={formId} noValidate onSubmit={submit} className="grid gap-3.5">
        <Field
          label={t("amount")}
          error={asked ? wrong : null}
          help={due > 0 ? t(`${kind}Due`, { sum: formats.money(due, order.currency) }) : null}
          required
        >
          <MoneyInput value={amount} currency={order.currency} onChange={setAmount} />
        </Field>
        <Field label={t("method")}>
          <Select
            value={method}
            onChange={setMethod}
            options={paymentMethods.map((value) => ({ value, label: t(`methodNames.${value}`) }))}
          />
        </Field>
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Field label={t("reference")} optional help={t("referenceHelp")}>
            <Input mono value={reference} maxLength={200} onChange={(event) => setReference(event.target.value)} />
          </Field>
          <Field label={t("day")} optional help={t("dayHelp")} error={asked ? future : null}>
            <DateInput value={day} onChange={setDay} />
          </Field>
        </div>
      </form>
    </Dialog>
  );
}
