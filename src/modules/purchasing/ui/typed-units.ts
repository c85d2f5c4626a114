/** Whole units as people type them: "1 200". Null when it is none. */
export function typedUnits(text: string): number | null {
  const bare = text.replace(/[\s\u00a0]/g, "");
  return /^\d{1,7}$/.test(bare) ? Number(bare) : null;
}
