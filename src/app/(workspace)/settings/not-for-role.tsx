"use client";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Reason } from "@/lib/reason";
import { EmptyState } from "@/ui/empty-state";
import { useReasonText } from "@/ui/reason-text";

/** A settings page that somebody's role does not open, with the role that would. */
export function NotForRole({ reason }: { reason: Reason }) {
  const t = useTranslations("settings");
  return (
    <EmptyState icon={<Lock />} title={t("notForRole")}>
      {useReasonText()(reason)}
    </EmptyState>
  );
}
