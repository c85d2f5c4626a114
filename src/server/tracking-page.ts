import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { onlyShop } from "@/modules/notifications/tracking-link-queries";
import type { PointsFound } from "@/modules/shipments/points/search-points";
import { db } from "@/platform/db";
import { env } from "@/platform/env";
import { askedLanguageHeader } from "@/platform/i18n/asked-language";
import { type Locale, locales } from "@/platform/i18n/locale";
import { Refusal } from "@/platform/refusal";
import { visitorAddress } from "./session";
import { type TrackingView, trackingView } from "./tracking";
import { pointsByLink } from "./tracking-acts";
import { offerByLink, returnsByLink } from "./tracking-returns";

/** What a link shows, asked once per request however many ask; null for one that leads nowhere. */
const viewOf = cache(async (token: string): Promise<TrackingView | null> => {
  try {
    return await trackingView({ db: db(), inTransaction: false, now: () => new Date(), ip: await visitorAddress() }, token);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
});

/** What the page of a link shows; a link that leads nowhere shows the page that says so. */
export async function trackingPage(token: string): Promise<TrackingView> {
  return (await viewOf(token)) ?? notFound();
}

/** Where we are reached from outside: what a link preview is fetched from. */
export const baseAddress = () => new URL(env().baseUrl);

/** The points that the order of a link may go to instead, asked of its carrier; null: not to be chosen now, "away": try later. */
export async function trackingPoints(token: string, q: string | undefined): Promise<PointsFound | "away" | null> {
  const { actions } = await trackingPage(token);
  if (!actions.includes("choose_point")) return null;
  try {
    return await pointsByLink(
      { db: db(), inTransaction: false, now: () => new Date(), ip: await visitorAddress() },
      token,
      q?.slice(0, 100),
    );
  } catch (error) {
    if (error instanceof Refusal) return "away";
    throw error;
  }
}

const visitor = async () => ({ db: db(), inTransaction: false, now: () => new Date(), ip: await visitorAddress() });

/** What may be asked back by a link; null where nothing may. */
export const trackingReturnOffer = async (token: string) => offerByLink(await visitor(), token);

/** The returns of a link's order, as its buyer sees them. */
export const trackingReturns = async (token: string) => returnsByLink(await visitor(), token);

/** The language of a link's page: asked for by its switch, else the order's, else the visitor's where there is no order. */
export async function trackingLocale(token: string): Promise<Locale> {
  const asked = (await headers()).get(askedLanguageHeader);
  // A failure is the page's to tell: the document around it must stand.
  const view = await viewOf(token).catch(() => null);
  return locales.find((locale) => locale === asked) ?? view?.order.locale ?? (await getLocale());
}

/** The language of the look-up: asked for by its switch, else the visitor's. */
export async function lookUpLocale(): Promise<Locale> {
  const asked = (await headers()).get(askedLanguageHeader);
  return locales.find((locale) => locale === asked) ?? ((await getLocale()) === "en" ? "en" : "ru");
}

/** The face of the look-up: the shop's where there is one, nobody's where several share the installation. */
export async function lookUpFace(): Promise<{ name: string; brandColor: string; logo: string | null }> {
  return (await onlyShop(db())) ?? { name: "", brandColor: "#333333", logo: null };
}
