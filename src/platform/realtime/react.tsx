"use client";
import { useRouter } from "next/navigation";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { signInAddress } from "@/lib/way-back";
import { coalesce } from "./coalesce";
import { type Connection, createLiveClient, type LiveClient } from "./live-client";
import { concerns, type LiveEvent, type Topics } from "./live-event";

const everyMs = 500;

type Realtime = { client: LiveClient; refreshSoon: () => void };

const RealtimeContext = createContext<Realtime | null>(null);
const connecting: Connection = { state: "connecting" };

/** Gives the pages below it the live connection of this tab: one socket, whatever listens to it. */
export function RealtimeProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [client] = useState(() =>
    // The session has ended: nothing on this page may go on.
    createLiveClient({
      namespace: "/staff",
      onRefused: () => window.location.assign(signInAddress(window.location.pathname + window.location.search)),
    }),
  );
  const refresh = useMemo(() => coalesce(() => router.refresh(), { everyMs, mustWait: isNoMoment }), [router]);

  useEffect(() => {
    client.open();
    return () => client.close();
  }, [client]);
  useEffect(() => refresh.cancel, [refresh]);

  const realtime = useMemo(() => ({ client, refreshSoon: refresh.soon }), [client, refresh]);
  return <RealtimeContext value={realtime}>{children}</RealtimeContext>;
}

/** Nobody looks, or somebody is typing into a form: what is on the page stays as it is until that is over. */
function isNoMoment(): boolean {
  if (document.hidden) return true;
  const at = document.activeElement;
  return (
    at instanceof HTMLElement && (at.isContentEditable || at.matches("input, textarea, select")) && at.closest("form[data-dirty]") !== null
  );
}

function useRealtime(): Realtime | null {
  return useContext(RealtimeContext);
}

/** How the live connection of this tab is. */
export function useConnection(): Connection {
  const client = useRealtime()?.client;
  return useSyncExternalStore(
    client?.onConnection ?? noSubscription,
    () => client?.connection() ?? connecting,
    () => connecting,
  );
}

const noSubscription = () => () => {};

/** Calls the handler for each event of the topics, in order and each once. */
export function useLive(topics: Topics, handler: (event: LiveEvent) => void): void {
  const client = useRealtime()?.client;
  const onEvent = useEffectEvent((event: LiveEvent) => {
    if (concerns(event, topics)) handler(event);
  });
  useEffect(() => client?.hear({ onEvent: (event) => onEvent(event) }), [client]);
}

/**
 * Calls `invalidate` when an event of the topics comes, at most twice a second, and whenever the connection cannot tell what
 * was missed. With an id only for that thing or that order. For tRPC queries: `() => utils.orders.list.invalidate()`.
 */
export function useLiveQuery(topics: Topics, invalidate: () => unknown, id?: string): void {
  const client = useRealtime()?.client;
  const run = useEffectEvent(() => void invalidate());
  const isOurs = useEffectEvent((event: LiveEvent) => concerns(event, topics, id));
  const isFirst = useRef(true);
  useEffect(() => {
    if (!client) return;
    const { soon, cancel } = coalesce(() => run(), { everyMs, mustWait: () => document.hidden });
    if (isFirst.current && client.recent().some((event) => isOurs(event))) soon();
    isFirst.current = false;
    const leave = client.hear({ onEvent: (event) => isOurs(event) && soon(), onStale: soon });
    return () => {
      leave();
      cancel();
    };
  }, [client]);
}

/**
 * Keeps a server-rendered page fresh: reads it anew when an event of the topics comes, at most twice a second, all on the page
 * together. Scroll, selection and what is being typed stay as they are.
 */
export function LiveRefresh({ topics, id }: { topics: string | readonly string[]; id?: string }): null {
  const realtime = useRealtime();
  const key = [topics].flat().join(" ");
  useEffect(() => {
    if (!realtime) return;
    const { client, refreshSoon } = realtime;
    const onEvent = (event: LiveEvent) => {
      if (concerns(event, key.split(" "), id)) refreshSoon();
    };
    // Read just before it appeared: an event of that moment is not on it yet.
    for (const event of client.recent()) onEvent(event);
    return client.hear({ onEvent, onStale: refreshSoon });
  }, [realtime, key, id]);
  return null;
}
