"use client";
import { useRef, useState } from "react";
import { useConnection, useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { detailsOf, reasonOf, trpc } from "@/platform/trpc/react";
import type { listPutBacks } from "../queries";
import { itemOf, type Verdict } from "./scan-verdict";
import { signal, unlockSound } from "./signals";
import { useScanner } from "./use-scanner";

export type PutBackTask = OverTheWire<Awaited<ReturnType<typeof listPutBacks>>>[number];

/** Scanning goods back into their bins: each code in its turn, the server's answer is what counts. */
export function usePutBack(warehouse: string | null, first: PutBackTask[]) {
  const utils = trpc.useUtils();
  const filter = { warehouse: warehouse ?? undefined };
  const query = trpc.fulfilment.putBacks.useQuery(filter, { initialData: first, enabled: warehouse !== null });
  useLiveQuery(["put_back", "order", "fulfilment"], () => void utils.fulfilment.putBacks.invalidate());
  const connection = useConnection();
  const [verdict, setVerdict] = useState<(Verdict & { bin?: string | null }) | null>(null);
  const putBack = trpc.fulfilment.putBack.useMutation();

  const refuse = (next: Verdict) => {
    setVerdict(next);
    signal("no");
  };
  const send = async (code: string, place: string) => {
    try {
      const { sku, left, bin } = await putBack.mutateAsync({ warehouse: place, code });
      setVerdict({ kind: "accepted", sku, picked: 0, quantity: left, bin });
      signal("yes");
    } catch (error) {
      const why = reasonOf(error);
      refuse(why.code === "unreachable" ? { kind: "lost" } : { kind: "refused", why, scanned: itemOf(detailsOf(error).scanned) });
    }
    await query.refetch();
  };
  const line = useRef<Promise<void>>(Promise.resolve());
  const take = (code: string) => {
    unlockSound();
    if (warehouse === null) return;
    if (connection.state === "offline") return refuse({ kind: "lost" });
    line.current = line.current.then(() => send(code, warehouse));
  };
  useScanner(take);
  return { tasks: query.data, verdict, take, offline: connection.state === "offline" };
}
