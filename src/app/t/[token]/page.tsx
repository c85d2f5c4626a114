import type { Metadata } from "next";
import { actOutcomeOf } from "@/modules/notifications/tracking/outcomes";
import { expectedSpanOf } from "@/modules/notifications/tracking/stages";
import { timelineOf } from "@/modules/notifications/tracking/timeline";
import { explanation, headlineWords, type Reader } from "@/modules/notifications/tracking/words";
import { TrackActs } from "@/modules/notifications/ui/track-acts";
import { TrackCode } from "@/modules/notifications/ui/track-code";
import { TrackContact } from "@/modules/notifications/ui/track-contact";
import { TrackCourier } from "@/modules/notifications/ui/track-courier";
import { TrackFooter } from "@/modules/notifications/ui/track-footer";
import { TrackHeader } from "@/modules/notifications/ui/track-header";
import { TrackKeep } from "@/modules/notifications/ui/track-keep";
import { trackPalette } from "@/modules/notifications/ui/track-looks";
import { TrackParcels } from "@/modules/notifications/ui/track-parcels";
import { TrackRating } from "@/modules/notifications/ui/track-rating";
import { TrackSaying } from "@/modules/notifications/ui/track-saying";
import { TrackSubstitution } from "@/modules/notifications/ui/track-substitution";
import { TrackWays } from "@/modules/notifications/ui/track-ways";
import { TrackReturns } from "@/modules/returns/ui/track-returns";
import { translator } from "@/platform/i18n/translator";
import { trackingLocale, trackingPage, trackingReturns } from "@/server/tracking-page";

type Asked = { rating?: string; substitution?: string; act?: string; why?: string };
type Props = { params: Promise<{ token: string }>; searchParams: Promise<Asked> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { token } = await params;
  const [{ order, shop }, locale] = await Promise.all([trackingPage(token), trackingLocale(token)]);
  const t = translator(locale, "track");
  // Whoever is sent the link sees the shop and what the page is for, and nothing of the order.
  const preview = { title: `${t("preview")} · ${shop.name}`, description: t("previewText"), siteName: shop.name };
  return { title: { absolute: t("title", { number: order.number, shop: shop.name }) }, openGraph: preview };
}

/** The public page of one order: whole in the first answer, so it is read without a script; with one it keeps itself fresh. */
export default async function TrackingPage({ params, searchParams }: Props) {
  const [{ token }, { rating, substitution, act, why }] = await Promise.all([params, searchParams]);
  const [{ order, shop, actions, question, openMessages, towns }, locale] = await Promise.all([trackingPage(token), trackingLocale(token)]);
  const reader: Reader = { locale, timeZone: shop.timeZone, now: new Date() };
  const parts = order.parts.filter((part) => part.status !== "cancelled");
  const ways = (parts.length > 0 ? parts : [null]).map((part) => ({ id: part?.id ?? "order", steps: timelineOf(order, part) }));
  const saying = <TrackSaying words={headlineWords(order, reader)} more={explanation(order, reader)} />;
  const parcels = <TrackParcels parts={parts} waiting={order.waiting} total={order.total} reader={reader} />;
  const hasContact = actions.includes("contact");
  const byForm = actions.includes("message");
  const contact = (quiet: boolean) =>
    (hasContact || byForm) && <TrackContact shop={shop} number={order.number} locale={locale} quiet={quiet} byForm={byForm} />;
  const outcome = actOutcomeOf({ act, why }, locale);
  const acts = <TrackActs {...{ actions, token, locale, outcome, openMessages, towns }} city={order.city} />;
  const labelTrouble = act === "label" ? labelTroubleOf(why, locale) : null;
  const mayAsk = actions.includes("return");
  const backs = <TrackReturns returns={await trackingReturns(token)} {...{ mayAsk, token, locale, labelTrouble }} />;
  const keep = <TrackKeep token={token} locale={locale} hasDay={expectedSpanOf(order, reader.now) !== null} />;
  const grid = "mx-auto grid w-full max-w-[1024px] flex-1 content-start gap-x-[72px] px-5 min-[900px]:grid-cols-[minmax(0,1fr)_376px]";

  return (
    <div style={trackPalette(shop.brandColor)} className="track flex min-h-dvh flex-col bg-surface text-16 text-ink">
      <TrackHeader shop={shop} locale={locale} here={`/t/${token}`} />
      {/* Shown by the page's script while its turn to ask for the news has not come. */}
      <p data-news hidden role="status" className="bg-sunken px-5 py-2 text-center text-14 text-ink-2">
        {translator(locale, "track")("news")}
      </p>
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
            {acts}
            {backs}
            {keep}
          </div>
        </main>
      ) : (
        <main className={grid}>
          <div className="pb-5 min-[900px]:col-span-2 min-[900px]:pb-9">
            {saying}
            <TrackCourier parts={parts} reader={reader} />
            <TrackCode parts={parts} reader={reader} />
            <TrackSubstitution question={question} outcome={outcomeOf(substitution)} token={token} locale={locale} />
          </div>
          <TrackWays ways={ways} reader={reader} />
          <div className="border-t border-line pt-[18px] min-[900px]:border-0 min-[900px]:pt-0">
            {parcels}
            {acts}
            {backs}
            {keep}
            {(hasContact || byForm) && <div className="track-action">{contact(false)}</div>}
          </div>
        </main>
      )}
      <TrackFooter reader={reader} />
    </div>
  );
}

const outcomeOf = (said: string | undefined) => (said === "accepted" || said === "declined" || said === "failed" ? said : null);
const troubleOf = (rating: string | undefined) => (rating === "missing" || rating === "failed" ? rating : null);

function labelTroubleOf(why: string | undefined, locale: "ru" | "en"): string {
  if (why === "buyer_act.wrong_contact" || why === "buyer_act.no_contact") return translator(locale, "reasons")(why);
  return translator(locale, "track.acts")(why === "too_many_requests" ? "later" : "failed");
}
