import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { OrderPage } from "@/server/order-view";
import { ChannelMark, monogramOf } from "@/ui/channel-mark";
import { DateTime } from "@/ui/date-time";
import { FactBlock, FactList } from "@/ui/fact-list";
import { DeliveryFacts } from "./delivery-facts";

const methods = ["courier", "pickup", "point", "post", "marketplace", "in_store"] as const;

/** What the buyer was promised and how it is to travel. */
export function PromiseFacts({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.page.promise");
  const { promisedAt, shipBy, shippingMethod } = order;
  const waits = order.lines.some((line) => line.backordered > 0) && (order.status === "new" || order.status === "confirmed");
  const known = methods.find((method) => method === shippingMethod);
  const isOpen = (order.status === "new" || order.status === "confirmed") && order.fulfilmentStatus !== "delivered";
  if (!order.delivery && !promisedAt && !waits && !shipBy && !shippingMethod) return null;
  return (
    <FactBlock title={t("title")}>
      {order.delivery && <DeliveryFacts orderId={order.id} delivery={order.delivery} isOpen={isOpen} />}
      {promisedAt && (
        <div className="flex items-center gap-1.5 font-medium">
          <CalendarClock aria-hidden="true" className="size-4 text-ink-3" />
          <span>
            {t("by")} <DateTime at={promisedAt} as="date" />
          </span>
        </div>
      )}
      {!promisedAt && waits && <div className="text-warning">{t("waits")}</div>}
      {shipBy && (
        <div className="text-ink-2">
          {t("shipBy")} <DateTime at={shipBy} as="full" />
        </div>
      )}
      {shippingMethod && <div className="text-ink-2">{known ? t(`methods.${known}`) : shippingMethod}</div>}
    </FactBlock>
  );
}

/** Where it was sold, and its name there. */
export function ChannelFacts({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.page.channel");
  return (
    <FactBlock title={t("title")}>
      <ChannelMark mark={monogramOf(order.channelName)} name={order.channelName} />
      {order.externalId && (
        <FactList className="mt-1.5" facts={[{ label: t("externalId"), value: <span className="mono">{order.externalId}</span> }]} />
      )}
      {order.fulfilledBy === "channel" && <div className="mt-1 text-ink-2">{t("fulfilledByChannel")}</div>}
    </FactBlock>
  );
}
