/** The code under which a page's error stands in the log (src/instrumentation.ts); null for what failed in the browser alone. */
export function digestOf(error: unknown): string | null {
  const digest = typeof error === "object" && error !== null && "digest" in error ? error.digest : null;
  return typeof digest === "string" && digest !== "" ? digest : null;
}
