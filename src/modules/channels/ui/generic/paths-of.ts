const mostPaths = 300;
const deepest = 12;

/**
 * The paths of a payload under which a value stands, as a mapping writes them: "order.items[].sku". What is no JSON is read as a
 * form, whose names are paths already. Nothing can be read of what is neither.
 */
export function pathsOf(payload: string): string[] {
  const text = payload.trim();
  if (text === "") return [];
  const found = new Set<string>();
  try {
    walk(JSON.parse(text), "", found, 0);
  } catch {
    if (!/^[^\s=]+=/.test(text)) return [];
    for (const name of new URLSearchParams(text).keys()) found.add(step("", name));
  }
  return [...found].slice(0, mostPaths);
}

function walk(value: unknown, path: string, found: Set<string>, depth: number): void {
  if (found.size >= mostPaths || depth > deepest) return;
  if (Array.isArray(value)) for (const one of value) walk(one, `${path}[]`, found, depth + 1);
  else if (typeof value === "object" && value !== null)
    for (const [name, inner] of Object.entries(value)) walk(inner, step(path, name), found, depth + 1);
  else if (path !== "") found.add(path);
}

/** A name that has dots or brackets of its own goes in quotes. */
function step(path: string, name: string): string {
  const word = /[.[\]]/.test(name) ? `"${name}"` : name;
  return path === "" ? word : `${path}.${word}`;
}
