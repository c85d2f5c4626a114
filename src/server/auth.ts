import { AsyncLocalStorage } from "node:async_hooks";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { endSession } from "@/modules/organizations/commands/end-sessions";
import { signIn } from "@/modules/organizations/commands/sign-in";
import { SignIn } from "@/modules/organizations/inputs";
import { sessionLife } from "@/modules/organizations/session-life";
import { log } from "@/platform/log";
import { Refusal } from "@/platform/refusal";
import { addressHeader } from "./client-address";
import { sessionById, sessionCookie, sessionDoor, sessionFromCookies } from "./session-cookies";

/** What a sign-in was refused with, handed past next-auth, which knows no status but 401. */
export const signInOutcome = new AsyncLocalStorage<{ refusal: Refusal | null }>();

/**
 * next-auth keeps the token and its cookie; who may sign in and whether a session still counts is ours to say. The token
 * holds a session's id: every use looks the row up, so that signing out ends every copy of it.
 */
export function authOptions(): NextAuthOptions {
  const { db, secret, baseUrl } = sessionDoor();
  const { name, secure } = sessionCookie(baseUrl);
  const now = () => new Date();

  return {
    secret,
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: sessionLife.absoluteDays * 24 * 60 * 60 },
    cookies: { sessionToken: { name, options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/" },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(credentials, request) {
          const input = SignIn.safeParse(credentials);
          if (!input.success) return null;
          const headers = request.headers ?? {};
          // A sign-in always gets a token of its own, and the one that this browser had before dies.
          const before = await sessionFromCookies(headers.cookie);
          const visitor = { db, now, inTransaction: false, ip: headers[addressHeader] ?? null, userAgent: headers["user-agent"] ?? null };
          try {
            const { sessionId, user } = await signIn(visitor, input.data, before?.id ?? null);
            return { ...user, sid: sessionId };
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            const outcome = signInOutcome.getStore();
            if (outcome) outcome.refusal = error;
            return null;
          }
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        if (user && "sid" in user) return { sub: user.id, sid: user.sid };
        const session = typeof token.sid === "string" ? await sessionById(token.sid, undefined, sessionDoor()) : null;
        // next-auth answers this by taking the cookie away.
        if (!session) throw new Error("the session has ended");
        return { sub: token.sub, sid: token.sid, name: session.user.name, email: session.user.email };
      },
      session({ session, token }) {
        return { ...session, user: { name: token.name, email: token.email } };
      },
      // Paths stay paths: the page may have been opened under another name of this machine than NEXTAUTH_URL has.
      redirect({ url, baseUrl }) {
        if (url.startsWith("/") && !url.startsWith("//") && !url.startsWith("/\\")) return url;
        return URL.canParse(url) && new URL(url).origin === baseUrl ? url : baseUrl;
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === "string") await endSession(db, token.sid, now());
      },
    },
    logger: {
      error(code, metadata) {
        // A session that has ended is an everyday thing.
        if (code !== "JWT_SESSION_ERROR") log().error({ code, err: metadata instanceof Error ? metadata : undefined }, "sign-in failed");
      },
      warn(code) {
        log().debug({ code }, "sign-in warning");
      },
      debug() {},
    },
  };
}

declare module "next-auth/jwt" {
  interface JWT {
    /** The session's row. */
    sid?: string;
  }
}

declare module "next-auth" {
  interface User {
    sid?: string;
  }
}
