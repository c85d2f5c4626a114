"use client";
import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import type { OrderPage } from "@/server/order-view";
import { Banner } from "@/ui/banner";
import { TextLink } from "@/ui/button-link";

/** The order that this one looks like, as a link. */
export function TwinLink({ data }: { data: Record<string, unknown> }) {
  const t = useTranslations("orders.page.hold");
  const number = typeof data.number === "string" ? data.number : null;
  if (!number) return null;
  return t.rich("twin", { number, link: (words) => <TextLink href={`/orders/${encodeURIComponent(number)}`}>{words}</TextLink> });
}

/** Where the owner wants to be told only: while the order may still be stopped. */
export function TwinNotice({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.page.hold");
  const told = order.events.find(({ type }) => type === "order.duplicate_suspected");
  if (!told || (order.status !== "new" && order.status !== "confirmed") || order.lines.some((line) => line.shipped > 0)) return null;
  return (
    <Banner tone="neutral" icon={<Copy aria-hidden="true" />} title={t("twinTitle")}>
      <TwinLink data={told.data} />
    </Banner>
  );
}
