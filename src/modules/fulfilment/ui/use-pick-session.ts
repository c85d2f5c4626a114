"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Reason } from "@/lib/reason";
import { useDrained, useFloorQueue, useKept, useMisScan, useQueueState, useWaiting } from "@/platform/floor/queue-react";
import { useConnection, useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { signal } from "@/ui/floor/signals";
import { useHaltSignal } from "@/ui/floor/use-halt-signal";
import { useScan } from "@/ui/floor/use-scan";
import { judgeScan, withScans } from "../judge-scan";
import { type FloorTask, haltOf } from "./pick-task";
import { type WalkLine, walkOf } from "./pick-walk";
import { itemOf, type Verdict } from "./scan-verdict";

const today = () => new Date().toISOString().slice(0, 10);
const codeOf = ({ input }: { input: Record<string, unknown> }) => String(input.code ?? "");

/**
 * One picker at one task. Each code is kept on the device and sent in its turn; the server counts, and what is shown is its answer and
 * what still waits for one. Without network the device judges by the same rules, and the queue brings it in later. Whatever else happens
 * to the task (another scanner, a cancellation, a hold) comes by the socket and is fetched anew.
 */
export function usePickSession(first: FloorTask) {
  const fulfilmentId = first.id;
  const utils = trpc.useUtils();
  const query = trpc.fulfilment.byId.useQuery({ fulfilmentId }, { initialData: first, refetchOnMount: "always", refetchOnReconnect: true });
  const refetch = useCallback(() => void query.refetch(), [query.refetch]);
  useLiveQuery(["fulfilment", "order", "stock.bin_assigned"], refetch, first.orderId);
  useDrained(fulfilmentId, refetch);

  const queue = useFloorQueue();
  const { network } = useQueueState();
  const connection = useConnection();
  const misScan = useMisScan();
  const known = useKept(`pick:${fulfilmentId}`, query.data, query.isFetchedAfterMount && !query.isError);
  const waiting = useWaiting(fulfilmentId);
  const task = useMemo(() => withScans(known, waiting.map(codeOf), today()), [known, waiting]);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [lastLineId, setLastLineId] = useState<string | null>(null);
  const [checking, setChecking] = useState(0);
  const walk = walkOf(task.lines, lastLineId);
  const halt = haltOf(task);
  const undo = trpc.fulfilment.undoScan.useMutation();
  const now = useRef(known);
  useEffect(() => {
    now.current = known;
  });

  const refuse = (next: Verdict) => {
    setVerdict(next);
    signal("no");
  };

  /** The task as it stands between two drawings: scanners are quicker. */
  const asItStands = () => withScans(now.current, queue.waitingOf(fulfilmentId).map(codeOf), today());

  const send = async (code: string) => {
    const before = asItStands();
    const judged = judgeScan(before.lines, code, today());
    const refuseHere = (why: Reason) => {
      const { number, warehouse } = before;
      misScan({ task: { kind: "pick", id: fulfilmentId, number }, warehouse, code, expected: walk.current?.sku, why });
      refuse({ kind: "refused", why, scanned: null });
    };
    const away = queue.isAway() || connection.state === "offline";
    if (away && "refused" in judged) return refuseHere(judged.refused);
    const words = "line" in judged ? `${judged.line.sku} × 1` : code;
    const sent = await queue.send("fulfilment.scan", { fulfilmentId, code }, { words, task: { kind: "pick", id: fulfilmentId } });
    if (sent.kind === "refused") {
      refuse({ kind: "refused", why: sent.why, scanned: itemOf(sent.details.scanned) });
      return refetch();
    }
    if (sent.kind === "waiting") {
      if ("refused" in judged) {
        // Nobody answered: the device has to say what the server would have said.
        await queue.discard(sent.id);
        return refuseHere(judged.refused);
      }
      const { id, sku, quantity, picked } = judged.line;
      setLastLineId(id);
      setVerdict({ kind: "kept", sku, picked: picked + 1, quantity });
      return signal("yes");
    }
    const { line, status } = sent.answer;
    const taken = (task: FloorTask): FloorTask => ({
      ...task,
      status: status as FloorTask["status"],
      lines: task.lines.map((one) => (one.id === line.lineId ? { ...one, picked: line.picked } : one)),
    });
    now.current = taken(now.current);
    utils.fulfilment.byId.setData({ fulfilmentId }, (cached) => cached && taken(cached));
    setLastLineId(line.lineId);
    setVerdict({ kind: "accepted", sku: line.sku, picked: line.picked, quantity: line.quantity });
    signal(status === "picked" ? "done" : "yes");
  };

  // Codes go one after another: a scanner is quicker than an answer.
  const line = useRef<Promise<void>>(Promise.resolve());
  const scan = useScan((code) => {
    if (halt) return signal("stop");
    setChecking((before) => before + 1);
    line.current = line.current.then(() => send(code)).finally(() => setChecking((before) => before - 1));
  });

  useHaltSignal(halt);

  return {
    task,
    walk,
    halt,
    verdict,
    checking: checking > 0,
    scan,
    waiting: waiting.length,
    goOn: () => setVerdict(null),
    undo: async () => {
      // What has not been sent yet is simply forgotten.
      const last = queue.waitingOf(fulfilmentId).at(-1);
      if (last && network !== "there") {
        await queue.discard(last.id);
        return setVerdict({ kind: "undone", sku: last.words });
      }
      try {
        const { sku } = await undo.mutateAsync({ fulfilmentId });
        setVerdict({ kind: "undone", sku });
      } catch (error) {
        refuse({ kind: "refused", why: reasonOf(error), scanned: null });
      }
      refetch();
    },
    undoing: undo.isPending,
  };
}

export type PickSession = ReturnType<typeof usePickSession>;

/** The line that a refusal is held against: what the walk needs now, else the last one. */
export function neededLine({ walk, task }: Pick<PickSession, "walk" | "task">): WalkLine | null {
  return walk.current ?? task.lines.at(-1) ?? null;
}
