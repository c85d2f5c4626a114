import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { PurchaseActions } from "@/modules/purchasing/ui/orders/purchase-actions";
import { PurchaseFacts } from "@/modules/purchasing/ui/orders/purchase-facts";
import { PurchaseLetters, PurchaseReceipts } from "@/modules/purchasing/ui/orders/purchase-letters";
import { PurchaseLines } from "@/modules/purchasing/ui/orders/purchase-lines";
import { PurchaseState } from "@/modules/purchasing/ui/orders/purchase-state";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { TextLink } from "@/ui/button-link";
import { DetailHeader, Page, TwoColumns } from "@/ui/page";
import { Card } from "@/ui/section";

type Props = { params: Promise<{ purchase: string }> };

/** One order to a supplier: left the goods and what came of them, right the money and who said what. */
export default async function PurchasePage({ params }: Props) {
  const { purchase: purchaseId } = await params;
  if (!z.uuid().safeParse(purchaseId).success) notFound();
  const [t, found] = await Promise.all([getTranslations("purchasing"), orNotFound(api.purchases.byId({ purchaseId }))]);
  const order = overTheWire(found);
  return (
    <Page back="/purchasing" crumbs={[{ label: t("title"), href: "/purchasing" }, { label: order.number }]}>
      <LiveRefresh topics={["purchase"]} id={purchaseId} />
      <LiveRefresh topics={["arrival"]} />
      <DetailHeader
        title={t("one", { number: order.number })}
        badges={<PurchaseState status={order.status} as="badge" />}
        actions={<PurchaseActions key={order.version} order={order} />}
        facts={
          <>
            <TextLink href={`/purchasing/suppliers/${order.supplier.id}`}>{order.supplier.name}</TextLink>
            <span>{order.warehouse.name}</span>
          </>
        }
      />
      <TwoColumns aside={<PurchaseFacts order={order} />}>
        <Card title={t("lines.title")}>
          <PurchaseLines order={order} />
        </Card>
        {order.note && <p className="whitespace-pre-line text-13 [overflow-wrap:anywhere]">«{order.note}»</p>}
        <PurchaseLetters order={order} />
        <PurchaseReceipts order={order} />
      </TwoColumns>
    </Page>
  );
}
