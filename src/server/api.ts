import { TRPCError } from "@trpc/server";
import { notFound, redirect } from "next/navigation";
import { db } from "@/platform/db";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "./root-router";
import { currentSession, signInFromHere, visitorAddress } from "./session";

type PageContext = Awaited<ReturnType<typeof pageContext>>;

async function pageContext() {
  const [session, ip, signIn] = await Promise.all([currentSession(), visitorAddress(), signInFromHere()]);
  const actor = session?.actor ?? null;
  return { db: db(), actor, inTransaction: false, now: () => new Date(), ip, sessionId: session?.id ?? null, signIn };
}

/**
 * What pages ask: every procedure, called in this process as whoever looks at the page. A stranger, or somebody whose session
 * has ended, is sent to sign in.
 */
export const api = callerFactory(appRouter)(pageContext, {
  onError({ error, ctx }) {
    if (error.code === "UNAUTHORIZED") redirect((ctx as PageContext | undefined)?.signIn ?? "/sign-in");
  },
});

/** The answer, or the page that says that there is none: absent and another organization's look the same. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
