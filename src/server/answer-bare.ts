import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { barePage, inlineSheet } from "./bare-page";

const compress = promisify(gzip);

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** The pages that buyers see by the link of an order, and the one where they find it again. */
export const isBarePage = (path: string): boolean => /^\/t(?:\/|\?|$)/.test(path) && !/\/opengraph-image/.test(path);

/**
 * Answers a buyer's page as `listener` renders it, but bare (bare-page.ts), with the place of the feed `after` which it hears of news. Whatever is no page that was rendered well goes out as it
 * is: refusals, redirects, failures.
 */
export async function answerBare(
  listener: Listener,
  request: IncomingMessage,
  response: ServerResponse,
  after: string | null,
): Promise<void> {
  const takesGzip = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  // Compressed once, here, after it has its form.
  delete request.headers["accept-encoding"];
  const held = holdBack(response);
  try {
    await listener(request, response);
  } catch (error) {
    held.letGo();
    throw error;
  }
  const whole = await held.whole;
  held.letGo();
  if (whole === null) return;
  const body = bareBody(response, whole, after);
  response.removeHeader("transfer-encoding");
  const isText = /^text\//.test(String(response.getHeader("content-type") ?? ""));
  const out = takesGzip && isText && body.length > 1_000 ? await compress(body) : body;
  if (out !== body) {
    response.setHeader("content-encoding", "gzip");
    response.appendHeader("vary", "Accept-Encoding");
  }
  if (request.method !== "HEAD" && response.statusCode !== 304 && response.statusCode !== 204)
    response.setHeader("content-length", out.length);
  response.end(request.method === "HEAD" ? undefined : out);
}

function bareBody(response: ServerResponse, whole: Buffer, after: string | null): Buffer {
  const isPage = response.statusCode === 200 && /^text\/html/.test(String(response.getHeader("content-type") ?? ""));
  if (!isPage || whole.length === 0) return whole;
  const nonce = /'nonce-([^']+)'/.exec(String(response.getHeader("content-security-policy") ?? ""))?.[1] ?? null;
  const bare = barePage(whole.toString("utf8"), { readBuilt, script: liveScript(), nonce, after });
  if (bare === null) return whole;
  // It announces scripts and style sheets that the page does without.
  response.removeHeader("link");
  return Buffer.from(bare, "utf8");
}

type Held = { whole: Promise<Buffer | null>; letGo: () => void };

/** Keeps what is written into an answer until it is whole; null where the reader has gone meanwhile. */
function holdBack(response: ServerResponse): Held {
  const { write, end, writeHead, flushHeaders } = response;
  const chunks: Buffer[] = [];
  let settle: (whole: Buffer | null) => void;
  const whole = new Promise<Buffer | null>((resolve) => {
    settle = resolve;
  });
  response.once("close", () => settle(null));
  const keep = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === "string") chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const called = (...rest: unknown[]) => {
    const done = rest.find((one) => typeof one === "function") as (() => void) | undefined;
    if (done) setImmediate(done);
  };
  Object.assign(response, {
    write(chunk: unknown, ...rest: unknown[]) {
      keep(chunk, rest[0]);
      called(...rest);
      return true;
    },
    end(...rest: unknown[]) {
      if (typeof rest[0] !== "function") keep(rest[0], rest[1]);
      called(...rest);
      settle(Buffer.concat(chunks));
      return response;
    },
    writeHead(status: number, ...rest: unknown[]) {
      response.statusCode = status;
      const headers = rest.find((one) => typeof one === "object" && one !== null && !Array.isArray(one));
      for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value as string);
      return response;
    },
    flushHeaders() {},
  });
  return { whole, letGo: () => void Object.assign(response, { write, end, writeHead, flushHeaders }) };
}

const sheets = new Map<string, string | null>();

/** A style sheet of the build; none in development, where it is made anew all the time. */
function readBuilt(path: string): string | null {
  const known = sheets.get(path);
  if (known !== undefined) return known;
  let sheet: string | null = null;
  try {
    sheet = inlineSheet(readFileSync(join(process.cwd(), ".next", path.slice("/_next/".length)), "utf8"), path);
  } catch {
    // The page links it then.
  }
  // Names carry the content's hash, and there are few.
  sheets.set(path, sheet);
  return sheet;
}

let script: string | null = null;

function liveScript(): string {
  script ??= readFileSync(join(process.cwd(), "public", "track-live.js"), "utf8").replaceAll("</script", "<\\/script");
  return script;
}
