import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { encode } from "next-auth/jwt";
import { io, type Socket } from "socket.io-client";
import { newId } from "@/lib/ids";
import { sessions } from "@/modules/organizations/tables";
import { createDb, createPool, type Db } from "@/platform/db";
import type { SocketLimits } from "@/platform/realtime/limits";
import { startSockets } from "@/platform/realtime/socket-server";
import { openWakeChannel } from "@/platform/realtime/wake-channel";
import { staffDoor, trackDoor } from "@/server/live-doors";
import { sessionCookie } from "@/server/session-cookies";

const secret = process.env.NEXTAUTH_SECRET ?? "";
const connectsWithinMs = 8_000;

export type TestSockets = { url: string; server: HttpServer; stop: () => Promise<void> };

/** The sockets of one process on a free port, on a database: several of them are several processes. */
export async function aSocketServer(
  { db, url: databaseUrl }: { db: Db; url: string },
  limits: Partial<SocketLimits> = {},
  port = 0,
): Promise<TestSockets> {
  const server = createServer((_, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const readers = createPool(databaseUrl, { max: 3 });
  const wake = openWakeChannel(databaseUrl, readers);
  const sockets = await startSockets(server, {
    db: createDb(readers),
    staff: staffDoor({ db, secret, baseUrl: url }),
    track: trackDoor(db),
    admit: () => true,
    addressOf: ({ socket }) => socket.remoteAddress ?? "",
    limits: { recheckMs: 100, ...limits },
    pollMs: 200,
  });
  return {
    url,
    server,
    async stop() {
      await sockets.stop();
      await wake.close();
      await readers.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Told = { cursor: string; type: string; subject: { kind: string; id: string }; data: Record<string, unknown> };

/** A client that keeps what it is told. */
export type Client = {
  socket: Socket;
  events: Told[];
  /** Every message but events, by name. */
  others: string[];
  /** The last cursor it was given. */
  cursor: () => string;
  /** "connected", or the code it was refused with. */
  outcome: Promise<string>;
};

export type Shows = {
  auth?: Record<string, unknown>;
  headers?: Record<string, string>;
  query?: Record<string, string>;
  transports?: string[];
};

export function aClient(
  url: string,
  namespace: "/staff" | "/track",
  { auth = {}, headers = {}, query = {}, transports = ["websocket"] }: Shows,
): Client {
  const socket = io(url + namespace, { auth, query, extraHeaders: headers, transports, forceNew: true, reconnection: false });
  const events: Told[] = [];
  const others: string[] = [];
  let cursor = "";
  socket.onAny((name: string, told: Told) => {
    if (name === "event") events.push(told);
    else others.push(name);
    cursor = told?.cursor ?? cursor;
  });
  const outcome = new Promise<string>((resolve) => {
    socket.once("connect", () => resolve("connected"));
    socket.once("connect_error", (error) => resolve((error as { data?: { code?: string } }).data?.code ?? error.message));
    setTimeout(() => resolve("nothing"), connectsWithinMs).unref();
  });
  return { socket, events, others, cursor: () => cursor, outcome };
}

/** A sign-in of a person and the Cookie header that a browser would send. */
export async function aSignIn(
  db: Db,
  url: string,
  userId: string,
  { forgedWith = secret, endsIn = 3_600 } = {},
): Promise<{ sessionId: string; cookie: string }> {
  const sessionId = newId();
  await db.insert(sessions).values({ id: sessionId, userId, expiresAt: new Date(Date.now() + endsIn * 1000) });
  const { name } = sessionCookie(url);
  return { sessionId, cookie: `${name}=${await encode({ token: { sid: sessionId }, secret: forgedWith, maxAge: endsIn })}` };
}
