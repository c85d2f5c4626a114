import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { log } from "@/platform/log";
import { httpDuration } from "@/platform/metrics";
import { stampAddress } from "./client-address";
import { createHttpApp } from "./http";
import { readiness } from "./readiness";
import { type Area, area, isDecodable } from "./request-areas";
import { waitForSignIn } from "./sign-in-gate";
import { traceRequest } from "./trace-request";
import { waitForTracking } from "./tracking-gate";

const lastRequestsMs = 500;

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

export type HttpServer = {
  server: Server;
  /** From now on pages are answered too; without it only what Hono serves. */
  servePages: (pages: Listener) => void;
  listen: (port: number, host: string) => Promise<void>;
  /** Takes no more requests and waits for those under way, at most so long. */
  drain: (withinMs: number) => Promise<void>;
};

/**
 * The one HTTP server: what machines ask goes to Hono, pages go to Next. Until the process is ready only health is
 * answered, so that nobody sees a half-started application. `only: "health"` is the worker's server.
 */
export function createHttpServer({ only }: { only?: "health" } = {}): HttpServer {
  // Next brings its own Request and Response; ours must not replace them for the whole process.
  const hono = getRequestListener(createHttpApp().fetch, { overrideGlobalObjects: false });
  let pages: Listener | null = null;

  const server = createServer((request, response) => {
    const where = area(request.url ?? "/");
    measure(where, request, response);
    stampAddress(request);
    if (readiness().phase === "stopping") response.setHeader("Connection", "close");
    if (where === "health") return answer(hono, request, response);
    if (only === "health") return refuse(response, 404, "Not Found");
    if (readiness().phase === "starting") return refuse(response, 503, "Starting");
    if (where !== "pages") return traceRequest(where, request, response, () => answer(hono, request, response));
    // Next answers such a path with 500.
    if (!isDecodable(request.url ?? "/")) return refuse(response, 400, "Bad Request");
    const wait = waitForTracking(request);
    if (wait > 0) return refuse(response, 429, "Too Many Requests", wait);
    const crowd = waitForSignIn(request);
    if (crowd > 0) return refuse(response, 503, "Too many sign-ins", crowd);
    const listener = pages;
    if (!listener) return refuse(response, 404, "Not Found");
    return traceRequest(where, request, response, () => answer(listener, request, response));
  });
  // Longer than a load balancer keeps its side open (60 s), so that it never writes into a closing connection.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;

  return {
    server,
    servePages: (listener) => {
      pages = listener;
    },
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve();
        });
      }),
    drain: async (withinMs) => {
      // Closing at once would reset what is on its way on open connections. Until then every answer says "Connection: close".
      await sleep(lastRequestsMs);
      return new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), withinMs - lastRequestsMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}

function answer(listener: Listener, request: IncomingMessage, response: ServerResponse): void {
  Promise.resolve(listener(request, response)).catch((error: unknown) => {
    log().error({ err: error, method: request.method }, "request failed");
    if (response.headersSent) response.destroy();
    else refuse(response, 500, "Internal Server Error");
  });
}

function refuse(response: ServerResponse, status: number, title: string, waitSeconds = status === 503 ? 2 : 0): void {
  if (waitSeconds > 0) response.setHeader("Retry-After", String(waitSeconds));
  response.writeHead(status, { "Content-Type": "application/problem+json" });
  response.end(JSON.stringify({ type: "about:blank", title, status }));
}

function measure(where: Area, request: IncomingMessage, response: ServerResponse): void {
  const end = httpDuration().startTimer();
  response.once("close", () => end({ area: where, method: request.method, status: response.statusCode }));
}
