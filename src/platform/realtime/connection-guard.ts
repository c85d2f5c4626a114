import { Counter } from "prom-client";
import type { Server, Socket } from "socket.io";
import { log } from "../log";
import { metrics } from "../metrics";
import { processWide } from "../process";
import type { SocketLimits } from "./limits";

/** What lies below a socket: one transport to one client. */
export type Connection = Socket["conn"];

const sweepEveryMs = 500;

/**
 * Watches connections below Socket.IO. Cut are those that send what no client of ours sends (binary packets, whose
 * attachments would be collected in memory), too much of it, or do not read what they are sent.
 */
export function guardConnections(engine: Server["engine"], limits: SocketLimits): { stop: () => void } {
  const open = new Set<Connection>();

  engine.on("connection", (connection: Connection) => {
    open.add(connection);
    connection.once("close", () => open.delete(connection));
    let left = limits.messageBurst;
    let at = performance.now();
    connection.on("packet", ({ type, data }: { type: string; data?: unknown }) => {
      if (type !== "message") return;
      const now = performance.now();
      left = Math.min(limits.messageBurst, left + ((now - at) / 1000) * limits.messagesPerSecond) - 1;
      at = now;
      if (left < 0) cut(connection, "too many messages");
      else if (typeof data !== "string" || data.startsWith("5") || data.startsWith("6")) cut(connection, "binary message");
    });
  });

  const sweep = setInterval(() => {
    for (const connection of open) if (unread(connection) > limits.unreadMessages) cut(connection, "does not read");
  }, sweepEveryMs);
  sweep.unref();
  return { stop: () => clearInterval(sweep) };
}

/** Messages that wait for the client to take them. */
export function unread(connection: object): number {
  return (connection as { writeBuffer: unknown[] }).writeBuffer.length;
}

/** Ends a connection now, whatever still waits to be sent on it. */
function cut(connection: Connection, why: string): void {
  cuts().inc({ reason: why });
  log().warn({ reason: why, unread: unread(connection) }, "socket cut");
  connection.close(true);
  // A peer that has stopped reading does not answer the goodbye either, and all that time its backlog would stay in memory.
  const { socket } = connection.transport as unknown as { socket?: { terminate?: () => void } };
  socket?.terminate?.();
}

const cuts = () =>
  processWide(
    "metrics:sockets-cut",
    () =>
      new Counter({
        name: "dirigent_sockets_cut_total",
        help: "Socket connections that the server has cut",
        labelNames: ["reason"],
        registers: [metrics()],
      }),
  );
