"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useOrderCommand } from "@/modules/orders/ui/use-order-command";
import { offerKey, RateOffers } from "@/modules/shipments/ui/rate-offers";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { useReasonText } from "@/ui/reason-text";
import { SkeletonRows } from "@/ui/skeleton";
import { Table } from "@/ui/table";
import { showToast } from "@/ui/toast";

type Props = { fulfilmentId: string; number: string; names: ReadonlyMap<string, string>; onClose: () => void };

/** Asks every carrier for this parcel and books the offer that is taken; the one that the rules choose stands first. */
export function ShipDialog({ fulfilmentId, number, names, onClose }: Props) {
  const t = useTranslations("orders.page.ship");
  const ui = useTranslations("ui");
  const reasonText = useReasonText();
  const rates = trpc.shipments.rates.useMutation();
  const command = useOrderCommand();
  const ship = trpc.shipments.ship.useMutation({
    onError: command.complain,
    onSuccess: (shipment) => {
      command.options.onSuccess();
      showToast({
        title: t(shipment.trackingNumber ? "done" : "waits", {
          carrier: names.get(shipment.carrier) ?? shipment.carrier,
          tracking: shipment.trackingNumber ?? "",
        }),
        tone: "success",
      });
      onClose();
    },
  });
  const asked = useRef(false);
  const { mutate } = rates;
  useEffect(() => {
    // Carriers are asked once, however often the browser draws this.
    if (asked.current) return;
    asked.current = true;
    mutate({ fulfilmentId });
  }, [mutate, fulfilmentId]);
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { number })}
      description={t("text")}
      footer={
        <>
          {(rates.isError || rates.data) && (
            <Button pending={rates.isPending} onClick={() => mutate({ fulfilmentId, fresh: true })}>
              {t("again")}
            </Button>
          )}
          <Button onClick={onClose}>{ui("close")}</Button>
        </>
      }
    >
      <div className="-mx-5 border-y border-line">
        {rates.isError && <p className="px-5 py-3 text-13 text-danger">{reasonText(reasonOf(rates.error))}</p>}
        {rates.isPending && (
          <Table label={t("asking")} gutter={16} row={44}>
            <tbody>
              <SkeletonRows rows={3} columns={4} />
            </tbody>
          </Table>
        )}
        {rates.data && !rates.isPending && (
          <RateOffers
            decision={rates.data}
            names={names}
            pending={ship.isPending ? offerKey({ carrier: ship.variables.carrier ?? "", service: ship.variables.service ?? "" }) : null}
            onChoose={({ carrier, service }) => !ship.isPending && ship.mutate({ fulfilmentId, carrier, service })}
          />
        )}
      </div>
    </Dialog>
  );
}
