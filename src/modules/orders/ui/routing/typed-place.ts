/** A place as one types it: figures are a postal code, everything else a town. */
export function typedPlace(typed: string): { city: string } | { postalCode: string } {
  const text = typed.trim();
  return /\d/.test(text) && /^[\d\s-]+$/.test(text) ? { postalCode: text.replace(/\s/g, "") } : { city: text };
}
