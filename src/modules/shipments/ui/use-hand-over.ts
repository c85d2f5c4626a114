"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";

/** Hands parcels over and tells how many left, and why the others stay. */
export function useHandOver(onDone: () => void) {
  const t = useTranslations("shipping.handOver");
  const reasonText = useReasonText();
  const router = useRouter();
  const utils = trpc.useUtils();
  return trpc.shipments.handOver.useMutation({
    onSuccess: ({ handedOver, handoverIds, refused }) => {
      const toAct = { label: t("toAct"), onClick: () => router.push("/shipments/handovers") };
      if (handedOver.length > 0)
        showToast({
          title: t("done", { count: handedOver.length }),
          tone: "success",
          ...(handoverIds.length > 0 && { action: toAct }),
        });
      const [first] = refused;
      if (first) showToast({ title: t("stayed", { count: refused.length }), text: reasonText(first.reason), tone: "danger" });
      if (handedOver.length === 0 && refused.length === 0) showToast({ title: t("nothing"), tone: "info" });
      onDone();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
    onSettled: () => void utils.shipments.invalidate(),
  });
}
