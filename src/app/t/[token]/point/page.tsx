import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { TrackHeader } from "@/modules/notifications/ui/track-header";
import { trackPalette } from "@/modules/notifications/ui/track-looks";
import { TrackPoints } from "@/modules/notifications/ui/track-points";
import { translator } from "@/platform/i18n/translator";
import { mapOfLink } from "@/server/map-tiles";
import { trackingLocale, trackingPage, trackingPoints } from "@/server/tracking-page";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ q?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await trackingLocale((await params).token);
  return { title: { absolute: translator(locale, "track.point")("title") } };
}

/** Where the buyer may collect instead. Plain links and one form: no script is needed. */
export default async function PointPage({ params, searchParams }: Props) {
  const [{ token }, { q }] = await Promise.all([params, searchParams]);
  const [{ shop }, locale, found, map] = await Promise.all([
    trackingPage(token),
    trackingLocale(token),
    trackingPoints(token, q),
    mapOfLink(token),
  ]);
  const here = `/t/${encodeURIComponent(token)}`;
  if (found === null) redirect(`${here}?lang=${locale}`);
  return (
    <div style={trackPalette(shop.brandColor)} className="track flex min-h-dvh flex-col bg-surface text-16 text-ink">
      <TrackHeader shop={shop} locale={locale} here={`${here}/point`} />
      <TrackPoints token={token} locale={locale} q={q ?? ""} points={found === "away" ? null : found.items} map={map} />
    </div>
  );
}
