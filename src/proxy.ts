import { type NextRequest, NextResponse } from "next/server";
import { askedPathHeader } from "@/lib/way-back";
import { askedLanguage, askedLanguageHeader } from "@/platform/i18n/asked-language";
import { contentSecurityPolicy, pageHeaders, tilesHeader } from "@/server/page-headers";

/**
 * Headers of every page, with a nonce that no other answer has. It decides nothing about who may see what: each page and
 * procedure checks that for itself, so that nothing is lost when this is bypassed.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const tiles = request.headers.get(tilesHeader)?.split(" ").filter(Boolean) ?? [];
  const policy = contentSecurityPolicy(nonce, { dev: process.env.NODE_ENV !== "production", path: request.nextUrl.pathname, tiles });
  const forPage = new Headers(request.headers);
  // Next reads the nonce from here and puts it on its own scripts.
  forPage.set("content-security-policy", policy);
  forPage.set("x-nonce", nonce);
  forPage.delete(tilesHeader);
  // For the sign-in, which leads back to it.
  const search = request.nextUrl.search.replace(/([?&])_rsc=[^&]*&?/, "$1").replace(/[?&]$/, "");
  forPage.set(askedPathHeader, request.nextUrl.pathname + search);
  const language = askedLanguage(request.nextUrl);
  if (language) forPage.set(askedLanguageHeader, language);
  else forPage.delete(askedLanguageHeader);

  const response = NextResponse.next({ request: { headers: forPage } });
  response.headers.set("content-security-policy", policy);
  const isHttps = (process.env.NEXTAUTH_URL ?? "").startsWith("https:");
  for (const [name, value] of Object.entries(pageHeaders(request.nextUrl.pathname, isHttps))) response.headers.set(name, value);
  return response;
}

export const config = {
  // Built files and pictures are the same for everybody.
  matcher: "/((?!_next/static|_next/image|pictures/|icon.svg|floor-icons/|floor-sw.js$|track.js$).*)",
};
