"use client";
import { createContext, type ReactNode, useContext } from "react";
import { LiveDot, type LiveState } from "@/ui/live-dot";

type Live = { state: LiveState; lagMs?: number };

const LiveContext = createContext<Live | null>(null);

/** Tells the frame how the connection is; null until it is known. */
export function LiveStatusProvider({ live, children }: { live: Live | null; children: ReactNode }) {
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** True while the server cannot be reached: what the page shows may be old. */
export function useIsOffline(): boolean {
  return useContext(LiveContext)?.state === "offline";
}

/** "На связи, отставание 0,2 с". */
export function LiveStatus({ bare }: { bare?: boolean }) {
  const live = useContext(LiveContext);
  if (!live) return null;
  return <LiveDot state={live.state} lagMs={live.lagMs} bare={bare} />;
}
