"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { ReturnParcelView } from "../return-parcels/return-parcel-queries";

type Parcel = Pick<OverTheWire<ReturnParcelView>, "id" | "booking" | "status" | "lastError" | "isTracked" | "carrierName">;

/** What a label for a return wants of a person: a try after a refusal, a look at the carrier after silence, or a word on where it is. */
export function ReturnParcelState({ parcel }: { parcel: Parcel }) {
  const router = useRouter();
  const t = useTranslations("shipping.returnParcel");
  const reasonText = useReasonText();
  const needs = useNeeds("operator");
  const told = {
    onSettled: () => router.refresh(),
    onError: (error: Parameters<typeof reasonOf>[0]) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" as const }),
  };
  const retry = trpc.returnParcels.retry.useMutation(told);
  const writeOff = trpc.returnParcels.writeOff.useMutation(told);
  const addEvent = trpc.returnParcels.addEvent.useMutation(told);
  const { id: parcelId, booking, status, lastError, isTracked, carrierName } = parcel;
  const say = (next: "in_transit" | "delivered") =>
    addEvent.mutate({ parcelId, status: next, occurredAt: new Date().toISOString(), location: null, note: null });
  if (booking === "refused" || booking === "failed")
    return (
      <Banner tone="warning" title={lastError ? reasonText(lastError) : t("failed", { carrier: carrierName })}>
        <span className="flex flex-wrap gap-2">
          <Button size="sm" pending={retry.isPending} disabledReason={needs} onClick={() => retry.mutate({ parcelId })}>
            {t(booking === "failed" ? "lookAgain" : "tryAgain")}
          </Button>
          {booking === "failed" && (
            <Button size="sm" pending={writeOff.isPending} disabledReason={needs} onClick={() => writeOff.mutate({ parcelId })}>
              {t("nothingBought")}
            </Button>
          )}
        </span>
      </Banner>
    );
  if (booking === "intent" || booking === "calling" || booking === "accepted")
    return (
      <p role="status" className="text-12 text-ink-2">
        {t("waiting", { carrier: carrierName })}
      </p>
    );
  if (booking !== "booked" || isTracked || status === "delivered") return null;
  return (
    <span className="flex flex-wrap gap-2">
      {status === "pre_transit" && (
        <Button size="sm" pending={addEvent.isPending} disabledReason={needs} onClick={() => say("in_transit")}>
          {t("pickedUp")}
        </Button>
      )}
      <Button size="sm" pending={addEvent.isPending} disabledReason={needs} onClick={() => say("delivered")}>
        {t("arrived")}
      </Button>
    </span>
  );
}
