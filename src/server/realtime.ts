import type { Server as HttpServer, IncomingMessage } from "node:http";
import { createDb, createPool, pool } from "@/platform/db";
import { env } from "@/platform/env";
import type { SocketLimits } from "@/platform/realtime/limits";
import { startSockets } from "@/platform/realtime/socket-server";
import { openWakeChannel } from "@/platform/realtime/wake-channel";
import { clientAddress } from "./client-address";
import { staffDoor, trackDoor } from "./live-doors";
import { takeToken } from "./rate-limit";
import { sessionDoor } from "./session-cookies";

/** Puts the sockets on the server and feeds them. `cursor` is where their feed is; `stop` tells every client to come back later and closes their connections. */
export async function attachRealtime(server: HttpServer): Promise<{ cursor: () => string; stop: () => Promise<void> }> {
  const { databaseUrl } = env();
  const door = sessionDoor();
  // Connections of its own: what is live stays live while requests wait for theirs.
  const readers = createPool(databaseUrl, { max: 3, application_name: "dirigent relay" });
  const wake = openWakeChannel(databaseUrl, pool());
  const sockets = await startSockets(server, {
    db: createDb(readers),
    staff: staffDoor(door),
    track: trackDoor(door.db),
    admit,
    addressOf,
  });
  return {
    cursor: sockets.cursor,
    async stop() {
      await sockets.stop();
      await Promise.all([wake.close(), readers.end()]);
    },
  };
}

const admit = (address: string, { handshakeBurst, handshakesPerSecond }: SocketLimits) =>
  takeToken("sockets", address, { burst: handshakeBurst, perSecond: handshakesPerSecond }) === 0;

// An upgrade does not pass through the request listener that stamps addresses.
const addressOf = ({ socket, headers }: IncomingMessage) => clientAddress(socket.remoteAddress, headers["x-forwarded-for"]);
