"use client";
import { Eraser, ScanBarcode } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reason } from "@/lib/reason";
import { type Basket, sellInput, unreadyLine, withGoods } from "@/modules/sales/basket";
import type { Sale, SalesToday } from "@/modules/sales/sale-queries";
import { BasketLines } from "@/modules/sales/ui/basket-lines";
import { GoodsSearch } from "@/modules/sales/ui/goods-search";
import { PaymentCard } from "@/modules/sales/ui/payment-card";
import { SoldCard } from "@/modules/sales/ui/sold-card";
import { TodayCard } from "@/modules/sales/ui/today-card";
import { useBasket } from "@/modules/sales/ui/use-basket";
import { useNeeds } from "@/platform/actor-react";
import { useConnection } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { useScanner } from "@/ui/floor/use-scanner";
import { Page, TwoColumns } from "@/ui/page";
import { printPdf } from "@/ui/print/print-pdf";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import { type Place, TillChoice } from "./till-choice";

type Props = { places: readonly Place[]; channel: string; warehouse: string; today: SalesToday };

/** Scan anywhere on the page, take the money, sell: nothing counts as sold before the server has said so. */
export function SaleScreen({ places, channel, warehouse, today }: Props) {
  const t = useTranslations("sales");
  const reasonText = useReasonText();
  const utils = trpc.useUtils();
  const needs = useNeeds("operator");
  const offline = useConnection().state === "offline";
  const { basket, setBasket, clear } = useBasket();
  const [sold, setSold] = useState<Sale | null>(null);
  const till = { channel, warehouse };
  const { currency } = today.total;

  const take = async (code: string) => {
    try {
      const goods = await utils.sales.find.fetch({ warehouse, code: code.slice(0, 300) }, { staleTime: 0 });
      setSold(null);
      setBasket((before) => withGoods(before, goods));
    } catch (error) {
      showToast({ title: reasonText(reasonOf(error)), tone: "warning", group: "sale-scan" });
    }
  };
  useScanner((code) => void take(code));

  const sell = trpc.sales.sell.useMutation({
    onSuccess: (sale) => {
      clear();
      setSold(sale);
    },
    onSettled: () => void utils.sales.today.invalidate(till),
  });
  const change = (changes: Partial<Basket>) => {
    sell.reset();
    setBasket((before) => ({ ...before, ...changes }));
  };
  const unready = basket.lines.find((line) => unreadyLine(line));
  const whyNot =
    needs ??
    (offline ? reason("sale.offline") : null) ??
    (basket.lines.length === 0 ? reason("sale.empty") : null) ??
    (unready ? t(`unready.${unreadyLine(unready) ?? "quantity"}`, { name: unready.name, count: unready.there }) : null);
  const print = (sale: Sale) => printPdf(`/api/v1/sales/${sale.orderId}/receipt.pdf`);

  return (
    <Page title={t("title")} actions={<TillChoice places={places} channel={channel} warehouse={warehouse} />}>
      <TwoColumns
        aside={
          <div className="grid gap-4">
            {sold && basket.lines.length === 0 ? (
              <SoldCard sale={sold} typed={today.fiscal === "manual"} onPrint={print} onNext={() => setSold(null)} />
            ) : (
              <PaymentCard
                basket={basket}
                currency={currency}
                pending={sell.isPending}
                failure={sell.isError ? reasonText(reasonOf(sell.error)) : null}
                disabledReason={whyNot}
                onChange={change}
                onSell={() => sell.mutate(sellInput(basket, till))}
              />
            )}
            <TodayCard till={till} first={today} onPrint={print} />
          </div>
        }
      >
        {offline && (
          <Banner title={t("offline")} className="mb-0">
            {t("offlineText")}
          </Banner>
        )}
        <GoodsSearch onCode={(code) => void take(code)} />
        <Card
          title={t("basket")}
          note={
            basket.lines.length > 0 ? t("units", { count: basket.lines.reduce((sum, line) => sum + (line.quantity ?? 0), 0) }) : undefined
          }
          actions={
            basket.lines.length > 0 ? (
              <Button size="sm" variant="ghost" icon={<Eraser />} onClick={clear} disabledReason={sell.isPending ? t("selling") : null}>
                {t("clear")}
              </Button>
            ) : undefined
          }
        >
          {basket.lines.length > 0 ? (
            <BasketLines lines={basket.lines} currency={currency} onChange={(lines) => change({ lines })} />
          ) : (
            <EmptyState icon={<ScanBarcode />} title={t("emptyTitle")}>
              {t("empty")}
            </EmptyState>
          )}
        </Card>
      </TwoColumns>
    </Page>
  );
}
