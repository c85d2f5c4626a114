import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type Asked = { method: string; path: string; headers: IncomingHttpHeaders; body: string };
export type Answer = { status: number; json?: unknown; bytes?: Uint8Array };

/** Somebody else's server on this machine: what it was asked, and an end. */
export async function aLocalServer(answer: (asked: Asked) => Answer) {
  const seen: (Asked & { status: number })[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "GET", url = "/", headers } = request;
    const asked = { method, path: url, headers, body: Buffer.concat(chunks).toString() };
    const { status, json, bytes } = answer(asked);
    seen.push({ ...asked, status });
    const body = bytes ?? (json === undefined ? undefined : JSON.stringify(json));
    response.writeHead(status, { "content-type": bytes ? "application/octet-stream" : "application/json" }).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { url, seen, close };
}
