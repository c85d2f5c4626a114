"use client";
import { useRouter } from "next/navigation";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { signal } from "@/ui/floor/signals";
import { type Scan, useScan } from "@/ui/floor/use-scan";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";

/** A scanned tote, task or order opens at the packing table; what is none of them says so. */
export function useFindToPack({ home, warehouse }: { home: string; warehouse?: string }): Scan {
  const router = useRouter();
  const utils = trpc.useUtils();
  const reasonText = useReasonText();
  return useScan((code) => {
    utils.packing.find
      .fetch({ code, warehouse })
      .then(({ fulfilmentId }) => {
        signal("yes");
        router.push(`${home}/${fulfilmentId}`);
      })
      .catch((error: unknown) => {
        signal("no");
        showToast({ title: reasonText(reasonOf(error)), tone: "danger", group: "packing.find" });
      });
  });
}
