import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";

/** Puts Socket.IO on the server. `stop` tells every client to come back later and closes their connections. */
export function attachRealtime(server: HttpServer): { stop: () => Promise<void> } {
  const io = new Server(server, { path: "/socket.io", destroyUpgrade: false });
  return {
    async stop() {
      // A lost transport makes clients come back by themselves; a disconnect sent by the server would not.
      io.engine.close();
    },
  };
}
