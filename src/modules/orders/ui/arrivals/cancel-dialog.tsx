"use client";
import { useTranslations } from "next-intl";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import { AffectedOrders } from "./affected-orders";
import type { ArrivalRow } from "./arrivals-list";

/** Gives up what has not come, after telling whose promise that takes away. */
export function CancelArrivalDialog({ arrival, onClose }: { arrival: ArrivalRow; onClose: () => void }) {
  const t = useTranslations("inventory.arrivals");
  const reasonText = useReasonText();
  const utils = trpc.useUtils();
  const effect = trpc.arrivals.effect.useQuery({ arrivalId: arrival.id, move: { cancel: true } });
  const cancel = trpc.arrivals.cancel.useMutation({
    onSuccess: () => {
      showToast({ title: t("cancel.done", { sku: arrival.sku }), tone: "success" });
      void utils.arrivals.invalidate();
      void utils.inventory.invalidate();
      onClose();
    },
    onError: (failure) => showToast({ title: reasonText(reasonOf(failure)), tone: "danger" }),
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("cancel.title")}
      description={t("cancel.text", { count: arrival.outstanding, name: arrival.name })}
      confirm={t("cancel.submit")}
      danger
      pending={cancel.isPending}
      onConfirm={() => cancel.mutate({ arrivalId: arrival.id, version: arrival.version })}
    >
      <AffectedOrders affected={effect.data} pending={effect.isFetching} />
    </ConfirmDialog>
  );
}
