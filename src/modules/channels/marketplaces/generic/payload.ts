import { parseKeepingIds } from "@/lib/parse-keeping-ids";

const maxDepth = 8;
const maxFields = 5_000;

/** What a shop sent: JSON, or a form whose names may be nested ("items[0][sku]") and whose values may be JSON. Null if it is neither. */
export function readPayload(rawBody: Uint8Array): unknown {
  const text = new TextDecoder("utf-8").decode(rawBody).trim();
  if (/^[[{]/.test(text)) return json(text) ?? null;
  if (text === "" || !/^[^\s=&]+=/.test(text)) return null;
  const root: Record<string, unknown> = {};
  for (const [name, value] of [...new URLSearchParams(text)].slice(0, maxFields))
    put(root, namesIn(name), /^\s*[[{]/.test(value) ? (json(value) ?? value) : value);
  return root;
}

/** "items[0][sku]" → items, 0, sku; "items[]" counts on. */
function namesIn(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])+)$/.exec(name);
  if (!match) return [name];
  return [match[1] ?? "", ...[...(match[2] ?? "").matchAll(/\[([^[\]]*)\]/g)].map(([, inner]) => inner ?? "")].slice(0, maxDepth);
}

function put(holder: Record<string, unknown>, [first = "", ...rest]: readonly string[], value: unknown): void {
  const name = first === "" ? String(Object.keys(holder).length) : first;
  // No name of a form reaches what all objects have.
  if (name === "__proto__") return;
  if (rest.length === 0) {
    holder[name] = value;
    return;
  }
  const inside = Object.hasOwn(holder, name) ? holder[name] : undefined;
  const next = typeof inside === "object" && inside !== null && !Array.isArray(inside) ? (inside as Record<string, unknown>) : {};
  holder[name] = next;
  put(next, rest, value);
}

function json(text: string): unknown {
  try {
    return parseKeepingIds(text);
  } catch {
    return undefined;
  }
}
