import type { Metadata } from "next";
import { brandPalette } from "@/lib/brand-palette";
import { timelineOf } from "@/modules/notifications/tracking/timeline";
import { explanation, headlineWords, type Reader } from "@/modules/notifications/tracking/words";
import { TrackContact } from "@/modules/notifications/ui/track-contact";
import { TrackHeader } from "@/modules/notifications/ui/track-header";
import { TrackParcels } from "@/modules/notifications/ui/track-parcels";
import { TrackRating } from "@/modules/notifications/ui/track-rating";
import { TrackWays } from "@/modules/notifications/ui/track-ways";
import { type Locale, locales } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { TrackLive } from "@/platform/realtime/track-live";
import { trackingPage } from "@/server/tracking-page";
import { cx } from "@/ui/cx";
import { time } from "@/ui/formats";
import { dark, light } from "@/ui/tokens";
import { rateAction } from "./rate-action";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ lang?: string; rating?: string }> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ token }, { lang }] = await Promise.all([params, searchParams]);
  const { order, shop } = await trackingPage(token);
  const t = translator(chosen(lang) ?? order.locale, "track");
  return { title: { absolute: t("title", { number: order.number, shop: shop.name }) } };
}

export default async function TrackingPage({ params, searchParams }: Props) {
  const [{ token }, { lang, rating }] = await Promise.all([params, searchParams]);
  const { order, shop, stage, actions } = await trackingPage(token);
  const reader: Reader = { locale: chosen(lang) ?? order.locale, timeZone: shop.timeZone, now: new Date() };
  const { locale } = reader;
  const t = translator(locale, "track");
  const parts = order.parts.filter((part) => part.status !== "cancelled");
  const ways = (parts.length > 0 ? parts : [null]).map((part) => ({ id: part?.id ?? "order", steps: timelineOf(order, part) }));
  const mayRate = actions.includes("rate");
  const contact = actions.includes("contact") && <TrackContact shop={shop} number={order.number} locale={locale} quiet={mayRate} />;
  const updated = t("updated", { time: time(reader.now, { locale, timeZone: shop.timeZone, currency: "" }) });

  return (
    <div lang={locale} style={palette(shop.brandColor)} className="track flex min-h-dvh flex-col bg-surface text-16 text-ink">
      <TrackHeader shop={shop} locale={locale} here={`/t/${token}`} />
      <main className="mx-auto grid w-full max-w-[1064px] flex-1 content-start gap-x-[72px] px-5 min-[900px]:grid-cols-[minmax(0,1fr)_376px]">
        <div className={cx("pt-6 min-[900px]:pt-[52px]", mayRate ? "pb-4" : "pb-5 min-[900px]:col-span-2 min-[900px]:pb-9")}>
          <h1 className="text-28 leading-[34px] font-semibold text-balance min-[900px]:text-40 min-[900px]:leading-[48px]">
            {headlineWords(order, reader)}
          </h1>
          <p className="mt-2 text-14 text-ink-2 min-[900px]:text-16">{explanation(order, reader)}</p>
        </div>
        {mayRate ? (
          <div className="pb-4 min-[900px]:col-start-1">
            <TrackRating given={order.rating} trouble={troubleOf(rating)} send={rateAction.bind(null, token, locale)} locale={locale} />
            {contact}
          </div>
        ) : (
          <TrackWays ways={ways} reader={reader} />
        )}
        <div
          className={cx(
            "border-t border-line pt-[18px] min-[900px]:border-0 min-[900px]:pt-0",
            mayRate && "min-[900px]:col-start-2 min-[900px]:row-span-2 min-[900px]:row-start-1 min-[900px]:pt-[146px]",
          )}
        >
          <TrackParcels parts={parts} waiting={order.waiting} total={order.total} reader={reader} />
          {mayRate ? (
            <div className="border-t border-line pt-4">
              <TrackWays ways={ways} reader={reader} />
            </div>
          ) : (
            contact && (
              <div className="max-[899px]:fixed max-[899px]:inset-x-0 max-[899px]:bottom-0 max-[899px]:z-2 max-[899px]:border-t max-[899px]:border-line max-[899px]:bg-surface max-[899px]:px-5 max-[899px]:pt-3 max-[899px]:pb-[max(8px,env(safe-area-inset-bottom))] min-[900px]:mt-5">
                {contact}
              </div>
            )
          )}
        </div>
      </main>
      <footer className="mx-auto flex w-full max-w-[1064px] px-5 min-[900px]:mt-8">
        <div className="flex flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-1 pt-4 pb-6 text-12 text-ink-3 min-[900px]:border-t min-[900px]:border-line">
          <span>{t("promise")}</span>
          <span className="flex items-center gap-1.5 tabular-nums">
            <i aria-hidden="true" className="size-2 rounded-full bg-success" />
            {updated}
          </span>
        </div>
      </footer>
      {contact && !mayRate && (
        <div className={cx("min-[900px]:hidden", shop.supportEmail && shop.supportPhone ? "h-[136px]" : "h-[84px]")} />
      )}
      {stage !== "cancelled" && <TrackLive token={token} />}
    </div>
  );
}

const chosen = (lang: string | undefined): Locale | null => locales.find((locale) => locale === lang) ?? null;

const troubleOf = (rating: string | undefined) => (rating === "missing" || rating === "failed" ? rating : null);

/** The shop's colour for both themes; the style sheet takes the one that is on. */
function palette(colour: string): Record<string, string> {
  const [day, night] = [brandPalette(colour, light.surface), brandPalette(colour, dark.surface)];
  return {
    "--brand": day.brand,
    "--on-brand": day.onBrand,
    "--brand-ink-light": day.brandInk,
    "--brand-tint-light": day.brandTint,
    "--brand-ink-dark": night.brandInk,
    "--brand-tint-dark": night.brandTint,
  };
}
