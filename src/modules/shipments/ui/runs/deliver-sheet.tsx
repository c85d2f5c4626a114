"use client";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { SegmentedControl } from "@/ui/segmented-control";
import { Sheet } from "@/ui/sheet";
import type { StopView } from "../../runs/run-queries";

type Given = { code: string | null; collected: { amount: number; method: "cash" | "card" } | null };
type Props = {
  stop: OverTheWire<StopView>;
  asksCode: boolean;
  pending: boolean;
  onClose: () => void;
  onDeliver: (given: Given) => void;
};

/** What is asked before a parcel is given away: the buyer's code and the money, where there are such. */
export function DeliverSheet({ stop, asksCode, pending, onClose, onDeliver }: Props) {
  const t = useTranslations("shipping.way");
  const id = useId();
  const { dueMinor, currency, isCodeBlocked } = stop;
  const [code, setCode] = useState("");
  const [amount, setAmount] = useState<number | null>(dueMinor);
  const [method, setMethod] = useState<"cash" | "card">("cash");
  const whyNot =
    asksCode && isCodeBlocked
      ? { code: "run.code_blocked" }
      : asksCode && code.length < 4
        ? { code: "run.code_missing" }
        : dueMinor === 0
          ? null
          : amount === null
            ? { code: "run.cash_missing" }
            : amount > dueMinor
              ? { code: "run.cash_above_due" }
              : null;
  return (
    <Sheet
      side="bottom"
      open
      onOpenChange={onClose}
      title={stop.name}
      footer={
        <Button
          type="submit"
          form={id}
          size="lg"
          variant="primary"
          className="h-14! w-full text-16!"
          icon={<Check />}
          pending={pending}
          disabledReason={whyNot}
        >
          {t("deliver")}
        </Button>
      }
    >
      <form
        id={id}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onDeliver({ code: asksCode ? code : null, collected: dueMinor > 0 && amount !== null ? { amount, method } : null });
        }}
      >
        {asksCode && (
          <Field label={t("code")} help={t("codeHelp")}>
            <Input
              mono
              inputMode="numeric"
              autoComplete="off"
              maxLength={4}
              value={code}
              onChange={(event) => setCode(event.target.value.replace(/\D/g, "").slice(0, 4))}
              className="text-20"
            />
          </Field>
        )}
        {dueMinor > 0 ? (
          <>
            <Field label={t("amount")} help={t("amountHelp")}>
              <MoneyInput value={amount} onChange={setAmount} currency={currency} />
            </Field>
            <div>
              <SegmentedControl
                label={t("method")}
                value={method}
                onChange={(value) => setMethod(value as "cash" | "card")}
                options={[
                  { value: "cash", label: t("cash") },
                  { value: "card", label: t("card") },
                ]}
              />
            </div>
          </>
        ) : (
          <p className="text-16 text-ink-2">{t("nothingDue")}</p>
        )}
      </form>
    </Sheet>
  );
}
