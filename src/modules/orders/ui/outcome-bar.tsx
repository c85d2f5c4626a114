"use client";
import { useTranslations } from "next-intl";
import type { OrderPage } from "@/server/order-view";
import { Banner } from "@/ui/banner";
import { useFormats } from "@/ui/formats-context";
import { Glyph } from "@/ui/glyphs";

/** An order that ended although not everything was delivered: how much of each, and whether money is still to go back. */
export function OutcomeBar({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.outcome");
  const formats = useFormats();
  const units = (of: (line: OrderPage["lines"][number]) => number) => order.lines.reduce((sum, line) => sum + of(line), 0);
  const cancelled = units((line) => line.cancelled);
  if (order.status !== "closed" || cancelled === 0) return null;
  const { paid, refunded, total } = order.totals;
  const over = paid.amount - refunded.amount - total.amount;
  return (
    <Banner tone="neutral" icon={<Glyph name="check" />} title={t("title")}>
      {t("text", { delivered: units((line) => line.delivered), cancelled })}
      {over > 0 && ` ${t("refund", { sum: formats.money(over, order.currency) })}`}
    </Banner>
  );
}
