import type { Metadata } from "next";
import { TrackLookUp } from "@/modules/notifications/ui/track-look-up";
import { translator } from "@/platform/i18n/translator";
import { lookUpFace, lookUpLocale } from "@/server/tracking-page";

type Props = { searchParams: Promise<{ found?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: translator(await lookUpLocale(), "track.lookUp")("title") } };
}

/** Where a buyer who has lost the link finds the order again. */
export default async function LookUpPage({ searchParams }: Props) {
  const [{ found }, locale, shop] = await Promise.all([searchParams, lookUpLocale(), lookUpFace()]);
  const trouble = found === "no" || found === "wait" || found === "incomplete" ? found : null;
  return <TrackLookUp locale={locale} shop={shop} trouble={trouble} />;
}
