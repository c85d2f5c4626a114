import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export type Seen = { method: string; path: string; headers: IncomingHttpHeaders; body: unknown; text: string };
/** JSON for 200, a whole answer, or what a broken vendor does: hang until the caller gives up, or hang up. */
export type VendorAnswer =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | unknown[]
  | object
  | string
  | Uint8Array
  | "hang"
  | "hang up";

/** An HTTP server on this machine: `answer` is its voice, `seen` holds what it was asked. It is stopped when the test ends. */
export async function aLocalServer(answer: (asked: Seen) => VendorAnswer | Promise<VendorAnswer>) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const asked: Seen = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body: json(text), text };
    seen.push(asked);
    const given = await answer(asked);
    if (given === "hang") return;
    if (given === "hang up") return void request.socket.destroy();
    const whole = isWhole(given) ? given : { status: 200, body: given };
    const body = whole.body instanceof Uint8Array || typeof whole.body === "string" ? whole.body : JSON.stringify(whole.body ?? {});
    response.writeHead(whole.status, { "content-type": "application/json", ...whole.headers }).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { baseUrl, seen };
}

function isWhole(given: VendorAnswer): given is { status: number; body?: unknown; headers?: Record<string, string> } {
  return typeof given === "object" && "status" in given && typeof given.status === "number";
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
