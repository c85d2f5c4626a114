const highHalf = new Map(
  [...new TextDecoder("windows-1251").decode(Uint8Array.from({ length: 128 }, (_, i) => 128 + i))].map((letter, i) => [letter, 128 + i]),
);

/** A text as bytes. What windows-1251 has no letter for is told by its number, as XML reads it (`&#8381;`). */
export function inEncoding(encoding: "utf-8" | "windows-1251", text: string): Uint8Array<ArrayBuffer> {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0x3f;
    const high = highHalf.get(letter);
    if (code < 128) bytes.push(code);
    else if (high !== undefined) bytes.push(high);
    else for (const digit of `&#${code};`) bytes.push(digit.charCodeAt(0));
  }
  return Uint8Array.from(bytes);
}
