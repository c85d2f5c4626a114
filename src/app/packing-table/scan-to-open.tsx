"use client";
import { ScanButtons } from "@/ui/floor/scan-buttons";
import { useFindToPack } from "./use-find-to-pack";

/** Hears the scanner on the floor's list of what waits for its box. */
export function ScanToOpen({ warehouse }: { warehouse?: string }) {
  const scan = useFindToPack({ home: "/floor/pack", warehouse });
  return <ScanButtons scan={scan} />;
}
