import { time } from "@/lib/formats";
import { translator } from "@/platform/i18n/translator";
import type { Reader } from "../tracking/words";

/** What we do not do to the reader, and how fresh the page is. */
export function TrackFooter({ reader: { locale, timeZone, now } }: { reader: Reader }) {
  const t = translator(locale, "track");
  return (
    <footer className="mx-auto w-full max-w-[1024px] px-5 min-[900px]:mt-8">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 pt-4 pb-6 text-12 text-ink-3 min-[900px]:border-t min-[900px]:border-line">
        <span>{t("promise")}</span>
        <span className="flex items-center gap-1.5 tabular-nums">
          <i aria-hidden="true" className="size-2 rounded-full bg-success" />
          {t("updated", { time: time(now, { locale, timeZone, currency: "" }) })}
        </span>
      </div>
    </footer>
  );
}
