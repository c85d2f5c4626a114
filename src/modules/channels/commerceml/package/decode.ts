import { refuse } from "./refused";

const supported: Readonly<Record<string, string>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "windows-1251": "windows-1251",
  "cp-1251": "windows-1251",
  cp1251: "windows-1251",
  win1251: "windows-1251",
};

/** Bytes that tell what a file is: a byte order mark and the XML declaration fit in. */
export const headBytes = 256;

/**
 * The encoding of a document by its first bytes: byte order mark, declaration, else UTF-8 where the bytes allow nothing else,
 * else what the connection is set to. Refuses what does not begin like XML, and encodings that 1C does not write.
 */
export function encodingOf(head: Uint8Array, usual: string): string {
  const bytes = Buffer.from(head);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = bytes.subarray(hasMark ? 3 : 0).toString("latin1");
  if (!/^\s*</.test(text)) refuse("not_xml");
  if (hasMark) return "utf-8";
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/i.exec(text)?.[1]?.toLowerCase();
  // The first element has a Cyrillic name: it is UTF-8, or it is not.
  if (declared === undefined) return isUtf8(bytes) ? "utf-8" : (supported[usual] ?? "utf-8");
  return supported[declared] ?? refuse("unknown_encoding", { encoding: declared.slice(0, 40) });
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // The last character may be cut in two.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Turns bytes into text piece by piece; a character cut in two between pieces is put together. Refuses bytes that are no text. */
export function decoderOf(encoding: string): { text: (bytes: Uint8Array) => string; end: () => string } {
  const decoder = new TextDecoder(encoding, { fatal: encoding === "utf-8" });
  const decode = (bytes: Uint8Array | undefined, stream: boolean) => {
    try {
      return decoder.decode(bytes, { stream });
    } catch {
      return refuse("not_text", { encoding });
    }
  };
  return { text: (bytes) => decode(bytes, true), end: () => decode(undefined, false) };
}
