"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { detailsOf, reasonOf, trpc } from "@/platform/trpc/react";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { CarrierAccountView } from "./carrier-account";
import { complaintsOf } from "./tariff-draft";

/** Saves a carrier's settings; what its own schema refuses comes back at the fields. */
export function useSaveCarrier(account: CarrierAccountView) {
  const t = useTranslations("shipping.carriers");
  const reasonText = useReasonText();
  const router = useRouter();
  const [complaints, setComplaints] = useState<ReadonlyMap<string, string>>(new Map());
  const put = trpc.shipments.putCarrier.useMutation({
    onSuccess: () => {
      setComplaints(new Map());
      showToast({ title: t("saved", { name: account.name }), tone: "success" });
      router.refresh();
    },
    onError: (error) => {
      const found = complaintsOf(detailsOf(error));
      setComplaints(found);
      if (found.size === 0) showToast({ title: reasonText(reasonOf(error)), tone: "danger" });
    },
  });
  return {
    complaints,
    pending: put.isPending,
    save: (settings: Record<string, unknown>) => put.mutate({ code: account.code, kind: account.kind, settings }),
  };
}
