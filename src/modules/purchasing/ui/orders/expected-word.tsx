"use client";
import { useTranslations } from "next-intl";
import { DateTime } from "@/ui/date-time";
import { useNow } from "@/ui/formats-context";
import { expectedStatuses, type PurchaseStatus } from "../../orders/purchase";

/** When the goods come; red once that day has passed and they have not. */
export function ExpectedWord({ status, expectedAt }: { status: PurchaseStatus; expectedAt: string | null }) {
  const t = useTranslations("purchasing");
  const now = useNow();
  if (!expectedAt) return <span className="text-ink-3">{t("dayUnknown")}</span>;
  const isLate = (expectedStatuses as readonly string[]).includes(status) && new Date(expectedAt) < now;
  return (
    <span className={isLate ? "text-danger" : undefined}>
      <DateTime at={expectedAt} as="date" />
      {isLate && <span className="block text-12">{t("late")}</span>}
    </span>
  );
}
