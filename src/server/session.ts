import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
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
  if (!session) redirect("/sign-in");
  return session;
}

/** The address that the request for this page came from. */
export async function visitorAddress(): Promise<string | null> {
  return (await headers()).get(addressHeader);
}
