"use client";
import type { ReactNode } from "react";
import { RealtimeProvider, useConnection } from "@/platform/realtime/react";
import { LiveStatusProvider } from "./frame/live-status";
import { LiveToasts } from "./live-toasts";

/** The live connection of the workspace: its pages listen to it, the frame shows how it is, toasts tell of what matters. */
export function Live({ children }: { children: ReactNode }) {
  return (
    <RealtimeProvider>
      <LiveToasts />
      <Connected>{children}</Connected>
    </RealtimeProvider>
  );
}

function Connected({ children }: { children: ReactNode }) {
  return <LiveStatusProvider live={useConnection()}>{children}</LiveStatusProvider>;
}
