/** The content security policy of one answer: only scripts that carry this answer's nonce, and what those load, run. */
export function contentSecurityPolicy(nonce: string, { dev }: { dev: boolean }): string {
  const directives = {
    "default-src": "'self'",
    // Development rebuilds its scripts with eval; production does not know the word.
    "script-src": `'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    // React, the charts and the overlays place things by style attributes and style elements; those run nothing.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
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
  const isTracking = path === "/t" || path.startsWith("/t/");
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": isTracking || path.startsWith("/invite/") ? "no-referrer" : "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "private, no-store",
    ...(isTracking ? { "x-robots-tag": "noindex, nofollow, noarchive" } : {}),
    ...(isHttps ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
}
