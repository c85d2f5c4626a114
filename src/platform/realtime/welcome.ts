import type { Namespace, Socket } from "socket.io";
import type { Db } from "../db";
import { log } from "../log";
import type { Cursors } from "../outbox/cursor";
import type { FeedEvent } from "../outbox/feed";
import type { Relay } from "../outbox/relay";
import type { Arrivals } from "./arrivals";
import { catchUp } from "./catch-up";
import { unread } from "./connection-guard";
import type { TurnOf } from "./crowd";
import type { Door, Guest } from "./door";
import type { SocketLimits } from "./limits";
import type { Tally } from "./tally";

/** One namespace: who comes in, who hears of an event there, and how it is told. */
export type Hall = {
  namespace: Namespace;
  door: Door;
  audience: (event: FeedEvent) => readonly string[];
  show: (event: FeedEvent, cursors: Cursors) => unknown;
  arrivals: Arrivals;
  /** Where news makes a page ask for itself anew. */
  turnOf?: TurnOf;
};

export type House = { db: Db; relay: Relay; cursors: () => Cursors; limits: SocketLimits; ofOne: Tally };

/** Lets guests into a namespace, brings them up to date and then to their rooms. */
export function welcome(hall: Hall, house: House): void {
  const { namespace, door } = hall;
  namespace.use((socket, next) => {
    const { headers, auth, query } = socket.handshake;
    door({ headers, auth, query }).then(
      (guest) => {
        if ("refused" in guest) return next(refusal(guest.refused));
        const leave = house.ofOne.take(`${namespace.name}:${guest.who}`);
        if (!leave) return next(refusal("too_many_sockets"));
        // Who goes before being let in is never told of as disconnected.
        if (socket.conn.readyState === "open") socket.conn.once("close", leave);
        else leave();
        socket.data = { guest, leave };
        next();
      },
      (error: unknown) => {
        log().warn({ err: error }, "could not tell who connects");
        next(refusal("unavailable"));
      },
    );
  });
  namespace.on("connection", (socket) => receive(socket, hall, house));
}

function receive(socket: Socket, { audience, show, arrivals, turnOf }: Hall, { db, relay, cursors, limits }: House): void {
  const { guest, leave } = socket.data as { guest: Guest; leave: () => void };
  socket.once("disconnect", leave);
  answerPings(socket, relay);

  let rooms = new Set(guest.rooms);
  let isLive = false;
  socket.data.setRooms = (now: readonly string[]) => {
    for (const room of rooms) if (!now.includes(room)) socket.leave(room);
    rooms = new Set(now);
    if (isLive) socket.join([...rooms]);
  };
  const goLive = (isAfresh: boolean) => {
    isLive = true;
    socket.join([...rooms]);
    socket.emit("hello", { cursor: cursors().encode(relay.position()), ...(isAfresh && turnOf && { inMs: turnOf(socket.id, 1) }) });
  };
  const startAfresh = () => {
    socket.emit("resync");
    goLive(true);
  };

  const { after } = socket.handshake.auth;
  const wantsReplay = typeof after === "string" && after !== "";
  const place = wantsReplay ? cursors().decode(after) : null;
  if (!place) {
    if (wantsReplay) startAfresh();
    else goLive(true);
    return;
  }
  const client = {
    isConnected: () => socket.connected,
    unread: () => unread(socket.conn),
    hears: (event: FeedEvent) => event.organizationId === guest.organizationId && audience(event).some((room) => rooms.has(room)),
    deliver: (event: FeedEvent) => void socket.emit("event", show(event, cursors())),
    goLive: () => goLive(false),
  };
  const part = { organizationId: guest.organizationId, ...(guest.orderId !== undefined && { orderId: guest.orderId }) };
  catchUp(client, { db, relay, arrivals }, part, place, limits.replayAtMost).then(
    (outcome) => outcome === "resync" && startAfresh(),
    (error: unknown) => {
      log().warn({ err: error }, "could not replay what a client missed");
      startAfresh();
    },
  );
}

/** The one message a client may send asks how far the live view is behind. Anything else cuts it. */
function answerPings(socket: Socket, relay: Relay): void {
  socket.onAny((name: unknown, ...rest: unknown[]) => {
    const [answer] = rest;
    if (name === "ping" && rest.length === 1 && typeof answer === "function") answer({ lagMs: relay.lagMs() });
    else socket.disconnect(true);
  });
}

function refusal(code: string): Error {
  return Object.assign(new Error(code), { data: { code } });
}
