const subdomains = ["a", "b", "c"] as const;

/**
 * The hosts that the tiles of a map come from; null for what is no address of tiles: over https, with {z}, {x} and {y} in its path,
 * {s} (a, b or c) at most as a part of the host's name.
 */
export function tileOrigins(template: string): string[] | null {
  if (!["{z}", "{x}", "{y}"].every((part) => template.includes(part))) return null;
  const origins = subdomains.map((letter) => originOf(template.replaceAll("{s}", letter)));
  const known = origins.filter((origin) => origin !== null);
  return known.length === origins.length ? [...new Set(known)] : null;
}

function originOf(template: string): string | null {
  const host = /^https:\/\/([^/?#]+)\//.exec(template)?.[1];
  // A name and nothing else: no password, no wildcard, nothing that could end the header it is written into.
  if (!host || !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i.test(host)) return null;
  return URL.canParse(`https://${host}`) ? new URL(`https://${host}`).origin : null;
}
