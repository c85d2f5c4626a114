"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useDrained, useFloorQueue, useKept, useMisScan, useWaiting } from "@/platform/floor/queue-react";
import { useConnection, useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { signal } from "@/ui/floor/signals";
import { useScan } from "@/ui/floor/use-scan";
import { judgeForTask, type Scanned, stopOf, taskWalk, withTaskScans } from "../../task-walk";
import type { TaskView } from "../../waves/task-queries";
import { itemOf, type Verdict } from "../scan-verdict";

export type Task = OverTheWire<TaskView>;
export type TaskLine = Task["lines"][number];

const today = () => new Date().toISOString().slice(0, 10);
const scanOf = ({ input }: { input: Record<string, unknown> }): Scanned => ({
  code: String(input.code ?? ""),
  ...(typeof input.lineId === "string" ? { lineId: input.lineId } : {}),
});

/**
 * One picker and one cart. Each code is kept on the device and sent in its turn with the line that the screen shows; without network
 * the device judges by the same rules. What happens to the orders meanwhile comes by the socket; a tote that has to stop sounds.
 */
export function useTaskSession(first: Task) {
  const taskId = first.id;
  const utils = trpc.useUtils();
  const query = trpc.pickTasks.byId.useQuery({ taskId }, { initialData: first, refetchOnMount: "always", refetchOnReconnect: true });
  const refetch = useCallback(() => void query.refetch(), [query.refetch]);
  useLiveQuery(["pick_task", "pick_question", "fulfilment", "order", "stock.bin_assigned"], refetch);
  useDrained(taskId, refetch);

  const queue = useFloorQueue();
  const connection = useConnection();
  const misScan = useMisScan();
  const known = useKept(`task:${taskId}`, query.data, query.isFetchedAfterMount && !query.isError);
  const waiting = useWaiting(taskId);
  const task = useMemo(() => withTaskScans(known, waiting.map(scanOf), today()), [known, waiting]);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [lastLineId, setLastLineId] = useState<string | null>(null);
  const [lastFulfilmentId, setLastFulfilmentId] = useState<string | null>(null);
  const [checking, setChecking] = useState(0);
  const walk = taskWalk(task, lastLineId);
  const undo = trpc.fulfilment.undoScan.useMutation();
  const now = useRef({ known, lineId: walk.current?.id });
  useEffect(() => {
    now.current = { known, lineId: walk.current?.id };
  });

  const refuse = (next: Verdict) => {
    setVerdict(next);
    signal("no");
  };

  const accept = (line: { id: string; fulfilmentId: string }, said: Verdict, done: boolean) => {
    setLastLineId(line.id);
    setLastFulfilmentId(line.fulfilmentId);
    setVerdict(said);
    signal(done ? "done" : "yes");
  };

  const send = async (code: string) => {
    const before = withTaskScans(now.current.known, queue.waitingOf(taskId).map(scanOf), today());
    const shown = taskWalk(before, now.current.lineId ?? null).current;
    const scanned = { code, lineId: shown?.id };
    const judged = judgeForTask(before, scanned, today());
    const away = queue.isAway() || connection.state === "offline";
    if (away && "refused" in judged) {
      const { number, warehouse } = before;
      misScan({ task: { kind: "pick", id: taskId, number }, warehouse, code, expected: shown?.sku, why: judged.refused });
      return refuse({ kind: "refused", why: judged.refused, scanned: null });
    }
    const words = "line" in judged ? `${judged.line.sku} × 1` : code;
    const sent = await queue.send("pickTasks.scan", { taskId, ...scanned }, { words, task: { kind: "pick", id: taskId } });
    if (sent.kind === "refused") {
      refuse({ kind: "refused", why: sent.why, scanned: itemOf(sent.details.scanned) });
      return refetch();
    }
    if (sent.kind === "waiting") {
      if ("refused" in judged) return setVerdict({ kind: "kept", sku: code, picked: 0, quantity: 0 });
      const { line } = judged;
      return accept(line, { kind: "kept", sku: line.sku, picked: line.picked + 1, quantity: line.quantity }, false);
    }
    const { line, fulfilmentId, taskDone } = sent.answer;
    const taken = (one: Task): Task => ({
      ...one,
      state: taskDone ? "done" : one.state,
      lines: one.lines.map((own) => (own.id === line.lineId ? { ...own, picked: line.picked } : own)),
    });
    now.current = { ...now.current, known: taken(now.current.known) };
    utils.pickTasks.byId.setData({ taskId }, (cached) => cached && taken(cached));
    const { sku, picked, quantity } = line;
    accept({ id: line.lineId, fulfilmentId }, { kind: "accepted", sku, picked, quantity }, taskDone);
  };

  const stopped = useStoppedTotes(task);
  // Codes go one after another: a scanner is quicker than an answer.
  const turn = useRef<Promise<void>>(Promise.resolve());
  const scan = useScan((code) => {
    if (stopped.slot) return signal("stop");
    setChecking((before) => before + 1);
    turn.current = turn.current.then(() => send(code)).finally(() => setChecking((before) => before - 1));
  });

  return {
    task,
    walk,
    verdict,
    scan,
    stopped,
    checking: checking > 0,
    goOn: () => setVerdict(null),
    canUndo: lastFulfilmentId !== null,
    undo: async () => {
      if (!lastFulfilmentId) return;
      try {
        const { sku } = await undo.mutateAsync({ fulfilmentId: lastFulfilmentId });
        setVerdict({ kind: "undone", sku });
      } catch (error) {
        refuse({ kind: "refused", why: reasonOf(error), scanned: null });
      }
      refetch();
    },
    refetch,
  };
}

export type TaskSession = ReturnType<typeof useTaskSession>;

/** A tote that has to stop while the task is open: it sounds once, and stands on the screen until the picker has seen it. */
function useStoppedTotes({ slots }: Task) {
  const key = slots.flatMap((slot) => (stopOf(slot) ? [`${slot.fulfilmentId} ${stopOf(slot)}`] : [])).join(",");
  const [seen, setSeen] = useState<ReadonlySet<string>>(() => new Set(key.split(",")));
  const fresh = slots.find((slot) => stopOf(slot) && !seen.has(`${slot.fulfilmentId} ${stopOf(slot)}`)) ?? null;
  const sounded = useRef("");
  useEffect(() => {
    if (fresh && sounded.current !== key) signal("stop");
    sounded.current = key;
  }, [fresh, key]);
  return { slot: fresh, understood: () => setSeen(new Set(key.split(","))) };
}
