import { notFound } from "next/navigation";
import { cache } from "react";
import type { RateOrder } from "@/modules/notifications/inputs";
import type { Visitor } from "@/platform/context";
import { db } from "@/platform/db";
import { Refusal } from "@/platform/refusal";
import { visitorAddress } from "./session";
import { rateByLink, trackingView } from "./tracking";

async function visitor(): Promise<Visitor> {
  return { db: db(), inTransaction: false, now: () => new Date(), ip: await visitorAddress() };
}

/** What the page of a link shows, asked once per request; a link that leads nowhere shows the page that says so. */
export const trackingPage = cache(async (token: string) => {
  try {
    return await trackingView(await visitor(), token);
  } catch (error) {
    if (error instanceof Refusal) notFound();
    throw error;
  }
});

/** Keeps the verdict of whoever has the link; false when a rule refuses it. */
export async function rateTracked(token: string, verdict: RateOrder): Promise<boolean> {
  try {
    await rateByLink(await visitor(), token, verdict);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
