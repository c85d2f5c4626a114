/**
 * Where a stranger's browser finds a picture: our public files are there for everyone, an uploaded one needs a session or,
 * through the tracking link, an order that holds the product. The stamp in its address makes it safe to keep.
 */
export function pictureAddress(picture: string | null, productId: string | null, token: string): string | null {
  if (!picture || !productId) return null;
  if (/^\/pictures\/[\w./-]+$/.test(picture) && !picture.includes("..")) return picture;
  const stamp = /[?&]v=(\w+)$/.exec(picture)?.[1] ?? "0";
  return picture.startsWith("/api/v1/") ? `/api/v1/track/${token}/pictures/${productId}?v=${stamp}` : null;
}
