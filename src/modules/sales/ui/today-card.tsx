"use client";
import { Pencil, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { Dialog } from "@/ui/dialog";
import { FactList } from "@/ui/fact-list";
import { IconButton } from "@/ui/icon-button";
import { Money } from "@/ui/money";
import { Card } from "@/ui/section";
import type { Sale, SalesToday } from "../sale-queries";
import { FiscalField } from "./fiscal-field";

type Props = { till: { channel: string; warehouse: string }; first: SalesToday; onPrint: (sale: Sale) => void };

/** What this till sold today: by kind of money, and each sale to be printed again. */
export function TodayCard({ till, first, onPrint }: Props) {
  const t = useTranslations("sales");
  const utils = trpc.useUtils();
  const { data: today } = trpc.sales.today.useQuery(till, { initialData: first });
  useLiveQuery(["order"], () => utils.sales.today.invalidate(till));
  const [noting, setNoting] = useState<Sale | null>(null);
  const sum = ({ amount, currency }: Sale["total"]) => <Money minor={amount} currency={currency} />;
  return (
    <Card title={t("today")} note={t("todayCount", { count: today.count })}>
      <div className="border-b border-line px-4 py-3">
        <FactList
          facts={[
            { label: t("inCash"), value: sum(today.cash) },
            { label: t("byCard"), value: sum(today.card) },
            { label: t("total"), value: sum(today.total), strong: true, apart: true },
          ]}
        />
      </div>
      {today.items.length === 0 && <p className="px-4 py-3 text-13 text-ink-3">{t("nothingToday")}</p>}
      <ul className="max-h-100 overflow-y-auto">
        {today.items.map((sale) => (
          <li key={sale.orderId} className="flex items-center gap-2 border-b border-line py-1 pr-1 pl-4 text-13 last:border-b-0">
            <span className="w-11 text-ink-3 tabular-nums">
              <DateTime at={sale.soldAt} as="time" />
            </span>
            <span className="min-w-0 flex-1">
              <TextLink href={`/orders/${encodeURIComponent(sale.number)}`}>{sale.number}</TextLink>
              {today.fiscal === "manual" && !sale.fiscalNumber && sale.total.amount > 0 && (
                <span className="block text-12 text-warning">{t("noFiscal")}</span>
              )}
            </span>
            <span className="font-medium tabular-nums">{sum(sale.total)}</span>
            {today.fiscal === "manual" && (
              <IconButton label={t("noteFiscal", { number: sale.number })} icon={<Pencil />} onClick={() => setNoting(sale)} />
            )}
            <IconButton label={t("printAgain", { number: sale.number })} icon={<Printer />} onClick={() => onPrint(sale)} />
          </li>
        ))}
      </ul>
      <Dialog open={noting !== null} onOpenChange={() => setNoting(null)} title={t("noteFiscal", { number: noting?.number ?? "" })}>
        {noting && <FiscalField key={noting.orderId} sale={noting} onSaved={() => setNoting(null)} />}
      </Dialog>
    </Card>
  );
}
