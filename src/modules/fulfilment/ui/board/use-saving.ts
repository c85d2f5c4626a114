"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { reasonOf } from "@/platform/trpc/react";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";

/** What every mutation of these settings does afterwards: say so, and show what is true now. */
export function useSaving() {
  const t = useTranslations("waves.settings");
  const router = useRouter();
  const explain = useReasonText();
  return {
    onSuccess: () => {
      showToast({ title: t("saved"), tone: "success" });
      router.refresh();
    },
    onError: (error: unknown) => showToast({ title: explain(reasonOf(error)), tone: "danger" as const }),
  };
}
