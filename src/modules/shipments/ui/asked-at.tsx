"use client";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/ui/date-time";

/** How old the oldest of the offers is: they are kept for ten minutes, and asked anew when one of them is booked. */
export function AskedAt({ at }: { at: Date | string }) {
  const t = useTranslations("shipping.rates");
  return (
    <p className="border-t border-line px-4 py-2 text-12 text-ink-3">
      {t.rich("askedAt", { ago: () => <RelativeTime key="ago" at={at} /> })}
    </p>
  );
}
