import { newId } from "@/lib/ids";
import { type Reason, reason } from "@/lib/reason";
import type { KeptOperation, OperationStore } from "./kept-operation";
import type { AnsweredOperation, QueuedOperation } from "./operation";

/** How the server took a batch. `later`: nobody answered, or not now. `not_taken`: it is too large, or cannot be read. */
export type Posted =
  | { kind: "answered"; answers: AnsweredOperation[]; fault: boolean }
  | { kind: "later" }
  | { kind: "not_taken" }
  | { kind: "signed_out" };

export type Sent =
  | { kind: "done"; answer: unknown }
  | { kind: "refused"; why: Reason; details: Record<string, unknown> }
  | { kind: "waiting"; id: string };

export type QueueState = {
  /** What was kept on the device has been read. */
  loaded: boolean;
  waiting: readonly KeptOperation[];
  refused: readonly KeptOperation[];
  /** Acts of other people who worked with this device. */
  others: number;
  network: "there" | "away" | "signed_out";
};

export type About = Pick<KeptOperation, "words" | "task">;

type Options = {
  owner: string;
  store: OperationStore;
  post: (operations: QueuedOperation[]) => Promise<Posted>;
  /** One tab at a time. */
  alone?: (run: () => Promise<void>) => Promise<void>;
  patienceMs?: number;
  pausesMs?: readonly number[];
};

const atOnce = 20;
/** Two bytes for a Russian letter: well below what the server takes in one body. */
const charactersAtOnce = 700_000;
const mostFaults = 3;

const toSend = ({ id, path, input, at, offline }: KeptOperation): QueuedOperation => ({ id, path, input, at, offline });

/** As many of the first as one request carries; one goes always. */
function firstOf(waiting: readonly KeptOperation[], most: number): KeptOperation[] {
  let characters = 0;
  let end = 0;
  for (const one of waiting.slice(0, most)) {
    characters += JSON.stringify(toSend(one)).length;
    if (end > 0 && characters > charactersAtOnce) break;
    end++;
  }
  return waiting.slice(0, end);
}

/**
 * The acts of a worker on their way to the server: each is kept before it is sent, they go in their order, and one that got no
 * answer is sent again under its own id, so that it takes effect once. Whoever still waits for an answer gets it; a refusal that
 * nobody waits for is kept to be decided.
 */
