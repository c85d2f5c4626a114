"use client";
import { Hourglass, PackageOpen, Printer, ScanBarcode, Truck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ComponentProps, useEffect, useRef } from "react";
import type { Reason } from "@/lib/reason";
import { FloorScreen } from "@/modules/fulfilment/ui/floor-screen";
import { labelAddress, packingSlipAddress } from "@/modules/fulfilment/ui/papers";
import type { FloorTask } from "@/modules/fulfilment/ui/pick-task";
import { printPdf } from "@/modules/fulfilment/ui/print-pdf";
import { signal } from "@/modules/fulfilment/ui/signals";
import { BookingPanel } from "@/modules/shipments/ui/booking-panel";
import { ChooseOffer } from "@/modules/shipments/ui/choose-offer";
import { DecisionCard } from "@/modules/shipments/ui/decision-card";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";

type Props = Omit<ComponentProps<typeof FloorScreen>, "children" | "footer"> & {
  task: FloorTask;
  carriers: readonly { code: string; name: string }[];
  refusal: Reason | null;
  printed: boolean;
  /** The booking is being made this moment. */
  sending: boolean;
};

/** Packed: the label when its number is there, the wait for it, or why it does not go and what to do. */
export function PackedScreen({ task, carriers, refusal, printed, sending, ...frame }: Props) {
  const t = useTranslations("packing.packed");
  const reasonText = useReasonText();
  const router = useRouter();
  const utils = trpc.useUtils();
  const fulfilmentId = task.id;
  const query = trpc.shipments.ofFulfilment.useQuery({ fulfilmentId });
  const refresh = () => void utils.shipments.ofFulfilment.invalidate({ fulfilmentId });
  useLiveQuery(["shipment", "fulfilment"], refresh, task.orderId);
  const shipment = query.data?.find(({ booking }) => booking !== "cancelled");
  usePrintWhenReady(shipment, printed);
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
        <div className="grid gap-2 sm:grid-cols-2">
          <Button
            variant="primary"
            size="lg"
            icon={<ScanBarcode />}
            onClick={() => router.push(following ? `/packing/${following.id}` : "/packing")}
          >
            {following ? t("nextTask", { number: following.number }) : t("list")}
          </Button>
          <Button size="lg" icon={<Printer />} onClick={() => printPdf(packingSlipAddress(task.id))}>
            {t("slip")}
          </Button>
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
                  <Button size="lg" icon={<Printer />} onClick={() => printPdf(labelAddress(shipment.id))}>
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
                if (labelReady) printPdf(labelAddress(id));
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
        {shipment && <DecisionCard shipmentId={shipment.id} names={names} />}
      </div>
    </FloorScreen>
  );
}

/** A label that comes while the packer waits prints by itself; one that was there when the page opened does not. */
function usePrintWhenReady(shipment: { id: string; labelReady: boolean } | undefined, printed: boolean) {
  const awaited = useRef<string | null>(null);
  useEffect(() => {
    if (!shipment) return;
    if (!shipment.labelReady) awaited.current = shipment.id;
    else if (awaited.current === shipment.id && !printed) {
      awaited.current = null;
      signal("done");
      printPdf(labelAddress(shipment.id));
    }
  }, [shipment, printed]);
}
