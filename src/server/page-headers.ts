/** How the server tells the proxy from which hosts a page may take the map; a client's own is overwritten. */
export const tilesHeader = "x-dirigent-map-tiles";

/** Whether a page may show the map: everywhere in the workspace, which is one page to the browser, and where a buyer chooses a point. */
export function mayShowMap(path: string): "staff" | "buyer" | null {
  if (/^\/t\/[^/]+\/point$/.test(path)) return "buyer";
  const isOutside = /^\/(t|u|invite|sign-in|setup|widget|api|floor)(\/|$)/.test(path);
  return isOutside ? null : "staff";
}

/**
 * The content security policy of one answer: only scripts that carry this answer's nonce, and what those load, run. The reader of
 * barcodes is WebAssembly, which the floor's pages alone may run.
 */
export function contentSecurityPolicy(
  nonce: string,
  { dev, path = "/", tiles = [] }: { dev: boolean; path?: string; tiles?: readonly string[] },
): string {
  const isFloor = path === "/floor" || path.startsWith("/floor/");
  const directives = {
    "default-src": "'self'",
    // Development rebuilds its scripts with eval; production does not know the word.
    "script-src": `'nonce-${nonce}' 'strict-dynamic'${isFloor ? " 'wasm-unsafe-eval'" : ""}${dev ? " 'unsafe-eval'" : ""}`,
    // React, the charts and the overlays place things by style attributes and style elements; those run nothing.
    "style-src": "'self' 'unsafe-inline'",
    // The hosts of the map, where the shop has one and the page may show it.
    "img-src": ["'self' data: blob:", ...tiles].join(" "),
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "frame-src": "'self' blob:",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/** The other headers of a page. A tracking link must not travel on in a referrer, nor into a search index. */
export function pageHeaders(path: string, isHttps: boolean): Record<string, string> {
  // What is open to whoever has its link: an order's page, and the way out of messages.
  const isTracking = path === "/t" || path.startsWith("/t/") || path.startsWith("/u/");
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": isTracking || path.startsWith("/invite/") ? "no-referrer" : "strict-origin-when-cross-origin",
    // A courier may share his place from the workspace, which is one page to the browser; the browser itself asks him first.
    "permissions-policy": `camera=(self), microphone=(), geolocation=(${mayShowMap(path) === "staff" ? "self" : ""}), payment=(), usb=(), browsing-topics=()`,
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "private, no-store",
    ...(isTracking ? { "x-robots-tag": "noindex, nofollow, noarchive" } : {}),
    ...(isHttps ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
}
