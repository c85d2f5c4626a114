"use client";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { useConnection } from "@/platform/realtime/react";
import { useWakeLock } from "@/ui/floor/use-wake-lock";
import { keepFor, keepPage, startKeeper } from "./page-keeper";

/** What runs under every floor page: the screen stays lit, and the page that is open can be opened again without network. */
export function FloorDuties({ owner }: { owner: string }) {
  useWakeLock();
  const pathname = usePathname();
  const { state } = useConnection();
  useEffect(() => startKeeper(), []);
  useEffect(() => {
    if (state !== "offline") void keepFor(owner).then(() => keepPage(pathname));
  }, [owner, pathname, state]);
  return null;
}
