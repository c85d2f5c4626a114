/**
 * Whether a request that carries a cookie comes from our own pages. Browsers say so in Sec-Fetch-Site; older ones in Origin.
 * Neither, or `Origin: null` (a sandboxed frame, a file, a redirect from elsewhere), counts as foreign.
 */
export function isSameOrigin(headers: { get(name: string): string | null | undefined }, baseUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  // The address typed may be another name of ours (localhost, 127.0.0.1); a cookie is bound to it all the same.
  return origin === new URL(baseUrl).origin || host === headers.get("host");
}
