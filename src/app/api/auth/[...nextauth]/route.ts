import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions, signInOutcome } from "@/server/auth";
import { isSameOrigin } from "@/server/same-origin";

type Parts = { params: Promise<{ nextauth: string[] }> };

/** Signing in is a POST; next-auth answers the address asked by GET with 500. */
export async function GET(request: NextRequest, parts: Parts): Promise<Response> {
  const { nextauth } = await parts.params;
  return nextauth.join("/") === "callback/credentials" ? told(405, "method_not_allowed") : answer(request, parts);
}

const answer = (request: NextRequest, parts: Parts): Promise<Response> => NextAuth(request, parts, authOptions());

/**
 * Sign-in and sign-out. Another site's form is refused before next-auth looks at its own token, and a refusal that asks to wait
 * or to come back later is told as such.
 */
export async function POST(request: NextRequest, parts: Parts): Promise<Response> {
  const outcome: Parameters<typeof signInOutcome.run>[0] = { refusal: null };
  if (!isSameOrigin(request.headers, process.env.NEXTAUTH_URL ?? request.nextUrl.origin)) return told(403, "foreign_origin");
  const response = await signInOutcome.run(outcome, () => answer(request, parts));
  const { refusal } = outcome;
  if (refusal?.kind === "too_many") return told(429, refusal.reason.code, Number(refusal.reason.params?.seconds ?? 60));
  if (refusal?.kind === "unavailable") return told(503, refusal.reason.code, 2);
  return response;
}

function told(status: number, code: string, retryAfter?: number): Response {
  const headers = { "cache-control": "no-store", ...(retryAfter ? { "retry-after": String(retryAfter) } : {}) };
  return Response.json({ code, seconds: retryAfter ?? null }, { status, headers });
}
