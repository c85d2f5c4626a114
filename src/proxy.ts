import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, pageHeaders } from "@/server/page-headers";

/**
 * Headers of every page, with a nonce that no other answer has. It decides nothing about who may see what: each page and
 * procedure checks that for itself, so that nothing is lost when this is bypassed.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, { dev: process.env.NODE_ENV !== "production" });
  const forPage = new Headers(request.headers);
  // Next reads the nonce from here and puts it on its own scripts.
  forPage.set("content-security-policy", policy);
  forPage.set("x-nonce", nonce);

  const response = NextResponse.next({ request: { headers: forPage } });
  response.headers.set("content-security-policy", policy);
  const isHttps = (process.env.NEXTAUTH_URL ?? "").startsWith("https:");
  for (const [name, value] of Object.entries(pageHeaders(request.nextUrl.pathname, isHttps))) response.headers.set(name, value);
  return response;
}

export const config = {
  // Built files and pictures are the same for everybody.
  matcher: "/((?!_next/static|_next/image|pictures/|icon.svg).*)",
};
