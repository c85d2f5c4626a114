import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { TrackHeader } from "./track-header";
import { trackButton, trackField, trackPalette } from "./track-looks";

type Props = {
  locale: Locale;
  /** The shop of an installation that has one; several share a page without a face. */
  shop: { name: string; brandColor: string; logo: string | null };
  trouble: "no" | "wait" | "incomplete" | null;
};

/** The way to the order by its number and contact: a plain form. */
export function TrackLookUp({ locale, shop, trouble }: Props) {
  const t = translator(locale, "track.lookUp");
  return (
    <div style={trackPalette(shop.brandColor)} className="track flex min-h-dvh flex-col bg-surface text-16 text-ink">
      <TrackHeader shop={shop} locale={locale} here="/t" />
      <main className="mx-auto w-full max-w-[440px] px-5 py-8">
        <h1 className="text-28 font-semibold">{t("title")}</h1>
        <p className="mt-2 mb-5 text-ink-2">{t("text")}</p>
        <form method="post" action="/api/v1/track/look-up/form" className="grid gap-4">
          <input type="hidden" name="lang" value={locale} />
          {trouble && (
            <p role="alert" className="text-14 text-danger">
              {t(trouble)}
            </p>
          )}
          <label className="block text-13 text-ink-2">
            {t("number")}
            <input name="number" required maxLength={60} autoComplete="off" className={`mt-1.5 ${trackField}`} />
          </label>
          <label className="block text-13 text-ink-2">
            {t("contact")}
            <input name="contact" required maxLength={254} autoComplete="tel" className={`mt-1.5 ${trackField}`} />
          </label>
          <button type="submit" className={trackButton}>
            {t("find")}
          </button>
        </form>
      </main>
    </div>
  );
}
