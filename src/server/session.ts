import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { askedPathHeader, signInAddress } from "@/lib/way-back";
import { addressHeader } from "./client-address";
import { type Session, sessionFromCookies } from "./session-cookies";

/** Who looks at this page, or null. Asked once per request, however many components ask. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const jar = await cookies();
  return sessionFromCookies(jar.toString());
});

/** Who looks at this page; a stranger is sent to sign in. Every page and layout asks for itself: the proxy guards nothing. */
export async function requireSession(): Promise<Session> {
  const session = await currentSession();
  if (!session) redirect(await signInFromHere());
  return session;
}

/** Where a stranger signs in, and from there comes back to the page that was asked for. */
export async function signInFromHere(): Promise<string> {
  return signInAddress((await headers()).get(askedPathHeader));
}

/** The address that the request for this page came from. */
export async function visitorAddress(): Promise<string | null> {
  return (await headers()).get(addressHeader);
}
