"use client";
import { useTranslations } from "next-intl";
import type { OrderPage } from "@/server/order-view";
import { Banner } from "@/ui/banner";
import { useFormats, useNow } from "@/ui/formats-context";
import { Glyph } from "@/ui/glyphs";

/** A draft is no order yet: what that means for its goods. */
export function DraftBar({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.draft");
  const formats = useFormats();
  const now = useNow();
  if (order.status !== "draft") return null;
  const until = order.reserveUntil ? new Date(order.reserveUntil) : null;
  return (
    <Banner tone="info" icon={<Glyph name="dashed" />} title={t("barTitle")}>
      {until ? t(until > now ? "barKept" : "barOver", { at: formats.full(until) }) : t("barFree")}
    </Banner>
  );
}
