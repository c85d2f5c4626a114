"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { focusFirstError } from "@/ui/focus-first-error";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { RadioGroup } from "@/ui/radio-group";
import { refundMethods } from "../inputs";
import type { WholeReturn } from "./return-row";
import { useReturnCommand } from "./use-return-command";

/** Gives back what is due, or another sum within what the return is worth. */
export function RefundDialog({ one, onClose }: { one: WholeReturn; onClose: () => void }) {
  const t = useTranslations("returns.money");
  const ui = useTranslations("ui");
  const formats = useFormats();
  const form = useRef<HTMLFormElement>(null);
  const { openMinor, mostMinor } = one.sums;
  const [amount, setAmount] = useState<number | null>(openMinor || null);
  const [method, setMethod] = useState<(typeof refundMethods)[number]>("card");
  const [receipt, setReceipt] = useState("");
  const [asked, setAsked] = useState(false);
  const sum = (minor: number) => formats.money(minor, one.currency);
  const refund = trpc.returns.refund.useMutation(useReturnCommand(t("refundDone", { sum: sum(amount ?? 0) }), onClose));
  const wrong = !amount ? t("amountMissing") : amount > mostMinor ? t("tooMuch", { sum: sum(mostMinor) }) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (wrong || !amount || refund.isPending) return focusFirstError(form.current);
    const fiscalNumber = receipt.trim() || null;
    refund.mutate({ returnId: one.id, version: one.version, amount, method, fiscalNumber });
  };
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={t("refundTitle", { number: one.number })}
      description={t("refundText")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button type="submit" form="refund-return" variant="primary" pending={refund.isPending}>
            {t("refundConfirm")}
          </Button>
        </>
      }
    >
      <form ref={form} id="refund-return" noValidate onSubmit={submit} className="grid gap-3.5">
        <Field label={t("amount")} error={asked ? wrong : null} help={t("amountHelp", { sum: sum(openMinor) })} required>
          <MoneyInput value={amount} currency={one.currency} onChange={setAmount} />
        </Field>
        <RadioGroup
          label={t("method")}
          value={method}
          onChange={(value) => setMethod(refundMethods.find((known) => known === value) ?? "card")}
          choices={refundMethods.map((value) => ({
            value,
            label: t(`methodNames.${value}`),
            help: value === "balance" ? t("balanceHelp") : undefined,
          }))}
        />
        <Field label={t("receiptNumber")} optional help={t("receiptText")}>
          <Input mono value={receipt} maxLength={100} onChange={(event) => setReceipt(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
