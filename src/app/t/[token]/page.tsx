import type { Metadata } from "next";
import { timelineOf } from "@/modules/notifications/tracking/timeline";
import { explanation, headlineWords, type Reader } from "@/modules/notifications/tracking/words";
import { TrackContact } from "@/modules/notifications/ui/track-contact";
import { TrackFooter } from "@/modules/notifications/ui/track-footer";
import { TrackHeader } from "@/modules/notifications/ui/track-header";
import { trackPalette } from "@/modules/notifications/ui/track-looks";
import { TrackParcels } from "@/modules/notifications/ui/track-parcels";
import { TrackRating } from "@/modules/notifications/ui/track-rating";
import { TrackSaying } from "@/modules/notifications/ui/track-saying";
import { TrackWays } from "@/modules/notifications/ui/track-ways";
import { type Locale, locales } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { TrackLive } from "@/platform/realtime/track-live";
import { trackingPage } from "@/server/tracking-page";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ lang?: string; rating?: string }> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ token }, { lang }] = await Promise.all([params, searchParams]);
  const { order, shop } = await trackingPage(token);
  const t = translator(chosen(lang) ?? order.locale, "track");
  return { title: { absolute: t("title", { number: order.number, shop: shop.name }) } };
}

/** The public page of one order: whole in the first answer, so it is read without a script; with one it keeps itself fresh. */
export default async function TrackingPage({ params, searchParams }: Props) {
  const [{ token }, { lang, rating }] = await Promise.all([params, searchParams]);
  const { order, shop, actions } = await trackingPage(token);
  const reader: Reader = { locale: chosen(lang) ?? order.locale, timeZone: shop.timeZone, now: new Date() };
  const { locale } = reader;
  const parts = order.parts.filter((part) => part.status !== "cancelled");
  const ways = (parts.length > 0 ? parts : [null]).map((part) => ({ id: part?.id ?? "order", steps: timelineOf(order, part) }));
  const saying = <TrackSaying words={headlineWords(order, reader)} more={explanation(order, reader)} />;
  const parcels = <TrackParcels parts={parts} waiting={order.waiting} total={order.total} reader={reader} />;
  const hasContact = actions.includes("contact");
  const contact = (quiet: boolean) => hasContact && <TrackContact shop={shop} number={order.number} locale={locale} quiet={quiet} />;
  const grid = "mx-auto grid w-full max-w-[1024px] flex-1 content-start gap-x-[72px] px-5 min-[900px]:grid-cols-[minmax(0,1fr)_376px]";

  return (
    <div lang={locale} style={trackPalette(shop.brandColor)} className="track flex min-h-dvh flex-col bg-surface text-16 text-ink">
      <TrackHeader shop={shop} locale={locale} here={`/t/${token}`} />
      {actions.includes("rate") ? (
        <main className={grid}>
          <div className="pb-4">
            <div className="pb-4">{saying}</div>
            <TrackRating given={order.rating} trouble={troubleOf(rating)} token={token} locale={locale} />
            {contact(true)}
          </div>
          <div className="border-t border-line pt-[18px] min-[900px]:border-0 min-[900px]:pt-[148px]">
            {parcels}
            <div className="border-t border-line pt-4">
              <TrackWays ways={ways} reader={reader} />
            </div>
          </div>
        </main>
      ) : (
        <main className={grid}>
          <div className="pb-5 min-[900px]:col-span-2 min-[900px]:pb-9">{saying}</div>
          <TrackWays ways={ways} reader={reader} />
          <div className="border-t border-line pt-[18px] min-[900px]:border-0 min-[900px]:pt-0">
            {parcels}
            {hasContact && <div className="track-action">{contact(false)}</div>}
          </div>
        </main>
      )}
      <TrackFooter reader={reader} />
      <TrackLive token={token} />
    </div>
  );
}

const chosen = (lang: string | undefined): Locale | null => locales.find((locale) => locale === lang) ?? null;

const troubleOf = (rating: string | undefined) => (rating === "missing" || rating === "failed" ? rating : null);
