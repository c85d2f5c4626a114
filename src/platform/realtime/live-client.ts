import { io, type Socket } from "socket.io-client";
import type { LiveEvent } from "./live-event";

export type Connection = { state: "live" | "connecting" | "offline"; lagMs?: number };

type Heard = {
  onEvent?: (event: LiveEvent) => void;
  /** What is on the page may be out of date in ways that no event will tell. */
  onStale?: () => void;
};

export type LiveClient = {
  open: () => void;
  close: () => void;
  hear: (heard: Heard) => () => void;
  /** Events of the last moments: a page that has just appeared may have been read before them. */
  recent: () => readonly LiveEvent[];
  connection: () => Connection;
  onConnection: (changed: () => void) => () => void;
};

type Options = { namespace: "/staff" | "/track"; auth?: Record<string, string>; onRefused?: () => void };

const offlineAfterMs = 8_000;
const pingEveryMs = 20_000;
const recentMs = 3_000;

/**
 * One live connection of a browser tab. After a loss it comes back by itself and is told what it missed from its last cursor;
 * where that cannot be, everything on the page is read anew.
 */
export function createLiveClient({ namespace, auth = {}, onRefused }: Options): LiveClient {
  const heard = new Set<Heard>();
  const watchers = new Set<() => void>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let connection: Connection = { state: "connecting" };
  let recent: { event: LiveEvent; at: number }[] = [];
  let after = "";
  let socket: Socket | null = null;
  let offlineTimer: ReturnType<typeof setTimeout> | undefined;
  let pings: ReturnType<typeof setInterval> | undefined;

  const become = (next: Connection) => {
    connection = next;
    for (const changed of watchers) changed();
  };
  const stale = () => {
    for (const { onStale } of [...heard]) onStale?.();
  };
  const wait = () => {
    if (connection.state === "live") become({ state: "connecting" });
    clearTimeout(offlineTimer);
    offlineTimer = setTimeout(() => become({ state: "offline" }), offlineAfterMs);
  };
  const later = (run: () => void, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };

  const ping = () => {
    const current = socket;
    const sent = performance.now();
    if (!current?.connected || document.hidden) return;
    current.timeout(5_000).emit("ping", (error: Error | null, answer?: { lagMs: number }) => {
      if (error || current !== socket || connection.state !== "live") return;
      become({ state: "live", lagMs: Math.round((answer?.lagMs ?? 0) + (performance.now() - sent) / 2) });
    });
  };
  const onVisible = () => {
    if (document.hidden) return;
    // A phone that slept need not wait for the next try.
    if (socket && !socket.connected) socket.connect();
    ping();
  };
  const onOffline = () => become({ state: "offline" });

  const listen = (made: Socket) => {
    made.on("hello", ({ cursor }: { cursor: string }) => {
      const isFirst = after === "";
      after = cursor;
      clearTimeout(offlineTimer);
      become({ state: "live" });
      // The page was read before anybody listened.
      if (isFirst) stale();
      ping();
    });
    made.on("event", (event: LiveEvent) => {
      after = event.cursor;
      const now = performance.now();
      recent = [...recent.filter(({ at }) => now - at < recentMs), { event, at: now }];
      for (const { onEvent } of [...heard]) onEvent?.(event);
    });
    made.on("resync", stale);
    made.on("disconnect", (why) => {
      wait();
      // Cut by the server: coming back tells whether the session still counts.
      if (why === "io server disconnect") later(() => made.connect(), 1_000 + Math.random() * 2_000);
    });
    made.on("connect_error", (error) => {
      const { code } = (error as { data?: { code?: string } }).data ?? {};
      if (code === "unauthorized" || code === "forbidden") {
        become({ state: "offline" });
        if (code === "unauthorized") onRefused?.();
      } else if (!made.active) later(() => made.connect(), 5_000 + Math.random() * 5_000);
    });
  };

  return {
    open() {
      if (socket) return;
      wait();
      socket = io(namespace, {
        auth: (give) => give({ ...auth, ...(after !== "" && { after }) }),
        transports: ["websocket", "polling"],
        tryAllTransports: true,
        reconnectionDelay: 400,
        reconnectionDelayMax: 5_000,
        randomizationFactor: 0.5,
        forceNew: true,
      });
      listen(socket);
      pings = setInterval(ping, pingEveryMs);
      document.addEventListener("visibilitychange", onVisible);
      window.addEventListener("online", onVisible);
      window.addEventListener("offline", onOffline);
    },
    close() {
      socket?.off();
      socket?.disconnect();
      socket = null;
      clearInterval(pings);
      clearTimeout(offlineTimer);
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("online", onVisible);
      window.removeEventListener("offline", onOffline);
    },
    hear(one) {
      heard.add(one);
      return () => void heard.delete(one);
    },
    recent() {
      const now = performance.now();
      return recent.filter(({ at }) => now - at < recentMs).map(({ event }) => event);
    },
    connection: () => connection,
    onConnection(changed) {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
  };
}
