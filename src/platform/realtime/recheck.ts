import type { Namespace, Socket } from "socket.io";
import { log } from "../log";
import type { Guest } from "./door";

type Checked = { guest: Guest; setRooms: (rooms: readonly string[]) => void };

const atOnce = 20;

/**
 * Asks again and again who is connected: whoever may no longer listen is told so and cut, whoever may hear something else than
 * before is moved. A database that is away changes nothing until it answers.
 */
export function recheckGuests(namespaces: readonly Namespace[], everyMs: number): { stop: () => void } {
  let isStopped = false;
  let timer: NodeJS.Timeout;

  const check = async (socket: Socket) => {
    const { guest, setRooms } = socket.data as Partial<Checked>;
    if (!guest || !setRooms) return;
    try {
      const rooms = await guest.again();
      if (!rooms || rooms.length === 0) {
        socket.emit("farewell", { reason: "unauthorized" });
        socket.disconnect(true);
      } else setRooms(rooms);
    } catch (error) {
      log().warn({ err: error }, "could not ask again who is connected");
    }
  };

  const round = async () => {
    const queue = namespaces.flatMap((namespace) => [...namespace.sockets.values()]);
    const work = async () => {
      for (let socket = queue.pop(); socket && !isStopped; socket = queue.pop()) await check(socket);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    if (!isStopped) timer = setTimeout(round, everyMs).unref();
  };
  timer = setTimeout(round, everyMs).unref();

  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
