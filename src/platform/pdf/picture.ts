import sharp from "sharp";
import type { Block } from "./block";
import type { Sheet } from "./sheet";

/** Bytes of an image, or the path of its file: SVG, PNG, JPEG, WebP. */
export type PictureSource = string | Uint8Array;

const pixels = 260;

/** Every distinct picture once, as small JPEGs on white. What cannot be read is left out: a paper without a picture still works. */
export async function loadPictures(sources: Iterable<PictureSource>): Promise<Map<PictureSource, Buffer>> {
  const loaded = await Promise.all(
    [...new Set(sources)].map(async (source) => {
      try {
        const small = await sharp(source, { limitInputPixels: 40_000_000 })
          .resize(pixels, pixels, { fit: "contain", background: "#ffffff" })
          .flatten({ background: "#ffffff" })
          .jpeg({ quality: 82, chromaSubsampling: "4:4:4" })
          .toBuffer();
        return [[source, small] as const];
      } catch {
        return [];
      }
    }),
  );
  return new Map(loaded.flat());
}

/** The pictures of one document; each is stored in the file once, however often it is drawn. */
export function pictureBlocks({ pdf }: Sheet, pictures: Map<PictureSource, Buffer>) {
  const opened = new Map<PictureSource, ReturnType<typeof open>>();
  const open = (bytes: Buffer) => (pdf as unknown as { openImage(source: Buffer): PDFKit.Mixins.ImageSrc }).openImage(bytes);
  return (source: PictureSource | null | undefined, side: number): Block | null => {
    const bytes = source ? pictures.get(source) : undefined;
    if (!source || !bytes) return null;
    const image = opened.get(source) ?? open(bytes);
    opened.set(source, image);
    return {
      height: side,
      draw: (x, y) => {
        pdf.image(image, x, y, { width: side, height: side });
      },
    };
  };
}
