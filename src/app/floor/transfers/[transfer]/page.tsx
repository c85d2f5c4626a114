import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { TransferWork } from "@/modules/orders/ui/transfers/transfer-work";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { FloorScreen } from "@/ui/floor/floor-screen";

type Props = { params: Promise<{ transfer: string }> };

/** One transfer in the hand: packed by scan where it begins, unpacked by scan where it ends, in any number of parts. */
export default async function FloorTransferPage({ params }: Props) {
  const { transfer: transferId } = await params;
  if (!z.uuid().safeParse(transferId).success) notFound();
  const [t, found] = await Promise.all([getTranslations("stockroom.transfers"), orNotFound(api.transfers.byId({ transferId }))]);
  const transfer = overTheWire(found);
  return (
    <FloorScreen
      back="/floor/transfers"
      title={t("one", { number: transfer.number })}
      note={t("way", { from: transfer.fromName, to: transfer.toName })}
    >
      <LiveRefresh topics={["transfer"]} id={transferId} />
      <div className="px-4 pb-6 pt-3">
        <TransferWork key={transfer.version} transfer={transfer} />
      </div>
    </FloorScreen>
  );
}
