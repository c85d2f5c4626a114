"use client";
import { useTranslations } from "next-intl";
import type { LeadTime } from "../../suppliers/lead-time";

/** How long goods take, and what that rests on. */
export function LeadWord({ lead, quiet = false }: { lead: LeadTime; quiet?: boolean }) {
  const t = useTranslations("purchasing.lead");
  if (lead.medianDays === null) return <span className="text-ink-3">{t("unknown")}</span>;
  const isLearnt = lead.source === "product" || lead.source === "supplier";
  return (
    <span>
      {t("days", { count: lead.medianDays })}
      {!quiet && (
        <span className="block text-12 text-ink-3">
          {isLearnt ? t(`sources.${lead.source}`, { count: lead.receipts, p90: lead.p90Days ?? 0 }) : t(`sources.${lead.source}`)}
        </span>
      )}
    </span>
  );
}
