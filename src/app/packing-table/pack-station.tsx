"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { HaltScreen } from "@/modules/fulfilment/ui/halt-screen";
import { MarkingPanel } from "@/modules/fulfilment/ui/marking-panel";
import { NotPicked } from "@/modules/fulfilment/ui/not-picked";
import { PackByScan } from "@/modules/fulfilment/ui/pack-by-scan";
import type { Station } from "@/modules/fulfilment/ui/packing-station";
import { type FloorTask, haltOf } from "@/modules/fulfilment/ui/pick-task";
import { useMarking } from "@/modules/fulfilment/ui/use-marking";
import type { FinishedParcels } from "@/modules/fulfilment/ui/use-packing";
import { CarrierWish, type Wish } from "@/modules/shipments/ui/carrier-wish";
import { useConnection, useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { FloorBanner } from "@/ui/floor/floor-banner";
import { useReasonText } from "@/ui/reason-text";
import { PackedScreen } from "./packed-screen";
import { usePrintPapers } from "./use-print-papers";

type Props = {
  first: FloorTask;
  station: Station;
  carriers: readonly { code: string; name: string }[];
  /** Where its list is: at the desk, or on the floor. */
  home: "/packing" | "/floor/pack";
};

/** From the tote to the label: scan into parcels, then watch the booking and print. */
export function PackStation({ first, station, carriers, home }: Props) {
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

  const printPapers = usePrintPapers(fulfilmentId);
  const send = trpc.shipments.packAndShip.useMutation({
    onSuccess: ({ shipment }) => {
      // A number that is here at once is printed at once; one that comes later is printed when it comes.
      if (shipment?.labelReady) {
        printPapers(shipment);
        setPrinted(true);
      }
    },
    onSettled: refresh,
  });
  const marking = useMarking(task);
  // The last scan may be a code that is still on its way. Scales and scanners may send their word twice.
  const sending = useRef(false);
  const finish = async (parcels: FinishedParcels) => {
    if (sending.current) return;
    sending.current = true;
    try {
      await marking.settled();
      await send.mutateAsync({ fulfilmentId, version: task.version, parcels, ...wish }).catch(() => {});
    } finally {
      sending.current = false;
    }
  };

  const frame = {
    back: home,
    title: task.number,
    note: t("order", { number: task.orderNumber }),
    banner: offline && <FloorBanner title={t("offline.title")}>{t("offline.text")}</FloorBanner>,
  };
  const halt = haltOf(task);
  if (halt && task.status !== "handed_over" && task.status !== "delivered")
    return <HaltScreen {...frame} home={home === "/packing" ? "/picking" : "/floor"} task={task} halt={halt} />;
  if (task.status === "planned" || task.status === "picking") return <NotPicked {...frame} task={task} />;
  if (task.status !== "picked")
    return (
      <PackedScreen
        {...frame}
        home={home}
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
      station={station}
      back={home}
      onFinish={finish}
      pending={send.isPending}
      failure={send.isError ? reasonText(reasonOf(send.error)) : marking.refused}
      codes={<MarkingPanel marking={marking} />}
      onScan={marking.take}
      banner={frame.banner}
      carrier={<CarrierWish carriers={carriers} wish={wish} onChange={setWish} />}
    />
  );
}
