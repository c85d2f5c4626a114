"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { FactBlock, FactList } from "@/ui/fact-list";
import { Money } from "@/ui/money";
import type { WholePurchase } from "../rows";
import { ExpectedWord } from "./expected-word";

/** What it comes to, from whom and where to, and who said what when. */
export function PurchaseFacts({ order }: { order: WholePurchase }) {
  const t = useTranslations("purchasing.facts");
  const sum = (minor: number) => <Money minor={minor} currency={order.currency} />;
  const some = (label: string, minor: number) => (minor === 0 ? [] : [{ label, value: sum(minor) }]);
  const when = (label: string, at: string | null) => (at ? [{ label, value: <DateTime at={at} as="short" /> }] : []);
  return (
    <>
      <FactBlock title={t("money")}>
        <FactList
          facts={[
            { label: t("goods"), value: sum(order.goodsMinor) },
            ...some(t("discount"), -order.discountMinor),
            ...some(t("freight"), order.freightMinor),
            { label: t("total"), value: sum(order.totalMinor), strong: true, apart: true },
            ...some(t("tax"), order.taxMinor),
            ...(order.rate === null
              ? []
              : [{ label: t("rate", { currency: order.currency }), value: `${order.rate} ${order.homeCurrency}` }]),
          ]}
        />
      </FactBlock>
      <FactBlock title={t("way")}>
        <FactList
          facts={[
            { label: t("supplier"), value: <TextLink href={`/purchasing/suppliers/${order.supplier.id}`}>{order.supplier.name}</TextLink> },
            { label: t("warehouse"), value: order.warehouse.name },
            { label: t("expected"), value: <ExpectedWord status={order.status} expectedAt={order.expectedAt} /> },
            ...(order.reference ? [{ label: t("reference"), value: order.reference }] : []),
            { label: t("drafted"), value: order.by },
            ...when(t("draftedAt"), order.createdAt),
            ...(order.submittedBy ? [{ label: t("submitted"), value: order.submittedBy.name }] : []),
            ...(order.approvedAt ? [{ label: t("approved"), value: order.approvedBy?.name ?? t("byRule") }] : []),
            ...when(t("sentAt"), order.sentAt),
            ...(order.sentBy ? [{ label: t("sentBy"), value: t(`ways.${order.sentBy}`) }] : []),
            ...when(t("receivedAt"), order.receivedAt),
            ...when(t("closedAt"), order.closedAt),
          ]}
        />
        {order.rejectReason && (
          <p className="mt-2 text-13 text-warning [overflow-wrap:anywhere]">{t("rejected", { reason: order.rejectReason })}</p>
        )}
      </FactBlock>
    </>
  );
}
