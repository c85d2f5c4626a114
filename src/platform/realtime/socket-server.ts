import type { Server as HttpServer, IncomingMessage } from "node:http";
import { Server } from "socket.io";
import type { Db } from "../db";
import { env } from "../env";
import { type Cursors, createCursors } from "../outbox/cursor";
import { type FeedEvent, publish } from "../outbox/feed";
import { type Relay, startRelay } from "../outbox/relay";
import { createArrivals } from "./arrivals";
import { staffAudience, trackAudience, trackRoom } from "./audience";
import { type Connection, guardConnections } from "./connection-guard";
import { createCrowd } from "./crowd";
import type { Door } from "./door";
import { type SocketLimits, usualLimits } from "./limits";
import { measureSockets } from "./measure-sockets";
import { recheckGuests } from "./recheck";
import { createTally } from "./tally";
import { type Hall, welcome } from "./welcome";

export type Options = {
  db: Db;
  staff: Door;
  track: Door;
  /** Whether a handshake from this address may go on. */
  admit: (address: string, limits: SocketLimits) => boolean;
  addressOf: (request: IncomingMessage) => string;
  limits?: Partial<SocketLimits>;
  pollMs?: number;
};

export type SocketServer = {
  relay: Relay;
  /** The place of the feed that everybody here has been told of, as clients name it. */
  cursor: () => string;
  stop: () => Promise<void>;
};

/**
 * The sockets of this process and the relay that feeds them. Rooms follow from who a guest is; no message of a client names
 * one.
 */
export async function startSockets(server: HttpServer, options: Options): Promise<SocketServer> {
  const { db } = options;
  const limits = { ...usualLimits, ...options.limits };
  const io = openServer(server, options, limits);
  const guard = guardConnections(io.engine, limits);

  const arrivals = { staff: createArrivals(), track: createArrivals() };
  const staff: Hall = { namespace: io.of("/staff"), door: options.staff, audience: staffAudience, show: publish, arrivals: arrivals.staff };
  const pages = io.of("/track");
  const turnOf = createCrowd();
  const track: Hall = {
    namespace: pages,
    door: options.track,
    audience: (event) => [trackAudience(event) ?? []].flat(),
    show: (event, cursors) => {
      const room = trackRoom(event.orderId ?? "");
      return publishToBuyer(event, cursors, turnOf(room, pages.adapter.rooms.get(room)?.size ?? 0));
    },
    arrivals: arrivals.track,
    turnOf,
  };

  const relay = await startRelay(
    db,
    {
      onEvents(events) {
        for (const hall of [staff, track]) {
          for (const event of events) {
            const rooms = hall.audience(event);
            if (rooms.length > 0) hall.namespace.to([...rooms]).emit("event", hall.show(event, cursors()));
          }
          hall.arrivals.offer(events);
        }
      },
      onNewEpoch() {
        for (const { namespace } of [staff, track]) namespace.emit("resync");
      },
    },
    { pollMs: options.pollMs },
  );
  let made: { epoch: string; cursors: Cursors } | null = null;
  const cursors = () => {
    const { name } = relay.epoch();
    if (made?.epoch !== name) made = { epoch: name, cursors: createCursors(name, env().authSecret) };
    return made.cursors;
  };

  const house = { db, relay, cursors, limits, ofOne: createTally(limits.socketsOfOne) };
  welcome(staff, house);
  welcome(track, house);
  const recheck = recheckGuests([staff.namespace, track.namespace], limits.recheckMs);
  measureSockets(io);
  return {
    relay,
    cursor: () => cursors().encode(relay.position()),
    async stop() {
      recheck.stop();
      guard.stop();
      // A lost transport makes clients come back by themselves; a disconnect sent by the server would not.
      io.engine.close();
      await relay.stop();
    },
  };
}

/** Socket.IO with the limits that hold before anybody has said who it is. */
function openServer(server: HttpServer, { addressOf, admit }: Options, limits: SocketLimits): Server {
  const ofAddress = createTally(limits.connectionsOfAddress);
  const io = new Server(server, {
    path: "/socket.io",
    destroyUpgrade: false,
    serveClient: false,
    maxHttpBufferSize: limits.messageBytes,
    connectTimeout: 10_000,
    allowRequest(request, answer) {
      const isNew = !/[?&]sid=/.test(request.url ?? "");
      const address = addressOf(request);
      answer(null, !isNew || (ofAddress.of(address) < limits.connectionsOfAddress && admit(address, limits)));
    },
  });
  // Nobody lives in the default namespace; who stays there is cut by the connect timeout.
  io.use((_socket, next) => next(new Error("unknown namespace")));
  io.engine.on("connection", (connection: Connection) => {
    const leave = ofAddress.take(addressOf(connection.request as unknown as IncomingMessage));
    if (leave) connection.once("close", leave);
    else connection.close(true);
  });
  return io;
}

/** To a buyer: that a step was made, and nothing about whom or what; and in how many milliseconds the page may be asked for, where many ask. */
function publishToBuyer({ position, type, at, orderId }: FeedEvent, cursors: Cursors, inMs: number) {
  return { cursor: cursors.encode(position), type, at, subject: { kind: "order", id: orderId }, data: inMs > 0 ? { inMs } : {} };
}
