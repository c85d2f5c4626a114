"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/ui/field";
import { RadioGroup } from "@/ui/radio-group";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { Textarea } from "@/ui/textarea";
import type { DraftPart } from "./draft-part";
import { paymentMethods } from "./payment-methods";

type Props = DraftPart & { channels: readonly { code: string; name: string }[] };

/** How the money comes, where the order is booked, and what else was said on the phone. */
export function DraftPayment({ draft, problems, onChange, channels }: Props) {
  const t = useTranslations("orders.new");
  const names = useTranslations("orders.page.money.methodNames");
  const { payment } = draft;
  return (
    <Card title={t("payment")} padded>
      <div className="grid gap-3.5 sm:grid-cols-2">
        <RadioGroup
          label={t("howPaid")}
          value={payment.status}
          onChange={(status) => onChange({ payment: { ...payment, status } })}
          choices={[
            { value: "unpaid", label: t("unpaid"), help: t("unpaidHelp") },
            { value: "paid", label: t("paid") },
            { value: "cash_on_delivery", label: t("cashOnDelivery") },
          ]}
        />
        <div className="grid content-start gap-3.5">
          {payment.status === "paid" && (
            <Field label={t("paidBy")}>
              <Select
                value={payment.method}
                onChange={(method) => onChange({ payment: { ...payment, method } })}
                options={paymentMethods.filter((method) => method !== "carrier").map((value) => ({ value, label: names(value) }))}
              />
            </Field>
          )}
          {channels.length > 1 && (
            <Field label={t("channel")} error={problems.channel}>
              <Select
                value={draft.channel}
                onChange={(channel) => onChange({ channel })}
                options={channels.map(({ code, name }) => ({ value: code, label: name }))}
              />
            </Field>
          )}
        </div>
        <Field label={t("note")} error={problems.note} optional className="sm:col-span-2">
          <Textarea rows={2} maxLength={4000} value={draft.note} onChange={(event) => onChange({ note: event.target.value })} />
        </Field>
      </div>
    </Card>
  );
}
