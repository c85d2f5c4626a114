"use client";
import { Scale } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { AskedAt } from "./asked-at";
import { offerKey, RateOffers } from "./rate-offers";

type Props = {
  fulfilmentId: string;
  names: ReadonlyMap<string, string>;
  onBooked: (shipment: { id: string; labelReady: boolean }) => void;
};

/** Asks every carrier anew for a packed fulfilment and books the offer that is chosen. */
export function ChooseOffer({ fulfilmentId, names, onBooked }: Props) {
  const t = useTranslations("shipping.rates");
  const reasonText = useReasonText();
  const utils = trpc.useUtils();
  const needs = useNeeds("picker");
  const rates = trpc.shipments.rates.useMutation();
  const ship = trpc.shipments.ship.useMutation({
    onSuccess: onBooked,
    onSettled: () => void utils.shipments.invalidate(),
  });
  const failure = ship.isError ? reasonOf(ship.error) : rates.isError ? reasonOf(rates.error) : null;
  const asked = ship.isPending ? offerKey({ carrier: ship.variables.carrier ?? "", service: ship.variables.service ?? "" }) : null;
  return (
    <Card
      icon={<Scale />}
      title={t("title")}
      actions={
        <Button
          size="sm"
          pending={rates.isPending}
          disabledReason={needs}
          onClick={() => rates.mutate({ fulfilmentId, fresh: rates.data !== undefined })}
        >
          {t(rates.data ? "askAgain" : "ask")}
        </Button>
      }
    >
      {failure && (
        <p role="alert" className="px-4 py-3 text-13 font-medium text-danger">
          {reasonText(failure)}
        </p>
      )}
      {rates.data ? (
        <>
          <RateOffers
            decision={rates.data}
            names={names}
            pending={asked}
            onChoose={({ carrier, service }) => ship.mutate({ fulfilmentId, carrier, service })}
          />
          <AskedAt at={rates.data.askedAt} />
        </>
      ) : (
        !failure && <p className="px-4 py-3 text-13 text-ink-2">{t("askText")}</p>
      )}
    </Card>
  );
}
