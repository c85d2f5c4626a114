import { notFound } from "next/navigation";
import { cache } from "react";
import { db } from "@/platform/db";
import { Refusal } from "@/platform/refusal";
import { visitorAddress } from "./session";
import { trackingView } from "./tracking";

/** What the page of a link shows, asked once per request; a link that leads nowhere shows the page that says so. */
export const trackingPage = cache(async (token: string) => {
  try {
    return await trackingView({ db: db(), inTransaction: false, now: () => new Date(), ip: await visitorAddress() }, token);
  } catch (error) {
    if (error instanceof Refusal) notFound();
    throw error;
  }
});
