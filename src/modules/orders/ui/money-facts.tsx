"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { type Fact, FactBlock, FactList } from "@/ui/fact-list";
import { useFormats } from "@/ui/formats-context";
import { Money } from "@/ui/money";
import { whyNot } from "../order-moves";
import type { PaymentKind } from "../payments/tables";
import { forMoves } from "./for-moves";
import { MoneyDialog } from "./money-dialog";
import { methodKey } from "./payment-methods";
import { PaymentStatus } from "./status-badges";

/** Which entries take from what came in. */
const goesOut: Record<PaymentKind, boolean> = {
  payment: false,
  transfer_in: false,
  refund_out: false,
  refund: true,
  transfer_out: true,
  refund_in: true,
  withdrawn: true,
};

/** What a marketplace took for the order; negative came back. */
type Fee = { kind: "commission" | "logistics" | "other"; amountMinor: number; currency: string };

/** What it costs, what has come in and gone back, what its marketplace took, and the two buttons that book money. */
export function MoneyFacts({ order, fees }: { order: OrderPage; fees: readonly Fee[] }) {
  const t = useTranslations("orders.page.money");
  const formats = useFormats();
  const operator = useNeeds("operator");
  const manager = useNeeds("manager");
  const [booking, setBooking] = useState<"payment" | "refund" | null>(null);
  const { totals, currency } = order;
  const sum = (amount: number) => <Money minor={amount} currency={currency} />;
  const refundable = totals.paid.amount - totals.refunded.amount;
  const facts: Fact[] = [
    { label: t("goods"), value: sum(totals.goods.amount) },
    ...(totals.discount.amount > 0 ? [{ label: t("discount"), value: sum(-totals.discount.amount) }] : []),
    { label: t("shipping"), value: sum(totals.shipping.amount) },
    { label: t("total"), value: sum(totals.total.amount), strong: true, apart: true },
    ...(totals.tax.amount > 0 ? [{ label: t("tax"), value: sum(totals.tax.amount), quiet: true }] : []),
    ...order.payments.map((payment, at) => {
      const key = methodKey(payment.method);
      const how = key ? t(`methods.${key}`) : payment.method;
      return {
        label: (
          <span title={[formats.full(payment.occurredAt), payment.by.name, payment.reference].filter(Boolean).join(" · ")}>
            {t(payment.kind, { how, number: payment.reference ?? "" })}
          </span>
        ),
        value: sum(goesOut[payment.kind] ? -payment.amountMinor : payment.amountMinor),
        apart: at === 0,
      };
    }),
    ...fees.map(({ kind, amountMinor, currency }, at) => ({
      label: t(`fees.${kind}`),
      value: <Money minor={-amountMinor} currency={currency} />,
      quiet: true,
      apart: at === 0,
    })),
  ];
  return (
    <FactBlock title={t("title")} note={<PaymentStatus status={order.paymentStatus} />}>
      <FactList facts={facts} />
      <div className="mt-2.5 flex flex-wrap gap-1.5">
        <Button size="sm" disabledReason={operator ?? whyNot("recordPayment", forMoves(order))} onClick={() => setBooking("payment")}>
          {t("record")}
        </Button>
        {totals.paid.amount > 0 && (
          <Button
            size="sm"
            variant="ghost"
            disabledReason={manager ?? (refundable <= 0 ? t("nothingToRefund") : null)}
            onClick={() => setBooking("refund")}
          >
            {t("refundAction")}
          </Button>
        )}
      </div>
      {booking && <MoneyDialog kind={booking} order={order} onClose={() => setBooking(null)} />}
    </FactBlock>
  );
}
