import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { whyNotReturn } from "@/modules/returns/return";
import { ReceiveGoods } from "@/modules/returns/ui/receive-goods";
import { ReturnActions } from "@/modules/returns/ui/return-actions";
import { ReturnFacts } from "@/modules/returns/ui/return-facts";
import { ReturnHistory } from "@/modules/returns/ui/return-history";
import { ReturnLines } from "@/modules/returns/ui/return-lines";
import { ReturnMoney } from "@/modules/returns/ui/return-money";
import { ReturnPhotos } from "@/modules/returns/ui/return-photos";
import { ReturnState } from "@/modules/returns/ui/return-state";
import { ReturnWay } from "@/modules/returns/ui/return-way";
import { ReturnParcelState } from "@/modules/shipments/ui/return-parcel-state";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { DetailHeader, Page, TwoColumns } from "@/ui/page";
import { Card } from "@/ui/section";
import { chosenWarehouse } from "../../chosen-warehouse";

type Props = { params: Promise<{ return: string }> };

/** One return: left the goods and their way, right the money and what was decided. */
export default async function ReturnPage({ params }: Props) {
  const { return: returnId } = await params;
  if (!z.uuid().safeParse(returnId).success) notFound();
  const [t, found, warehouses, chosen] = await Promise.all([
    getTranslations("returns"),
    orNotFound(api.returns.byId({ returnId })),
    api.warehouses.list(),
    chosenWarehouse(),
  ]);
  const one = overTheWire(found);
  // A label that was refused may be tried again until another way is found.
  const parcel = one.parcels.find(({ booking }) => booking !== "cancelled" && booking !== "refused") ?? one.parcels.at(-1);
  const active = warehouses.filter((place) => place.active).map(({ code, name }) => ({ code, name }));
  return (
    <Page back="/returns" crumbs={[{ label: t("title"), href: "/returns" }, { label: one.number }]}>
      <LiveRefresh topics={["return", "return_parcel"]} id={returnId} />
      <DetailHeader
        title={t("one", { number: one.number })}
        badges={<ReturnState status={one.status} as="badge" />}
        actions={<ReturnActions key={one.version} one={one} />}
        facts={
          <>
            <span>
              {t("order")} <TextLink href={`/orders/${encodeURIComponent(one.orderNumber)}`}>{one.orderNumber}</TextLink>
            </span>
            <span>{one.customerName}</span>
            <span>
              {t(`origins.${one.origin}`)}, <DateTime at={one.createdAt} as="date" />
            </span>
          </>
        }
      />
      <TwoColumns
        aside={
          <>
            <ReturnMoney one={one} />
            <ReturnFacts one={one} />
          </>
        }
      >
        <Card title={t("lines.title")}>
          <ReturnLines one={one} />
        </Card>
        {one.note && <p className="whitespace-pre-line text-13 [overflow-wrap:anywhere]">«{one.note}»</p>}
        <ReturnWay key={`way-${one.version}`} one={one} />
        {parcel && <ReturnParcelState parcel={parcel} />}
        {!whyNotReturn("receive", one) && <ReceiveGoods one={one} warehouses={active} chosen={chosen?.code ?? null} />}
        <ReturnPhotos one={one} />
        <ReturnHistory one={one} />
      </TwoColumns>
    </Page>
  );
}
