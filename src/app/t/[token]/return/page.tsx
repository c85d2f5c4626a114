import type { Metadata } from "next";
import { newId } from "@/lib/ids";
import { TrackHeader } from "@/modules/notifications/ui/track-header";
import { trackPalette } from "@/modules/notifications/ui/track-looks";
import { TrackReturnForm } from "@/modules/returns/ui/track-return-form";
import { translator } from "@/platform/i18n/translator";
import { trackingLocale, trackingPage, trackingReturnOffer } from "@/server/tracking-page";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ act?: string; why?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await trackingLocale((await params).token);
  return { title: { absolute: translator(locale, "returns.buyer")("title") } };
}

/** What the buyer sends back and why. One plain form: no script is needed. */
export default async function ReturnPage({ params, searchParams }: Props) {
  const [{ token }, { act, why }] = await Promise.all([params, searchParams]);
  const [{ order, shop }, locale, offer] = await Promise.all([trackingPage(token), trackingLocale(token), trackingReturnOffer(token)]);
  return (
    <div style={trackPalette(shop.brandColor)} className="track flex min-h-dvh flex-col bg-surface text-16 text-ink">
      <TrackHeader shop={shop} locale={locale} here={`/t/${encodeURIComponent(token)}/return`} />
      <TrackReturnForm
        token={token}
        locale={locale}
        timeZone={shop.timeZone}
        offer={offer}
        form={newId()}
        outcome={act === "return" ? outcomeOf(why, locale) : null}
        showsPrices={order.total !== null}
      />
    </div>
  );
}

/** Done without a word, else why not; a code that nobody words is told as a failure. */
function outcomeOf(why: string | undefined, locale: "ru" | "en"): string {
  if (!why) return "";
  const known = [
    "return.too_late",
    "return.kind_not_taken",
    "return.more_than_shipped",
    "return.photo_missing",
    "return.photo_too_large",
    "return.photo_format",
    "return.photo_unreadable",
    "return.too_many_photos",
    "return.no_lines",
    "return.not_asked_here",
    "buyer_act.wrong_contact",
    "buyer_act.no_contact",
  ] as const;
  const code = known.find((one) => one === why);
  const params = { sku: "", most: 10, units: 0, megabytes: 10 };
  if (!code) return translator(locale, "track.acts")(why === "too_many_requests" ? "later" : "failed");
  return translator(locale, "reasons")(code, params as never).replace(/^: /, "");
}
