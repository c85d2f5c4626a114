"use client";
import { useRouter } from "next/navigation";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";

/** What every command of purchasing does around itself: on success pages are read anew, a refusal is said and stays until it is read. */
export function usePurchaseCommand(done?: string, onDone?: () => void) {
  const reasonText = useReasonText();
  const router = useRouter();
  const utils = trpc.useUtils();
  return {
    onSuccess: () => {
      if (done) showToast({ title: done, tone: "success", group: "purchase" });
      void utils.purchases.invalidate();
      void utils.suppliers.invalidate();
      router.refresh();
      onDone?.();
    },
    onError: (error: unknown) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger", group: "purchase-refusal" }),
  };
}
