/** Which part of the process answers a request; also the label of its metrics. */
export type Area = "api" | "trpc" | "hooks" | "health" | "socket" | "pages";

const areaOf = {
  "/api/v1": "api",
  "/api/hooks": "hooks",
  "/api/1c": "hooks",
  "/api/floor": "api",
  "/api/trpc": "trpc",
  "/livez": "health",
  "/readyz": "health",
  "/metrics": "health",
  "/socket.io": "socket",
} as const satisfies Record<string, Area>;

/** Whether the path of a request can be read at all: percent-encoded UTF-8 that starts with a slash. */
export function isDecodable(url: string): boolean {
  const end = url.search(/[?#]/);
  try {
    return decodeURIComponent(end === -1 ? url : url.slice(0, end)) !== "*";
  } catch {
    return false;
  }
}

/** The area of a request's path. A prefix counts for whole segments only: /api/v10 is a page. */
export function area(url: string): Area {
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  for (const [prefix, found] of Object.entries(areaOf)) {
    if (path === prefix || path.startsWith(`${prefix}/`)) return found;
  }
  return "pages";
}
