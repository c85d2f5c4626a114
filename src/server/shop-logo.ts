import sharp from "sharp";
import { brandLogo } from "@/modules/notifications/tracking-link-queries";
import type { Context } from "@/platform/context";
import { env } from "@/platform/env";
import { guardedFetch } from "@/platform/guarded-fetch";
import { processWide } from "@/platform/process";

const side = 128;
const longestMs = 5_000;
const keepForMs = 3_600_000;
const mostKept = 200;

type Kept = { until: number; logo: Promise<Buffer | null> };

/**
 * The logo of the channel that sold an order, small and as WebP; null where it has none, or none that can be fetched. It comes
 * through us, so that a buyer's browser calls nobody else.
 */
export async function shopLogo(ctx: Context, orderId: string): Promise<Buffer | null> {
  const url = await brandLogo(ctx, orderId);
  if (!url) return null;
  const all = processWide("shop-logos", () => new Map<string, Kept>());
  const now = ctx.now().getTime();
  const known = all.get(url);
  if (known && known.until > now) return known.logo;
  if (all.size >= mostKept) all.clear();
  // What could not be fetched is asked for again after a while, too: a page must not wait for it each time.
  const logo = fetchLogo(url).catch(() => null);
  all.set(url, { until: now + keepForMs, logo });
  return logo;
}

async function fetchLogo(url: string): Promise<Buffer | null> {
  const answer = await guardedFetch(env().allowPrivateHosts)(url, { signal: AbortSignal.timeout(longestMs) });
  if (!answer.ok) return null;
  const image = sharp(await answer.arrayBuffer(), { limitInputPixels: 16_000_000, pages: 1 });
  return image.resize({ width: side, height: side, fit: "inside", withoutEnlargement: true }).webp({ quality: 85 }).toBuffer();
}
