/** What may be put to an order. The ending of a name proves nothing: the content does. */
export const attachmentTypes = ["application/pdf", "image/png", "image/jpeg", "image/webp", "text/csv", "text/plain"] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

const startsWith = (file: Uint8Array, bytes: readonly number[], at = 0) => bytes.every((byte, i) => file[at + i] === byte);
const ascii = (word: string) => [...word].map((letter) => letter.charCodeAt(0));

/**
 * The type of a file by what is in it; null for everything else. Text is what has no control characters in whatever
 * alphabet (tables from 1C come in Windows-1251), and does not begin as markup that a browser would run.
 */
export function sniffAttachment(file: Uint8Array, name: string): AttachmentType | null {
  if (startsWith(file, ascii("%PDF-"))) return "application/pdf";
  if (startsWith(file, [0x89, ...ascii("PNG"), 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (startsWith(file, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (startsWith(file, ascii("RIFF")) && startsWith(file, ascii("WEBP"), 8)) return "image/webp";
  if (!isPlainText(file)) return null;
  return /\.csv$/i.test(name) ? "text/csv" : "text/plain";
}

function isPlainText(file: Uint8Array): boolean {
  // Tab, line feed and carriage return are text; any other control character means a binary file.
  const isBinary = file.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  if (file.length === 0 || isBinary) return false;
  const start = new TextDecoder("utf-8").decode(file.subarray(0, 200));
  return !/^\s*<[!?a-z]/i.test(start);
}
