"use client";
import { Check, MapPinCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";

type Place = { country: string; region: string | null; city: string; postalCode: string | null; line1: string | null };
type Props = {
  orderId: string;
  carriers: readonly { code: string; name: string }[];
  /** How an address is written in one line. */
  inWords: (place: Place) => string;
  onAccept: (place: Place) => void;
  pending: boolean;
};

/** What a carrier makes of the order's address, asked for when somebody wants to know. */
export function AskAddress({ orderId, carriers, inWords, onAccept, pending }: Props) {
  const t = useTranslations("orders.address");
  const reasonText = useReasonText();
  const needs = useNeeds("operator");
  const ask = trpc.shipments.checkAddress.useMutation({
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const carrier = carriers.find(({ code }) => code === ask.variables?.carrier)?.name ?? "";
  const place = ask.data?.place;
  const meant = place?.city ? { ...place, city: place.city } : null;
  return (
    <div className="mt-2 grid gap-2 text-13">
      <div className="flex flex-wrap gap-2">
        {carriers.map(({ code, name }) => (
          <Button
            key={code}
            size="sm"
            icon={<MapPinCheck />}
            pending={ask.isPending && ask.variables?.carrier === code}
            disabledReason={needs}
            onClick={() => ask.mutate({ orderId, carrier: code })}
          >
            {t("ask", { carrier: name })}
          </Button>
        ))}
      </div>
      {ask.data && (
        <div className="grid gap-1.5" aria-live="polite">
          <p className={ask.data.isDeliverable ? "text-success" : "text-danger"}>
            {t(ask.data.isDeliverable ? "deliverable" : "notDeliverable", { carrier })}
          </p>
          {meant && ask.data.isDeliverable && (
            <div className="flex flex-wrap items-center justify-between gap-2">
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <span className="block text-12 text-ink-3">{t("carrierMeans", { carrier })}</span>
                {inWords(meant)}
              </span>
              <Button size="sm" icon={<Check />} pending={pending} disabledReason={needs} onClick={() => onAccept(meant)}>
                {t("accept")}
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}
