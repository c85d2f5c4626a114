"use client";
import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { OrderPage } from "@/server/order-view";
import { ChannelMark, monogramOf } from "@/ui/channel-mark";
import { cx } from "@/ui/cx";
import { DateTime, RelativeTime } from "@/ui/date-time";
import { useNow } from "@/ui/formats-context";

const open = new Set(["planned", "picking", "picked", "packed"]);
const soonMs = 2 * 60 * 60 * 1000;

/** Below the number: where it came from, when, and by when it must leave. */
export function OrderFactsLine({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.page");
  const now = useNow();
  const due = order.fulfilments
    .flatMap(({ status, dueAt }) => (open.has(status) && dueAt ? [new Date(dueAt)] : []))
    .sort((a, b) => a.getTime() - b.getTime())[0];
  const left = due && order.status !== "cancelled" ? due.getTime() - now.getTime() : null;
  return (
    <>
      <span className="inline-flex items-center gap-1.5">
        <ChannelMark mark={monogramOf(order.channelName)} name={order.channelName} />
        {order.externalId && <span className="mono">{order.externalId}</span>}
      </span>
      <span>
        {t(order.status === "draft" ? "drafted" : "placed")} <DateTime at={order.placedAt} as="full" />
      </span>
      {due && left !== null && (
        <span
          className={cx(
            "inline-flex items-center gap-1.5 [&_svg]:size-3.5",
            left < 0 ? "font-medium text-danger" : left < soonMs && "font-medium text-warning",
          )}
        >
          <Clock aria-hidden="true" />
          <span>
            {t(left < 0 ? "wasDue" : "due")} <DateTime at={due} />, <RelativeTime at={due} />
          </span>
        </span>
      )}
    </>
  );
}
