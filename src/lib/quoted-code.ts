/** A scanned code as a message may quote it: one line, not too long, and never half a character, which no database keeps. */
export function quotedCode(code: string): string {
  return code
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, 60)
    .toWellFormed();
}
