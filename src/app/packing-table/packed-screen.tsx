"use client";
import { Hourglass, PackageOpen, Printer, ScanBarcode, Truck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ComponentProps, useEffect, useRef } from "react";
import type { Reason } from "@/lib/reason";
import { labelAddress } from "@/modules/fulfilment/ui/papers";
import type { FloorTask } from "@/modules/fulfilment/ui/pick-task";
import { BookingPanel } from "@/modules/shipments/ui/booking-panel";
import { ChooseOffer } from "@/modules/shipments/ui/choose-offer";
import { DecisionCard } from "@/modules/shipments/ui/decision-card";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { ScanButtons } from "@/ui/floor/scan-buttons";
import { signal } from "@/ui/floor/signals";
import { usePrint } from "@/ui/print/use-print";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import { PackedPhotos } from "./packed-photos";
import { PaperChoice } from "./paper-choice";
import { useFindToPack } from "./use-find-to-pack";
import { usePrintPapers } from "./use-print-papers";

type Props = Omit<ComponentProps<typeof FloorScreen>, "children" | "footer"> & {
  home: "/packing" | "/floor/pack";
  task: FloorTask;
  carriers: readonly { code: string; name: string }[];
  refusal: Reason | null;
  printed: boolean;
  /** The booking is being made this moment. */
  sending: boolean;
};

/** Packed: the label when its number is there, the wait for it, or why it does not go and what to do. */
export function PackedScreen({ home, task, carriers, refusal, printed, sending, ...frame }: Props) {
  const t = useTranslations("packing.packed");
  const reasonText = useReasonText();
  const router = useRouter();
  const utils = trpc.useUtils();
  const fulfilmentId = task.id;
  const query = trpc.shipments.ofFulfilment.useQuery({ fulfilmentId });
  const refresh = () => void utils.shipments.ofFulfilment.invalidate({ fulfilmentId });
  useLiveQuery(["shipment", "fulfilment"], refresh, task.orderId);
  const shipment = query.data?.find(({ booking }) => booking !== "cancelled");
  const print = usePrint();
  const printPapers = usePrintPapers(task.id);
  usePrintWhenReady(shipment, printed, printPapers);
  // The next tote is scanned from here: nobody touches the screen in between.
  const scan = useFindToPack({ home, warehouse: task.warehouse });
  const next = trpc.fulfilment.queue.useQuery({ warehouse: task.warehouse, statuses: ["picked"], limit: 2 });
  const following = next.data?.find((one) => one.id !== task.id && one.openHolds.length === 0);
  const unpack = trpc.shipments.unpack.useMutation({
    onSuccess: () => void utils.fulfilment.byId.invalidate({ fulfilmentId }),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });

  const names = new Map(carriers.map(({ code, name }) => [code, name]));
  const free = !sending && (!shipment || shipment.booking === "refused");
  const waitsHere = task.status === "packed";
  return (
    <FloorScreen
      {...frame}
      wide
      footer={
        <div className="grid gap-2">
          <div className="grid gap-2 sm:grid-cols-2">
            <Button
              variant="primary"
              size="lg"
              icon={<ScanBarcode />}
              onClick={() => router.push(following ? `${home}/${following.id}` : home)}
            >
              {following ? t("nextTask", { number: following.number }) : t("list")}
            </Button>
            <Button size="lg" icon={<Printer />} onClick={() => printPapers(shipment)}>
              {t("all")}
            </Button>
          </div>
          <ScanButtons scan={scan} />
        </div>
      }
    >
      <div className="grid gap-4 px-4 py-4 text-ink">
        {refusal && free && (
          <Banner tone="danger" title={t("notSent")}>
            {reasonText(refusal)}
          </Banner>
        )}
        {sending && !shipment && (
          <Banner tone="neutral" icon={<Hourglass aria-hidden="true" className="animate-breathe" />} title={t("sending")}>
            {t("sendingText")}
          </Banner>
        )}
        {shipment && (
          <BookingPanel
            shipment={shipment}
            actions={
              <>
                {shipment.labelReady && (
                  <Button
                    size="lg"
                    icon={<Printer />}
                    onClick={() => print({ kind: "shipping_label", shipmentId: shipment.id }, labelAddress(shipment.id))}
                  >
                    {t("label")}
                  </Button>
                )}
                <ButtonLink size="lg" icon={<Truck />} href={`/shipments/${shipment.id}`}>
                  {t("openShipment")}
                </ButtonLink>
              </>
            }
          />
        )}
        {waitsHere && free && !query.isLoading && (
          <>
            <ChooseOffer
              fulfilmentId={task.id}
              names={names}
              onBooked={({ id, labelReady }) => {
                if (labelReady) printPapers({ id });
                refresh();
              }}
            />
            <div>
              <Button
                icon={<PackageOpen />}
                pending={unpack.isPending}
                onClick={() => unpack.mutate({ fulfilmentId, version: task.version })}
              >
                {t("unpack")}
              </Button>
            </div>
          </>
        )}
        <PaperChoice />
        <PackedPhotos task={task} open={waitsHere} />
        {shipment && <DecisionCard shipmentId={shipment.id} names={names} />}
      </div>
    </FloorScreen>
  );
}

type Booked = { id: string; labelReady: boolean; hasWaybill: boolean };

/** A label that comes while the packer waits prints by itself; one that was there when the page opened does not. */
function usePrintWhenReady(shipment: Booked | undefined, printed: boolean, print: (shipment: Booked) => void) {
  const latest = useRef(print);
  useEffect(() => {
    latest.current = print;
  });
  const awaited = useRef<string | null>(null);
  useEffect(() => {
    if (!shipment) return;
    if (!shipment.labelReady) awaited.current = shipment.id;
    else if (awaited.current === shipment.id && !printed) {
      awaited.current = null;
      signal("done");
      latest.current(shipment);
    }
  }, [shipment, printed]);
}
