"use client";
import { CircleCheck, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { TextLink } from "@/ui/button-link";
import { type Fact, FactList } from "@/ui/fact-list";
import { Money } from "@/ui/money";
import { Card } from "@/ui/section";
import type { Sale } from "../sale-queries";
import { FiscalField } from "./fiscal-field";

type Props = { sale: Sale; typed: boolean; onPrint: (sale: Sale) => void; onNext: () => void };

/** The sale that was just made: the change to give, the paper to print, the number to type. */
export function SoldCard({ sale, typed, onPrint, onNext }: Props) {
  const t = useTranslations("sales");
  const sum = ({ amount, currency }: Sale["total"]) => <Money minor={amount} currency={currency} />;
  const facts: Fact[] = [
    { label: t("total"), value: sum(sale.total), strong: true },
    ...(sale.card.amount > 0 ? [{ label: t("byCard"), value: sum(sale.card) }] : []),
    ...(sale.cash.amount > 0 ? [{ label: t("inCash"), value: sum(sale.cash) }] : []),
    ...(sale.change.amount > 0 ? [{ label: t("change"), value: <span className="text-20">{sum(sale.change)}</span>, strong: true }] : []),
    ...(!typed && sale.fiscalNumber ? [{ label: t("fiscal"), value: sale.fiscalNumber }] : []),
  ];
  return (
    <Card
      title={t("sold", { number: sale.number })}
      icon={<CircleCheck className="text-success" />}
      actions={<TextLink href={`/orders/${encodeURIComponent(sale.number)}`}>{t("openOrder")}</TextLink>}
      padded
    >
      <div className="grid gap-3" role="status">
        <FactList facts={facts} />
        <Button size="lg" icon={<Printer />} onClick={() => onPrint(sale)} className="w-full">
          {t("print")}
        </Button>
        {typed && <FiscalField key={sale.orderId} sale={sale} />}
        <Button variant="primary" size="lg" onClick={onNext} className="w-full">
          {t("next")}
        </Button>
      </div>
    </Card>
  );
}
