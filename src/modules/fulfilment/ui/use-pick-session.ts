"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useConnection, useLiveQuery } from "@/platform/realtime/react";
import { detailsOf, reasonOf, trpc } from "@/platform/trpc/react";
import { type FloorTask, haltOf } from "./pick-task";
import { type WalkLine, walkOf } from "./pick-walk";
import { itemOf, type Verdict } from "./scan-verdict";
import { signal, unlockSound } from "./signals";
import { useScanner } from "./use-scanner";

/**
 * One picker at one task. The server alone counts: each code is sent in its turn, and what is shown is its answer. Whatever else
 * happens to the task (another scanner, a cancellation, a hold) comes by the socket and is fetched anew.
 */
export function usePickSession(first: FloorTask) {
  const fulfilmentId = first.id;
  const utils = trpc.useUtils();
  const query = trpc.fulfilment.byId.useQuery({ fulfilmentId }, { initialData: first, refetchOnReconnect: true });
  const task = query.data;
  useLiveQuery(["fulfilment", "order", "stock.bin_assigned"], () => void query.refetch(), task.orderId);

  const connection = useConnection();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [lastLineId, setLastLineId] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(0);
  const walk = walkOf(task.lines, lastLineId);
  const halt = haltOf(task);

  const scan = trpc.fulfilment.scan.useMutation();
  const undo = trpc.fulfilment.undoScan.useMutation();

  const refuse = useCallback((next: Verdict) => {
    setVerdict(next);
    signal("no");
  }, []);

  const send = async (code: string) => {
    try {
      const { line, status } = await scan.mutateAsync({ fulfilmentId, code });
      utils.fulfilment.byId.setData(
        { fulfilmentId },
        (known) =>
          known && {
            ...known,
            status: status as FloorTask["status"],
            lines: known.lines.map((one) => (one.id === line.lineId ? { ...one, picked: line.picked } : one)),
          },
      );
      setLastLineId(line.lineId);
      setVerdict({ kind: "accepted", sku: line.sku, picked: line.picked, quantity: line.quantity });
      signal(status === "picked" ? "done" : "yes");
    } catch (error) {
      const why = reasonOf(error);
      refuse(why.code === "unreachable" ? { kind: "lost" } : { kind: "refused", why, scanned: itemOf(detailsOf(error).scanned) });
      void query.refetch();
    }
  };

  // Codes go one after another: a scanner is quicker than an answer.
  const line = useRef<Promise<void>>(Promise.resolve());
  const take = (code: string) => {
    unlockSound();
    if (halt) return signal("stop");
    if (connection.state === "offline") return refuse({ kind: "lost" });
    setWaiting((before) => before + 1);
    line.current = line.current.then(() => send(code)).finally(() => setWaiting((before) => before - 1));
  };
  useScanner(take);

  useHaltSignal(halt);

  return {
    task,
    walk,
    halt,
    verdict,
    checking: waiting > 0,
    offline: connection.state === "offline",
    take,
    goOn: () => setVerdict(null),
    undo: async () => {
      try {
        const { sku } = await undo.mutateAsync({ fulfilmentId });
        setVerdict({ kind: "undone", sku });
      } catch (error) {
        refuse({ kind: "refused", why: reasonOf(error), scanned: null });
      }
      await query.refetch();
    },
    undoing: undo.isPending,
  };
}

/** The stop sounds once when the work is taken away, not when a stopped task is opened. */
function useHaltSignal(halt: string | null) {
  const before = useRef(halt);
  useEffect(() => {
    if (halt && halt !== before.current) signal("stop");
    before.current = halt;
  }, [halt]);
}

export type PickSession = ReturnType<typeof usePickSession>;

/** The line that a refusal is held against: what the walk needs now, else the last one. */
export function neededLine({ walk, task }: Pick<PickSession, "walk" | "task">): WalkLine | null {
  return walk.current ?? task.lines.at(-1) ?? null;
}
