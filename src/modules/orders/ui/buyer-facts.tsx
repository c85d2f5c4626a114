import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import type { OrderPage } from "@/server/order-view";
import { FigureLink, TextLink } from "@/ui/button-link";
import { CopyButton } from "@/ui/copy-button";
import { FactBlock } from "@/ui/fact-list";
import { Money } from "@/ui/money";
import { formatPhone } from "@/ui/parse-phone";

/** Who bought, and how to reach them. */
export function BuyerFacts({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.page.buyer");
  const { customer, buyer } = order;
  const contact = customer.phone ?? customer.email ?? customer.name;
  return (
    <FactBlock title={t("title")}>
      <div className="font-medium [overflow-wrap:anywhere]">{customer.name}</div>
      {customer.phone && (
        <div>
          <a href={`tel:${customer.phone}`} className="inline-block text-ink-2 leading-6 tabular-nums hover:underline">
            {formatPhone(customer.phone)}
          </a>
        </div>
      )}
      {customer.email && (
        <div>
          <a href={`mailto:${customer.email}`} className="inline-block text-ink-2 leading-6 [overflow-wrap:anywhere] hover:underline">
            {customer.email}
          </a>
        </div>
      )}
      <div className="mt-1.5 flex flex-wrap gap-x-2.5 text-12 text-ink-3">
        {buyer && (
          <span>
            {t.rich("orders", {
              count: buyer.orders,
              link: (words) => <FigureLink href={`/orders?view=all&q=${encodeURIComponent(contact)}`}>{words}</FigureLink>,
              sum: () => <Money minor={buyer.totalMinor} currency={order.currency} />,
            })}
          </span>
        )}
        <span>{t(customer.locale === "en" ? "english" : "russian")}</span>
      </div>
    </FactBlock>
  );
}

/** Where it goes: a door, or a pickup point of a carrier, which an order names by the code of its account or by its kind. */
export function AddressFacts({ order, carriers }: { order: OrderPage; carriers: readonly { code: string; kind: string; name: string }[] }) {
  const t = useTranslations("orders.page.address");
  const { shippingAddress: at, pickupPoint } = order;
  const carrier = carriers.find(({ code, kind }) => code === pickupPoint?.carrier || kind === pickupPoint?.carrier);
  return (
    <FactBlock title={t("title")}>
      {at ? (
        <>
          <div>{[at.postalCode, at.region !== at.city ? at.region : null, at.city].filter(Boolean).join(", ")}</div>
          {at.line1 && <div className="text-ink-2 [overflow-wrap:anywhere]">{at.line1}</div>}
          {at.country !== "RU" && <div className="text-ink-2">{at.country}</div>}
        </>
      ) : (
        !pickupPoint && <div className="text-ink-3">{t("none")}</div>
      )}
      {pickupPoint && (
        <div className="text-ink-2">
          {t("point", { carrier: carrier?.name ?? pickupPoint.carrier })} <span className="mono">{pickupPoint.code}</span>
        </div>
      )}
    </FactBlock>
  );
}

const parts = ["delivery", "goods"] as const;

/** What staff and the buyer wrote to it, and how the buyer follows it. */
export function NoteFacts({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.page.note");
  return (
    <>
      {order.note && (
        <FactBlock title={t("title")}>
          <div className="whitespace-pre-wrap text-ink-2 [overflow-wrap:anywhere]">{order.note}</div>
        </FactBlock>
      )}
      {order.trackingUrl && (
        <FactBlock title={t("tracking")}>
          <div className="flex items-center gap-1">
            <TextLink href={order.trackingUrl} target="_blank" className="truncate">
              {t("open")}
            </TextLink>
            <CopyButton text={order.trackingUrl} label={t("copy")} />
          </div>
        </FactBlock>
      )}
      {order.rating && (
        <FactBlock title={t("rating")}>
          <div className="flex items-center gap-1.5 font-medium">
            <Star aria-hidden="true" className="size-4 text-warning" />
            {t("score", { score: order.rating.score })}
          </div>
          {parts.map(
            (part) =>
              order.rating?.[part] != null && (
                <div key={part} className="text-ink-2 tabular-nums">
                  {t(part, { score: order.rating[part] })}
                </div>
              ),
          )}
          {order.rating.comment && (
            <div className="mt-1 whitespace-pre-wrap border-l-2 border-line-2 pl-2.5 text-ink-2 [overflow-wrap:anywhere]">
              {order.rating.comment}
            </div>
          )}
        </FactBlock>
      )}
    </>
  );
}
