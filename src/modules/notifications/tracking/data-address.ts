/** A stored logo as an address that a page can show by itself; null for bytes that are no picture we know. */
export function dataAddress(logo: Buffer): string | null {
  const begins = (...bytes: number[]) => bytes.every((byte, index) => logo[index] === byte);
  const kind = begins(0x89, 0x50, 0x4e, 0x47) ? "png" : begins(0xff, 0xd8) ? "jpeg" : begins(0x52, 0x49, 0x46, 0x46) ? "webp" : null;
  return kind && `data:image/${kind};base64,${logo.toString("base64")}`;
}
