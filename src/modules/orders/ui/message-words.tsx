"use client";
import { useTranslations } from "next-intl";
import type { OrderPage } from "@/server/order-view";

/** "Письмо «Передали в доставку» отправлено на …", and the way to read it. */
export function MessageWords({ message, onRead }: { message: OrderPage["messages"][number]; onRead: () => void }) {
  const t = useTranslations("orders.timeline");
  const names = useTranslations("status.message");
  const name = names.has(message.event as never) ? names(message.event as never) : message.event;
  return (
    <>
      {t.rich(`messages.${message.status}`, {
        name,
        channel: message.channel,
        to: () => <span className="mono [overflow-wrap:anywhere]">{message.recipient}</span>,
      })}{" "}
      <button
        type="button"
        onClick={onRead}
        className="relative rounded-sm text-12 text-accent-ink after:absolute after:-inset-2 hover:underline"
      >
        {t("read")}
      </button>
    </>
  );
}
