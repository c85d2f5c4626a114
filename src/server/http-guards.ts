import type { HttpBindings } from "@hono/node-server";
import type { MiddlewareHandler } from "hono";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { problem, problemResponse } from "@/platform/http/problem";
import type { Door } from "@/platform/http/routes";
import { Refusal } from "@/platform/refusal";
import { addressHeader } from "./client-address";
import { type Allowance, takeToken } from "./rate-limit";
import type { SessionDoor } from "./session-cookies";

/** What the Hono app puts on every request. */
export type ServerEnv = { Bindings: Partial<HttpBindings> | undefined; Variables: { requestId: string; door: Door } };

/** Gives every request its id, told in the answer and in the log, and the door to the database. */
export function openDoor(door: () => SessionDoor): MiddlewareHandler<ServerEnv> {
  return async (c, next) => {
    const requestId = newId();
    c.set("requestId", requestId);
    // Only our own server writes the stamped header on the incoming request; Hono's copy is the client's.
    const address = c.env?.incoming?.headers[addressHeader];
    c.set("door", { db: door().db, now: () => new Date(), ip: typeof address === "string" ? address : "unknown", requestId });
    await next();
    c.header("x-request-id", requestId);
  };
}

/** The same protection that pages have, on answers for machines: nothing in them may run, be framed or be guessed at. */
export function secureHeaders(baseUrl: () => string): MiddlewareHandler<ServerEnv> {
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    if (!headers.has("content-security-policy")) headers.set("content-security-policy", policyFor(headers.get("content-type")));
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
    headers.set("x-content-type-options", "nosniff");
    headers.set("referrer-policy", "no-referrer");
    if (baseUrl().startsWith("https:")) headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  };
}

// The browser's own viewer of a PDF needs styles of its own; and our pages frame a label to print it.
const policyFor = (contentType: string | null) =>
  contentType?.startsWith("application/pdf") ? "frame-ancestors 'self'" : "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Refuses bodies above a size before they are read. */
export function atMost(bytes: number): MiddlewareHandler<ServerEnv> {
  const tooLarge = () => problemResponse(problem(413, "too_large", `A body may have at most ${bytes} bytes.`));
  return async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const length = c.req.header("content-length");
    if (length === undefined) {
      // Without a length in front the bytes are counted as they come.
      const body = await readAtMost(c.req.raw.body, bytes);
      if (!body) return tooLarge();
      const { url, method, headers, signal } = c.req.raw;
      c.req.raw = new Request(url, { method, headers, signal, ...(body.length > 0 ? { body } : {}) });
      return next();
    }
    // Node itself holds a sender to the length it gave.
    return Number(length) > bytes ? tooLarge() : next();
  };
}

/** The whole stream, or null as soon as it is longer. */
async function readAtMost(stream: ReadableStream<Uint8Array> | null, bytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > bytes) return null;
    chunks.push(part.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Takes one request from somebody's allowance, or refuses with the time to wait. */
export function spend(name: string, who: string, allowance: Allowance): void {
  const seconds = takeToken(name, who, allowance);
  if (seconds > 0) throw new Refusal("too_many", reason("too_many_requests", { seconds }));
}

/** Limits requests that show no key by their address. */
export function limitStrangers(name: string, allowance: Allowance): MiddlewareHandler<ServerEnv> {
  return async (c, next) => {
    spend(name, c.get("door").ip ?? "unknown", allowance);
    await next();
  };
}
