import sharp from "sharp";
import type { Reason } from "@/lib/reason";
import { Refusal } from "./refusal";

/** `side` in pixels, `quality` of WebP; what is said of a file of another kind, and of one that cannot be read. */
type Wish = { side: number; quality: number; maxPixels: number; refused: { format: Reason; unreadable: Reason } };

const accepted = new Set(["png", "jpeg", "webp"]);

/**
 * A picture decoded and encoded anew as WebP, so that nothing else of the file (scripts, camera data, place) survives. Refuses
 * anything but PNG, JPEG and WebP, and what unfolds into more than `maxPixels`: a small file may hold gigabytes of them.
 */
export async function encodePicture(file: Uint8Array, { side, quality, maxPixels, refused }: Wish): Promise<Buffer> {
  try {
    const image = sharp(file, { limitInputPixels: maxPixels, failOn: "error", pages: 1 });
    const { format } = await image.metadata();
    if (!accepted.has(format)) throw new Refusal("invalid", refused.format);
    return await image.rotate().resize({ width: side, height: side, fit: "inside", withoutEnlargement: true }).webp({ quality }).toBuffer();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("invalid", refused.unreadable);
  }
}
