"use client";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { useFormats } from "@/ui/formats-context";
import { useOrderCommand } from "./use-order-command";

/** What holds the order: why, since when and by whom, and the button that lets it go. */
export function HoldBars({ order }: { order: OrderPage }) {
  return order.holds.map((hold) => <HoldBar key={hold.id} order={order} hold={hold} />);
}

function HoldBar({ order, hold }: { order: OrderPage; hold: OrderPage["holds"][number] }) {
  const t = useTranslations("orders.page.hold");
  const words = useTranslations("status.hold");
  const formats = useFormats();
  const needs = useNeeds("operator");
  const command = useOrderCommand();
  const release = trpc.orders.release.useMutation(command.options);
  const placed = order.events.find(({ type, data }) => type === "order.held" && data.holdId === hold.id);
  const reason = words.has(hold.reason as never) ? words(hold.reason as never) : hold.reason;
  const note = [
    placed && (placed.by.kind === "user" ? `${placed.by.name}, ${formats.short(placed.at)}` : formats.short(placed.at)),
    hold.until && t("until", { at: formats.short(hold.until) }),
  ];
  return (
    <Banner
      title={t("title", { reason: reason.toLowerCase() })}
      note={note.filter(Boolean).join(" · ")}
      actions={
        // With one hold the page's main button releases it.
        order.holds.length > 1 && (
          <Button
            size="sm"
            pending={release.isPending}
            disabledReason={needs}
            onClick={() => release.mutate({ orderId: order.id, version: command.versionOf(order), holdId: hold.id })}
          >
            {t("release")}
          </Button>
        )
      }
    >
      {hold.note && t("quote", { note: hold.note })}
    </Banner>
  );
}
