"use client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from "react";
import type { Reason } from "@/lib/reason";
import type { AppRouter } from "@/server/root-router";
import { useConnection } from "../realtime/react";
import type { OverTheWire } from "../trpc/over-the-wire";
import { type About, createFloorQueue, type DeviceQueue, type QueueState } from "./floor-queue";
import type { KeptOperation } from "./kept-operation";
import type { TaskKind } from "./operation";
import { deviceStore, keepAnswer, keptAnswer, memoryStore } from "./operation-store";
import { alone, postOperations } from "./post-operations";

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;
type PathsOf<Area extends keyof Inputs> = `${Area & string}.${keyof Inputs[Area] & string}`;
/** A procedure's path, as `fulfilment.scan`. */
type Path = { [Area in keyof Inputs]: PathsOf<Area> }[keyof Inputs];
type At<All, P extends string> = P extends `${infer Area}.${infer Name}`
  ? Area extends keyof All
    ? Name extends keyof All[Area]
      ? All[Area][Name]
      : never
    : never
  : never;

type SentTo<P extends string> =
  | { kind: "done"; answer: OverTheWire<At<Outputs, P>> }
  | { kind: "refused"; why: Reason; details: Record<string, unknown> }
  | { kind: "waiting"; id: string };

const QueueContext = createContext<DeviceQueue | null>(null);

/** The queue of this device for whoever is signed in. `owner`: organization and person. */
export function FloorQueueProvider({ owner, children }: { owner: string; children: ReactNode }) {
  const queue = useMemo(
    () =>
      createFloorQueue({
        owner,
        store: typeof indexedDB === "undefined" ? memoryStore() : deviceStore,
        post: (operations) => postOperations(owner, operations),
        alone,
      }),
    [owner],
  );
  useEffect(() => {
    void queue.open();
    const wake = () => queue.drain();
    const wakeWhenSeen = () => !document.hidden && queue.drain();
    window.addEventListener("online", wake);
    document.addEventListener("visibilitychange", wakeWhenSeen);
    return () => {
      window.removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wakeWhenSeen);
      queue.close();
    };
  }, [queue]);
  return <QueueContext value={queue}>{children}</QueueContext>;
}

function useDeviceQueue(): DeviceQueue {
  const queue = useContext(QueueContext);
  if (!queue) throw new Error("the floor's queue outside its provider");
  return queue;
}

const nothing: QueueState = { loaded: false, waiting: [], refused: [], others: 0, network: "there" };

/** What waits on this device, what was refused, and whether the server answers. */
export function useQueueState(): QueueState {
  const queue = useContext(QueueContext);
  return useSyncExternalStore(
    queue?.subscribe ?? noSubscription,
    () => queue?.state() ?? nothing,
    () => nothing,
  );
}

const noSubscription = () => () => {};

/** Sends acts so that none is lost and none counts twice (docs/floor.md). */
export function useFloorQueue() {
  const queue = useDeviceQueue();
  return useMemo(
    () => ({
      /** Whose acts it holds: what a page keeps on the device by itself belongs to them too. */
      owner: queue.owner,
      send: <P extends Path>(path: P, input: At<Inputs, P>, about: About) =>
        queue.send(path, input as Record<string, unknown>, about) as Promise<SentTo<P>>,
      discard: queue.discard,
      redo: queue.redo,
      drain: queue.drain,
      /** What waits at this moment, also between two drawings of the page. */
      waitingOf: (taskId: string) => queue.state().waiting.filter((one) => one.task?.id === taskId),
      isAway: () => queue.state().network !== "there",
    }),
    [queue],
  );
}

/** The acts of a task that the server has not answered yet, in their order. */
export function useWaiting(taskId: string): readonly KeptOperation[] {
  const { waiting } = useQueueState();
  return useMemo(() => waiting.filter((one) => one.task?.id === taskId), [waiting, taskId]);
}

/** Calls the handler after the server has answered an act of a task that had been queued. */
export function useDrained(taskId: string, handler: () => void): void {
  const queue = useDeviceQueue();
  const onAnswered = useEffectEvent(handler);
  useEffect(() => queue.onAnswered((operation) => operation.task?.id === taskId && onAnswered()), [queue, taskId]);
}

/**
 * The server's newest answer, also where it cannot be asked: kept on the device whenever it is fresh, and given back after a reload
 * without network. `fresh`: `data` comes from the server itself since the page was opened.
 */
export function useKept<T>(key: string, data: T, fresh: boolean): T {
  const [kept, setKept] = useState<T | null>(null);
  useEffect(() => {
    if (fresh) void keepAnswer(key, data);
  }, [key, data, fresh]);
  const { network } = useQueueState();
  const { state } = useConnection();
  const away = network === "away" || state === "offline" || (typeof navigator !== "undefined" && !navigator.onLine);
  useEffect(() => {
    if (!fresh && away) void keptAnswer(key).then((answer) => answer !== null && setKept(answer as T));
  }, [key, fresh, away]);
  return fresh ? data : (kept ?? data);
}

type Refused = {
  task: { kind: TaskKind; id?: string; number?: string };
  warehouse?: string;
  code: string;
  expected?: string | null;
  why: Reason;
};

/** Notes a scan that the page refused by itself in the log of mis-scans, at once or when the network is back. */
export function useMisScan(): (refused: Refused) => void {
  const queue = useFloorQueue();
  return ({ task, warehouse, code, expected, why }) => {
    const { id, ...named } = task;
    void queue.send(
      "floor.misScan",
      { task: { ...named, id }, warehouse, code, expected: expected ?? undefined, reason: why.code, params: why.params },
      { words: code, task: null },
    );
  };
}
