"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { OrderPage } from "@/server/order-view";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { Glyph } from "@/ui/glyphs";
import { useChangeTeller } from "../use-order-command";

type Props = { before: OrderPage; now: OrderPage; onTakeOver: () => void };

/** The order is another one by now: who did what to it, and the way to go on with one's own edits over it. */
export function StaleBar({ before, now, onTakeOver }: Props) {
  const t = useTranslations("orders.edit");
  const router = useRouter();
  const told = useChangeTeller();
  const isRead = now.version !== before.version;
  // The server knew of the change before this page did.
  useEffect(() => {
    if (!isRead) router.refresh();
  }, [isRead, router]);
  const known = new Set(before.events.map(({ id }) => id));
  const since = now.events.filter(({ id, type }) => !known.has(id) && type.startsWith("order."));
  return (
    <Banner
      icon={<Glyph name="flag" />}
      title={t("staleTitle")}
      actions={
        <Button size="sm" pending={!isRead} onClick={onTakeOver}>
          {t("takeOver")}
        </Button>
      }
    >
      {since
        .slice(-3)
        .map(({ type, at, by }) => told({ type, at, by: by.name }))
        .join("; ")}
    </Banner>
  );
}
