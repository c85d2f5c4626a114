import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";
import { answerBare, isBarePage } from "./answer-bare";
import { stampMapTiles } from "./map-tiles";
import { area } from "./request-areas";

type Pages = {
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Where the live feed is, once there is one: buyers' pages hear of what comes after they were rendered. */
  follow: (cursor: () => string) => void;
  stop: () => Promise<void>;
};

/** Next, ready to answer the requests for pages that our server hands it. */
export async function startPages(server: Server, options: { dev: boolean; hostname: string; port: number }): Promise<Pages> {
  // Next listens for upgrades on the server it is given. It gets one of its own that listens nowhere, and from us only
  // its own upgrades (hot reload): those of Socket.IO it must never see.
  const upgrades = createServer();
  const app = next({ ...options, httpServer: upgrades, quiet: !options.dev });
  await app.prepare();

  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (area(request.url ?? "/") === "socket") return;
    if (options.dev) upgrades.emit("upgrade", request, socket, head);
    else socket.destroy();
  });

  const handle = app.getRequestHandler();
  let cursor: () => string | null = () => null;
  const answer: Pages["answer"] = async (request, response) => {
    await stampMapTiles(request);
    return isBarePage(request.url ?? "/") ? answerBare(handle, request, response, cursor()) : handle(request, response);
  };
  const follow: Pages["follow"] = (of) => {
    cursor = of;
  };
  return { answer, follow, stop: () => app.close() };
}
