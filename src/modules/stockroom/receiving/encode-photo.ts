import { reason } from "@/lib/reason";
import { encodePicture } from "@/platform/encode-picture";
import { Refusal } from "@/platform/refusal";

const unreadable = reason("discrepancy.photo_unreadable");

/** A photo encoded anew, as it is kept. Null stays null. Refuses what is no photo, at its field. */
export async function encodedPhoto(base64: string | null): Promise<Buffer | null> {
  if (base64 === null) return null;
  const refused = { format: unreadable, unreadable };
  return encodePicture(Buffer.from(base64, "base64"), { side: 1_600, quality: 75, maxPixels: 50_000_000, refused }).catch(
    (error: unknown) => {
      throw error instanceof Refusal
        ? new Refusal(error.kind, error.reason, { errors: [{ path: "photo", message: error.reason.code }] })
        : error;
    },
  );
}
