import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** How long the next packet is under way, in milliseconds. */
type Delay = () => number;

/** A link to a database that can be made slow, silent or broken while it is used. */
export type TcpProxy = {
  /** The same database behind the link. */
  url: string;
  /** Packets arrive, each so much later; what is under way keeps its time. 0: at once. */
  pass: (delayMs?: number | Delay) => void;
  /** Packets vanish in both directions, and nobody is told: a firewall that forgot the connection. Those who call now wait as well. */
  blackHole: () => void;
  /**
   * Waits for a packet to the database that has these words, and from then on that connection is silent: held back is the packet
   * itself (`asked`), or the answer to it (`answered`).
   */
  holdAt: (words: RegExp, moment: "asked" | "answered") => Promise<void>;
  /** Every connection is cut with a reset, and so is whoever calls from now on. */
  reset: () => void;
  /** Every open connection ends; who calls anew is served. */
  cut: () => void;
  close: () => Promise<void>;
};

type Mode = "pass" | "black_hole" | "reset";

/** Opens a link to the server of a connection string; at first it lets everything pass. */
export async function aTcpProxy(databaseUrl: string): Promise<TcpProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let mode: Mode = "pass";
  let delay: Delay = () => 0;
  let trap: { words: RegExp; moment: "asked" | "answered"; sprung: () => void } | null = null;
  const carry = (from: Socket, to: Socket, silenced: { now: boolean }, isToDatabase: boolean) => {
    // Packets of one direction never overtake one another, however the delay changes meanwhile.
    let last = 0;
    let isLost = false;
    from.on("data", (packet) => {
      // A connection that lost one packet is of no use any more, whatever comes after.
      isLost ||= mode === "black_hole";
      if (isLost || (silenced.now && !isToDatabase)) return;
      if (isToDatabase && trap?.words.test(packet.toString("latin1"))) {
        const { moment, sprung } = trap;
        trap = null;
        silenced.now = true;
        isLost = moment === "asked";
        // The database has answered by then, and nobody hears it.
        setTimeout(sprung, moment === "asked" ? 0 : 100);
        if (isLost) return;
      }
      const wait = delay();
      if (wait === 0 && last <= Date.now()) {
        if (to.writable) to.write(packet);
        return;
      }
      last = Math.max(last, Date.now() + wait);
      setTimeout(() => to.writable && to.write(packet), last - Date.now());
    });
    from.on("close", () => {
      sockets.delete(from);
      setTimeout(() => to.destroy(), delay());
    });
    from.on("error", () => from.destroy());
    sockets.add(from);
  };
  const server = createServer((near) => {
    near.setNoDelay(true);
    if (mode === "reset") {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(target.port) || 5432, target.hostname);
    far.setNoDelay(true);
    const silenced = { now: false };
    carry(near, far, silenced, true);
    carry(far, near, silenced, false);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  const endAll = (how: (socket: Socket) => void) => {
    for (const socket of sockets) how(socket);
  };
  return {
    url: url.toString(),
    pass(delayMs = 0) {
      mode = "pass";
      delay = typeof delayMs === "number" ? () => delayMs : delayMs;
    },
    blackHole() {
      mode = "black_hole";
    },
    holdAt: (words, moment) =>
      new Promise((sprung) => {
        trap = { words, moment, sprung };
      }),
    reset() {
      mode = "reset";
      endAll((socket) => socket.resetAndDestroy());
    },
    cut: () => endAll((socket) => socket.destroy()),
    async close() {
      endAll((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
