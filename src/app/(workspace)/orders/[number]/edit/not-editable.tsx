"use client";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Reason } from "@/lib/reason";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { useReasonText } from "@/ui/reason-text";

/** The edit page of an order that is over, or that a channel fulfils itself. */
export function NotEditable({ why, back }: { why: Reason; back: string }) {
  const t = useTranslations("orders.edit");
  const reasonText = useReasonText();
  return (
    <EmptyState icon={<Pencil />} title={t("refused")} actions={<ButtonLink href={back}>{t("back")}</ButtonLink>}>
      {reasonText(why)}
    </EmptyState>
  );
}
