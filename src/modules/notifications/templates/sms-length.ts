/** The alphabet of text messages (GSM 03.38): Latin, some Greek and a few signs. One sign outside of it makes all of it UCS-2. */
const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** These take two places. */
const extended = new Set("\f^{}\\[~]|€");

export type SmsLength = { alphabet: "gsm7" | "ucs2"; units: number; parts: number /** Room left in the last part. */; left: number };

/** How long a text message is and into how many it is cut; no sign is cut in two. */
export function smsLength(text: string): SmsLength {
  const signs = [...text];
  const isGsm = signs.every((sign) => basic.has(sign) || extended.has(sign));
  // Parts of a long message lose some room to the header that puts them together.
  const [whole, each] = isGsm ? [160, 153] : [70, 67];
  const sizes = signs.map((sign) => (isGsm ? (extended.has(sign) ? 2 : 1) : sign.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const alphabet = isGsm ? "gsm7" : "ucs2";
  if (units <= whole) return { alphabet, units, parts: units === 0 ? 0 : 1, left: whole - units };
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > each) {
      parts++;
      used = 0;
    }
    used += size;
  }
  return { alphabet, units, parts, left: each - used };
}

/** A text as it leaves: without no-break spaces, which would double the price of a Latin text for nothing. */
export function smsText(text: string): string {
  return text
    .replace(/[\u00a0\u202f\u2009]/g, " ")
    .replace(/[ \t]+/g, " ")
    .trim();
}
