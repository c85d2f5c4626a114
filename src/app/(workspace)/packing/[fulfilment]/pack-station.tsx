"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FloorBanner } from "@/modules/fulfilment/ui/floor-banner";
import { HaltScreen } from "@/modules/fulfilment/ui/halt-screen";
import { NotPicked } from "@/modules/fulfilment/ui/not-picked";
import { PackByScan } from "@/modules/fulfilment/ui/pack-by-scan";
import { labelAddress } from "@/modules/fulfilment/ui/papers";
import { type FloorTask, haltOf } from "@/modules/fulfilment/ui/pick-task";
import { printPdf } from "@/modules/fulfilment/ui/print-pdf";
import type { FinishedParcels } from "@/modules/fulfilment/ui/use-packing";
import { CarrierWish, type Wish } from "@/modules/shipments/ui/carrier-wish";
import { useConnection, useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { useReasonText } from "@/ui/reason-text";
import { PackedScreen } from "./packed-screen";

type Props = { first: FloorTask; carriers: readonly { code: string; name: string }[] };

/** From the tote to the label: scan into parcels, then watch the booking and print. */
export function PackStation({ first, carriers }: Props) {
  const t = useTranslations("picking");
  const reasonText = useReasonText();
  const utils = trpc.useUtils();
  const fulfilmentId = first.id;
  const { data: task } = trpc.fulfilment.byId.useQuery({ fulfilmentId }, { initialData: first });
  const refresh = () => void utils.fulfilment.byId.invalidate({ fulfilmentId });
  useLiveQuery(["fulfilment", "order"], refresh, task.orderId);
  const offline = useConnection().state === "offline";
  const [wish, setWish] = useState<Wish>(null);
  const [printed, setPrinted] = useState(false);

  const send = trpc.shipments.packAndShip.useMutation({
    onSuccess: ({ shipment }) => {
      // A number that is here at once is printed at once; one that comes later is printed when it comes.
      if (shipment?.labelReady) {
        printPdf(labelAddress(shipment.id));
        setPrinted(true);
      }
    },
    onSettled: refresh,
  });
  const finish = (parcels: FinishedParcels) => send.mutate({ fulfilmentId, version: task.version, parcels, ...wish });

  const frame = {
    back: "/packing",
    title: task.number,
    note: t("order", { number: task.orderNumber }),
    banner: offline && <FloorBanner title={t("offline.title")}>{t("offline.text")}</FloorBanner>,
  };
  const halt = haltOf(task);
  if (halt && task.status !== "handed_over" && task.status !== "delivered") return <HaltScreen {...frame} task={task} halt={halt} />;
  if (task.status === "planned" || task.status === "picking") return <NotPicked {...frame} task={task} />;
  if (task.status !== "picked")
    return (
      <PackedScreen
        {...frame}
        task={task}
        carriers={carriers}
        refusal={send.data?.refused ?? null}
        printed={printed}
        sending={send.isPending}
      />
    );
  return (
    <PackByScan
      key={task.version}
      task={task}
      onFinish={finish}
      pending={send.isPending}
      failure={send.isError ? reasonText(reasonOf(send.error)) : null}
      banner={frame.banner}
      carrier={<CarrierWish carriers={carriers} wish={wish} onChange={setWish} />}
    />
  );
}
