const side = 1024;

/**
 * A picture as base64, no larger than is of use: photos of a phone have many megabytes, and the server keeps 512 pixels. Null
 * for what this browser cannot read as a picture.
 */
export async function shrinkPicture(file: Blob): Promise<string | null> {
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, side / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const url = canvas.toDataURL("image/webp", 0.9);
    return url.slice(url.indexOf(",") + 1);
  } catch {
    return null;
  }
}
