import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { TransferLines } from "@/modules/orders/ui/transfers/transfer-lines";
import { TransferReceipts } from "@/modules/orders/ui/transfers/transfer-receipts";
import { TransferState } from "@/modules/orders/ui/transfers/transfer-state";
import { TransferWork } from "@/modules/orders/ui/transfers/transfer-work";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { DetailHeader, Page } from "@/ui/page";
import { Card } from "@/ui/section";

type Props = { params: Promise<{ transfer: string }> };

/** One transfer: sent where it begins, unpacked where it ends, with every difference told. */
export default async function TransferPage({ params }: Props) {
  const { transfer: transferId } = await params;
  if (!z.uuid().safeParse(transferId).success) notFound();
  const [t, found] = await Promise.all([getTranslations("inventory.transfers"), orNotFound(api.transfers.byId({ transferId }))]);
  const transfer = overTheWire(found);
  const title = t("one", { number: transfer.number });
  return (
    <Page back="/stock/transfers" crumbs={[{ label: t("title"), href: "/stock/transfers" }, { label: title }]}>
      <LiveRefresh topics={["transfer"]} id={transferId} />
      <DetailHeader
        title={title}
        badges={<TransferState status={transfer.status} />}
        facts={
          <>
            <span className="font-medium">{t("way", { from: transfer.fromName, to: transfer.toName })}</span>
            <span>
              {t("expected")} <DateTime at={transfer.expectedAt} as="date" />
            </span>
            {transfer.order && (
              <span>
                {t.rich("forOrder", {
                  number: transfer.order.number,
                  link: (words) => <TextLink href={`/orders/${transfer.order?.number}`}>{words}</TextLink>,
                })}
              </span>
            )}
            <span className="text-ink-3">{t("plannedBy", { name: transfer.by })}</span>
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-5 pb-10 pt-5 max-md:px-4">
        {transfer.note && <p className="text-ink-2 [overflow-wrap:anywhere]">{transfer.note}</p>}
        <TransferWork key={transfer.version} transfer={transfer} />
        <Card title={t("lines.title")}>
          <TransferLines transfer={transfer} />
        </Card>
        {transfer.receipts.length > 0 && (
          <Card title={t("receipts.title")}>
            <TransferReceipts receipts={transfer.receipts} />
          </Card>
        )}
      </div>
    </Page>
  );
}
