"use client";
import { useRef, useState } from "react";
import { scanMatches } from "@/lib/barcode";
import { quotedCode } from "@/lib/quoted-code";
import { reason } from "@/lib/reason";
import { useFloorQueue, useKept, useMisScan } from "@/platform/floor/queue-react";
import { useConnection, useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { signal } from "@/ui/floor/signals";
import { useScan } from "@/ui/floor/use-scan";
import type { listPutBacks } from "../queries";
import { itemOf, type Verdict } from "./scan-verdict";

export type PutBackTask = OverTheWire<Awaited<ReturnType<typeof listPutBacks>>>[number];

/** Scanning goods back into their bins: each code in its turn, the server's answer is what counts; without network it waits its turn. */
export function usePutBack(warehouse: string | null, first: PutBackTask[]) {
  const utils = trpc.useUtils();
  const filter = { warehouse: warehouse ?? undefined };
  const query = trpc.fulfilment.putBacks.useQuery(filter, { initialData: first, enabled: warehouse !== null, refetchOnMount: "always" });
  useLiveQuery(["put_back", "order", "fulfilment"], () => void utils.fulfilment.putBacks.invalidate());
  const tasks = useKept(`put_back:${warehouse}`, query.data, query.isFetchedAfterMount && !query.isError);
  const queue = useFloorQueue();
  const connection = useConnection();
  const misScan = useMisScan();
  const [verdict, setVerdict] = useState<(Verdict & { bin?: string | null }) | null>(null);

  const refuse = (next: Verdict) => {
    setVerdict(next);
    signal("no");
  };
  const send = async (code: string, place: string) => {
    const known = tasks.find((task) => task.done < task.quantity && scanMatches(code, task));
    if (!known && (queue.isAway() || connection.state === "offline")) {
      const why = reason("scan.unknown_offline", { code: quotedCode(code) });
      misScan({ task: { kind: "put_back" }, warehouse: place, code, why });
      return refuse({ kind: "refused", why, scanned: null });
    }
    const words = known ? `${known.sku} × 1` : code;
    const sent = await queue.send("fulfilment.putBack", { warehouse: place, code }, { words, task: { kind: "put_back", id: place } });
    if (sent.kind === "refused") refuse({ kind: "refused", why: sent.why, scanned: itemOf(sent.details.scanned) });
    else {
      signal("yes");
      if (sent.kind === "waiting") return setVerdict({ kind: "kept", sku: known?.sku ?? code, picked: 0, quantity: 0 });
      const { sku, left, bin } = sent.answer;
      setVerdict({ kind: "accepted", sku, picked: 0, quantity: left, bin });
    }
    await query.refetch();
  };
  const line = useRef<Promise<void>>(Promise.resolve());
  const scan = useScan((code) => {
    if (warehouse !== null) line.current = line.current.then(() => send(code, warehouse));
  });
  return { tasks, verdict, scan };
}
