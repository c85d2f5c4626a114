"use client";
import type { ReactNode } from "react";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { CountsProvider, type SidebarCounts } from "./counts";

/** The figures beside the sections, kept true by events. */
export function LiveCounts({ first, children }: { first: SidebarCounts; children: ReactNode }) {
  const utils = trpc.useUtils();
  const { data } = trpc.dashboard.counts.useQuery(undefined, { initialData: first, staleTime: 30_000 });
  useLiveQuery(["order", "fulfilment", "shipment", "return", "put_back", "intake", "message.failed", "job"], () =>
    utils.dashboard.counts.invalidate(),
  );
  return <CountsProvider counts={data}>{children}</CountsProvider>;
}
