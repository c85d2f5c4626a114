import { CalendarPlus } from "lucide-react";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { TrackPrint } from "./track-print";

/** Ways to keep what the page says: the day in one's own calendar, the page on paper. */
export function TrackKeep({ token, locale, hasDay }: { token: string; locale: Locale; hasDay: boolean }) {
  const t = translator(locale, "track");
  return (
    <div className="track-keep mb-4 flex flex-wrap gap-x-6">
      {hasDay && (
        <a
          href={`/api/v1/track/${encodeURIComponent(token)}/delivery.ics?lang=${locale}`}
          className="flex min-h-11 items-center gap-2 text-14 text-(--brand-ink)"
        >
          <CalendarPlus aria-hidden="true" className="size-4" />
          {t("calendar")}
        </a>
      )}
      <TrackPrint words={t("print")} />
    </div>
  );
}