export function createFloorQueue({
  owner,
  store,
  post,
  alone = (run) => run(),
  patienceMs = 4_000,
  pausesMs = [1_000, 2_000, 5_000, 10_000],
}: Options) {
  let state: QueueState = { loaded: false, waiting: [], refused: [], others: 0, network: "there" };
  let busy = false;
  let askedAgain = false;
  let failures = 0;
  let most = atOnce;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const listeners = new Set<() => void>();
  const answerListeners = new Set<(operation: KeptOperation) => void>();
  const waiters = new Map<string, (sent: Sent) => void>();

  const change = (next: Partial<QueueState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };

  const reload = async () => {
    const all = await store.all();
    const own = all.filter((one) => one.owner === owner);
    change({
      loaded: true,
      // What somebody waits for the answer of is not waiting yet.
      waiting: own.filter((one) => one.refused === null && !waiters.has(one.id)),
      refused: own.filter((one) => one.refused !== null),
      others: all.length - own.length,
    });
  };

  const answerWaiter = (id: string, sent: Sent): boolean => {
    const waiter = waiters.get(id);
    waiters.delete(id);
    waiter?.(sent);
    return waiter !== undefined;
  };

  const tellOf = (operation: KeptOperation) => {
    for (const listener of answerListeners) listener(operation);
  };

  const settle = async (operation: KeptOperation, answer: AnsweredOperation) => {
    if (answer.outcome === "done") {
      await store.remove(operation.id);
      if (!answerWaiter(operation.id, { kind: "done", answer: answer.answer })) tellOf(operation);
      return;
    }
    const { reason: why, details } = answer;
    if (answerWaiter(operation.id, { kind: "refused", why, details: details ?? {} })) return store.remove(operation.id);
    await store.change(operation.id, { refused: { reason: why, details } });
    tellOf(operation);
  };

  /** The server broke over the first that it did not answer; one that breaks it again and again gives way to the others. */
  const countFault = async (operation: KeptOperation | undefined) => {
    if (!operation) return;
    const faults = operation.faults + 1;
    await store.change(
      operation.id,
      faults < mostFaults ? { faults } : { faults: 0, refused: { reason: reason("internal"), details: null } },
    );
  };

  const stopWaiting = async () => {
    for (const [id] of waiters) answerWaiter(id, { kind: "waiting", id });
    for (const one of await store.all())
      if (one.owner === owner && !one.offline && !one.refused) await store.change(one.id, { offline: true });
  };

  /** True when there may be more to send at once. */
  const sendSome = async (): Promise<boolean> => {
    const waiting = (await store.all()).filter((one) => one.owner === owner && one.refused === null);
    const batch = firstOf(waiting, most);
    if (batch.length === 0) {
      most = atOnce;
      return false;
    }
    const posted = await post(batch.map(toSend));
    if (posted.kind === "not_taken") {
      // Which of them it is shows when they come one by one.
      if (batch.length > 1) {
        most = 1;
        return true;
      }
      await countFault(batch[0]);
      await stopWaiting();
      again();
      return false;
    }
    if (posted.kind !== "answered") {
      await stopWaiting();
      change({ network: posted.kind === "signed_out" ? "signed_out" : "away" });
      if (posted.kind === "later") again();
      return false;
    }
    const answered = new Map(posted.answers.map((one) => [one.id, one]));
    for (const operation of batch) {
      const answer = answered.get(operation.id);
      if (answer) await settle(operation, answer);
    }
    if (posted.fault) await countFault(batch.find((one) => !answered.has(one.id)));
    if (posted.answers.length === 0) {
      await stopWaiting();
      again();
      return false;
    }
    failures = 0;
    change({ network: "there" });
    return true;
  };

  const again = () => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(drain, pausesMs[Math.min(failures++, pausesMs.length - 1)]);
  };

  function drain(): void {
    askedAgain = true;
    if (busy) return;
    busy = true;
    void alone(sendAll)
      .catch(again)
      .finally(async () => {
        busy = false;
        await reload().catch(() => {});
        if (askedAgain) drain();
      });
  }

  const sendAll = async () => {
    while (askedAgain) {
      askedAgain = false;
      while (await sendSome()) await reload();
    }
  };

  return {
    owner,
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Hears of each act that was answered when nobody waited for it any more. */
    onAnswered: (listener: (operation: KeptOperation) => void) => {
      answerListeners.add(listener);
      return () => void answerListeners.delete(listener);
    },
    /** Reads what was kept and sends it. */
    open: async () => {
      await reload();
      drain();
    },
    drain,
    close: () => {
      if (timer) clearTimeout(timer);
    },
    /** Keeps the act, sends it after those before it, and answers once it is known what came of it, or that it has to wait. */
    send: async (path: string, input: Record<string, unknown>, about: About): Promise<Sent> => {
      const id = newId();
      const away = state.network !== "there";
      const operation = { id, owner, path, input, at: new Date().toISOString(), ...about, offline: away, faults: 0, refused: null };
      await store.add(operation);
      const sent = new Promise<Sent>((resolve) => {
        if (away) return resolve({ kind: "waiting", id });
        waiters.set(id, resolve);
        setTimeout(() => answerWaiter(id, { kind: "waiting", id }) && void reload(), patienceMs);
      });
      await reload();
      drain();
      return sent;
    },
    /** Gives up an act that was refused. */
    discard: async (id: string) => {
      await store.remove(id);
      await reload();
    },
    /** Sends a refused act once more, as a new one: the server keeps its answer to the old. */
    redo: async (id: string) => {
      const kept = (await store.all()).find((one) => one.id === id);
      if (!kept) return;
      const { seq: _, ...operation } = kept;
      await store.add({ ...operation, id: newId(), faults: 0, refused: null });
      await store.remove(id);
      await reload();
      drain();
    },
  };
}

export type DeviceQueue = ReturnType<typeof createFloorQueue>;
