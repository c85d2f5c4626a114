"use client";
import { useTranslations } from "next-intl";
import type { Reason } from "@/lib/reason";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { type Fact, FactList } from "@/ui/fact-list";
import { Field } from "@/ui/field";
import { Money } from "@/ui/money";
import { MoneyInput } from "@/ui/money-input";
import { PhoneInput } from "@/ui/phone-input";
import { Card } from "@/ui/section";
import { SegmentedControl } from "@/ui/segmented-control";
import { type Basket, handSums, payWays } from "../basket";

type Props = {
  basket: Basket;
  currency: string;
  pending: boolean;
  failure: string | null;
  disabledReason: Reason | string | null;
  onChange: (changes: Partial<Basket>) => void;
  onSell: () => void;
};

/** What it comes to, how it is paid, and the button that makes it a sale. */
export function PaymentCard({ basket, currency, pending, failure, disabledReason, onChange, onSell }: Props) {
  const t = useTranslations("sales");
  const { totals, paid } = handSums(basket);
  const sum = (minor: number) => <Money minor={minor} currency={currency} />;
  const facts: Fact[] = [
    ...(totals.discountMinor > 0
      ? [
          { label: t("goods"), value: sum(totals.goodsMinor) },
          { label: t("discount"), value: sum(-totals.discountMinor) },
        ]
      : []),
    { label: t("total"), value: <span className="text-20">{sum(totals.totalMinor)}</span>, strong: true },
    ...(totals.taxMinor > 0 ? [{ label: t("tax"), value: sum(totals.taxMinor), quiet: true }] : []),
  ];
  const change = "refused" in paid ? 0 : paid.changeMinor;
  const refused = basket.lines.length > 0 && "refused" in paid ? paid.refused : null;
  return (
    <Card title={t("payment")} padded>
      <div className="grid gap-3">
        <FactList facts={facts} />
        <SegmentedControl
          label={t("payWay")}
          value={basket.way}
          onChange={(way) => onChange({ way, cashMinor: null, cardMinor: null })}
          options={payWays.map((value) => ({ value, label: t(`ways.${value}`) }))}
        />
        {basket.way === "both" && (
          <Field label={t("byCard")}>
            <MoneyInput value={basket.cardMinor} currency={currency} onChange={(cardMinor) => onChange({ cardMinor })} />
          </Field>
        )}
        {basket.way !== "card" && (
          <Field label={t("received")} help={t("receivedHelp")} error={refused}>
            <MoneyInput value={basket.cashMinor} currency={currency} onChange={(cashMinor) => onChange({ cashMinor })} />
          </Field>
        )}
        {change > 0 && <FactList facts={[{ label: t("change"), value: sum(change), strong: true }]} />}
        <Field label={t("phone")} optional>
          <PhoneInput value={basket.phone} onChange={(phone) => onChange({ phone })} autoComplete="off" />
        </Field>
        {failure && (
          <Banner tone="danger" title={failure}>
            {t("kept")}
          </Banner>
        )}
        <Button
          variant="primary"
          size="lg"
          pending={pending}
          disabledReason={disabledReason ?? refused}
          onClick={onSell}
          className="w-full"
        >
          {t("sell")}
        </Button>
      </div>
    </Card>
  );
}
