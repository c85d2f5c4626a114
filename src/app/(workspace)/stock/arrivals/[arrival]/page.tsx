import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ArrivalActs } from "@/modules/orders/ui/arrivals/arrival-acts";
import { ArrivalState, ExpectedDay } from "@/modules/orders/ui/arrivals/arrival-state";
import { Source } from "@/modules/orders/ui/arrivals/arrivals-list";
import { AwaitingOrders } from "@/modules/orders/ui/arrivals/awaiting-orders";
import { Discrepancies } from "@/modules/stockroom/ui/desk/discrepancies";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { TextLink } from "@/ui/button-link";
import { FactList } from "@/ui/fact-list";
import { Quantity } from "@/ui/money";
import { DetailHeader, Page } from "@/ui/page";
import { Picture } from "@/ui/picture";
import { Card } from "@/ui/section";

type Props = { params: Promise<{ arrival: string }> };

/** One expected arrival: what it brings, when, and the orders that wait for it. */
export default async function ArrivalPage({ params }: Props) {
  const { arrival: arrivalId } = await params;
  if (!z.uuid().safeParse(arrivalId).success) notFound();
  const [t, found, awaiting, differences] = await Promise.all([
    getTranslations("inventory.arrivals"),
    orNotFound(api.arrivals.byId({ arrivalId })),
    orNotFound(api.arrivals.awaiting({ arrivalId })),
    api.receiving.discrepancies({ arrivalId, limit: 200 }),
  ]);
  const arrival = overTheWire(found);
  const { sku, transfer } = arrival;
  return (
    <Page back="/stock/arrivals" crumbs={[{ label: t("title"), href: "/stock/arrivals" }, { label: sku }]}>
      <LiveRefresh topics={["arrival", "transfer"]} />
      <DetailHeader
        title={
          <span className="flex items-center gap-3">
            <Picture src={arrival.picture} size={44} />
            <span className="min-w-0 [overflow-wrap:anywhere]">{arrival.name}</span>
          </span>
        }
        badges={<ArrivalState arrival={arrival} />}
        actions={<ArrivalActs arrival={arrival} as="buttons" />}
        facts={
          <>
            <TextLink href={`/stock/${encodeURIComponent(sku)}`} className="mono">
              {sku}
            </TextLink>
            <span>{arrival.warehouseName}</span>
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-5 pb-10 pt-5 max-md:px-4">
        <Card title={t("facts")} padded>
          <FactList
            facts={[
              { label: t("fields.day"), value: <ExpectedDay arrival={arrival} />, strong: true },
              { label: t("announced"), value: <Quantity value={arrival.quantity} bare /> },
              { label: t("came"), value: <Quantity value={arrival.received} bare /> },
              { label: t("columns.outstanding"), value: <Quantity value={arrival.outstanding} bare />, strong: true },
              {
                label: t("fields.source"),
                value: transfer ? (
                  <TextLink href={`/stock/transfers/${transfer.id}`} className="underline underline-offset-2">
                    <Source row={arrival} />
                  </TextLink>
                ) : (
                  <Source row={arrival} />
                ),
              },
              ...(arrival.note ? [{ label: t("fields.note"), value: arrival.note }] : []),
            ]}
          />
        </Card>
        <Discrepancies items={overTheWire(differences).items} />
        <Card title={t("awaiting.title")} note={t("awaiting.note")}>
          <AwaitingOrders arrivalId={arrivalId} first={overTheWire(awaiting)} />
        </Card>
      </div>
    </Page>
  );
}
