import { lookup as systemLookup } from "node:dns/promises";
import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isOnList, isPrivateAddress } from "@/lib/private-network";
import { inSpan } from "./telemetry/trace";

/** An address that must not be called: on a private network, or at a port where no web server listens. */
export class ForbiddenAddress extends Error {
  override readonly name = "ForbiddenAddress";
}

type Answer = { address: string; family: number };
type Resolve = (host: string) => Promise<Answer[]>;

const webPorts = new Set(["", "80", "443", "8000", "8080", "8443"]);
const maxAnswerBytes = 10 * 1024 * 1024;

/**
 * A `fetch` for addresses that customers give. The name is resolved here and the connection goes to that very answer, so that
 * neither a private address nor one that changes after the look gets through; redirects are not followed, userinfo is refused.
 * Hosts on `allowed` (DIRIGENT_ALLOW_PRIVATE_HOSTS) may be private and at any port.
 */
export function guardedFetch(allowed: readonly string[], resolve: Resolve = (host) => systemLookup(host, { all: true })): typeof fetch {
  return async (input, init = {}) => {
    // Not the signal of the Request, which falls silent when that is collected: a call that hangs would then never be given up.
    const signal = init.signal ?? (input instanceof Request ? input.signal : undefined);
    const asked = new Request(input, { ...init, signal: null, redirect: "manual" });
    const url = new URL(asked.url);
    refuseByName(url, allowed);
    const body = asked.body === null ? null : Buffer.from(await asked.arrayBuffer());
    const options: RequestOptions = {
      method: asked.method,
      headers: { ...Object.fromEntries(asked.headers), ...(body ? { "content-length": String(body.byteLength) } : {}), host: url.host },
      lookup: guardedLookup(allowed, resolve),
      signal,
      // A kept connection would skip the look at the name.
      agent: false,
    };
    const facts = { "http.request.method": asked.method, "server.address": url.hostname };
    return inSpan({ name: asked.method, kind: "client", facts }, () => send(url, options, body));
  };
}

function refuseByName(url: URL, allowed: readonly string[]): void {
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new ForbiddenAddress("only http and https");
  if (url.username || url.password) throw new ForbiddenAddress("no user in an address");
  if (isOnList(allowed, url.hostname)) return;
  if (!webPorts.has(url.port)) throw new ForbiddenAddress("not a port of a web server");
  // Literal addresses never come to the lookup; the URL parser has made 2130706433 and 0x7f.1 plain by now.
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) !== 0 && isPrivateAddress(literal)) throw new ForbiddenAddress("a private address");
}

function guardedLookup(allowed: readonly string[], resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (answers) => {
        const named = isOnList(allowed, host);
        const [first] = answers;
        if (!first) return done(new ForbiddenAddress("the name has no address"), "", 0);
        // One private answer among public ones is how a name is made to point inside.
        if (!named && answers.some(({ address }) => isPrivateAddress(address) && !isOnList(allowed, address)))
          return done(new ForbiddenAddress("a private address"), "", 0);
        if (options.all) done(null, answers);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, "", 0),
    );
  };
}

function send(url: URL, options: RequestOptions, body: Buffer | null): Promise<Response> {
  return new Promise((settle, fail) => {
    const request = (url.protocol === "https:" ? httpsRequest : httpRequest)(url, options, (answer) => {
      read(answer).then((content) => settle(response(answer, content)), fail);
    });
    request.on("error", (error) => fail(options.signal?.aborted ? options.signal.reason : error));
    request.end(body ?? undefined);
  });
}

async function read(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes) {
      answer.destroy();
      throw new Error("the answer is too large");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function response(answer: IncomingMessage, content: Buffer): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? ""]) headers.append(name, one);
  }
  const status = answer.statusCode ?? 502;
  const bodyless = status === 204 || status === 205 || status === 304;
  return new Response(bodyless ? null : new Uint8Array(content), { status, headers });
}
