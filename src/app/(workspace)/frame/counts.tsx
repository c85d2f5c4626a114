"use client";
import { createContext, type ReactNode, useContext } from "react";

/** The figures beside the sections. */
export type SidebarCounts = {
  attention: number;
  orders: number;
  picking: number;
  packing: number;
  shipments: number;
  returns: number;
  failures: number;
};

const CountsContext = createContext<SidebarCounts | null>(null);

/** Fills the figures of the sidebar and of the phone's bar; null while they are not known. */
export function CountsProvider({ counts, children }: { counts: SidebarCounts | null; children: ReactNode }) {
  return <CountsContext value={counts}>{children}</CountsContext>;
}

export function useCounts(): SidebarCounts | null {
  return useContext(CountsContext);
}
