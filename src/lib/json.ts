/**
 * One text for one value, whatever the order of its keys: for hashing a request body and comparing payloads.
 * Keys are sorted by code unit; what JSON leaves out (undefined, functions) is left out here too.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) => (isPlainObject(held) ? sorted(held) : held)) ?? "null";
}

function sorted(object: Record<string, unknown>): Record<string, unknown> {
  // Without a prototype, so that a key named __proto__ stays a key.
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(object).sort()) copy[key] = object[key];
  return copy;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
