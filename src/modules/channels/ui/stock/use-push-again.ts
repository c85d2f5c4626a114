"use client";
import { useTranslations } from "next-intl";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";

/** Tells a channel numbers again: of these SKUs, or of all. */
export function usePushAgain(code: string, onQueued: () => void) {
  const t = useTranslations("channels.stock");
  const reasonText = useReasonText();
  const push = trpc.telling.pushStock.useMutation({
    onSuccess: ({ products }) => {
      showToast({ title: products === null ? t("queuedAll") : t("queued", { count: products }), tone: "success", group: "push-stock" });
      onQueued();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  return {
    pending: push.isPending,
    /** The SKU that is being asked for, if it is one. */
    sku: push.isPending ? (push.variables.skus?.[0] ?? null) : null,
    push: (skus?: string[]) => push.mutate({ code, ...(skus ? { skus } : {}) }),
  };
}
