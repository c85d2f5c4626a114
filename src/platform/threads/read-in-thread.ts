import type { Worker } from "node:worker_threads";
import type { Reason } from "@/lib/reason";

/** How a reading thread ends: it refuses what it reads, or has read all. */
type Last = { refused: Reason } | { done: true };

type Rules<Message> = {
  /** What is thrown for what a thread refuses, and for what breaks its bounds. */
  refuse: (why: Reason) => Error;
  tooMuchMemory: Reason;
  /** How long it may be waited for in all, in ms. Left out: as long as it takes. */
  longest?: { ms: number; tooSlow: Reason };
  /** Messages after which the thread waits for the word to go on. */
  waitsAfter: (message: Message) => boolean;
};

/**
 * Gives what a thread reads, message by message, at the pace of whoever takes it: while one is taken in, the thread reads the next and
 * no further. Ends the thread however this ends.
 */
export async function* readInThread<Message extends object>(
  worker: Worker,
  rules: Rules<Exclude<Message, Last>>,
): AsyncGenerator<Exclude<Message, Last>> {
  const waiting: Message[] = [];
  let failure: Error | null = null;
  let wake = () => {};
  worker.on("message", (message: Message) => {
    waiting.push(message);
    wake();
  });
  const end = (error: Error) => {
    failure ??= error;
    wake();
  };
  worker.on("error", (error: NodeJS.ErrnoException) =>
    end(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? rules.refuse(rules.tooMuchMemory) : error),
  );
  worker.on("exit", () => end(new Error("the reading thread ended too early")));
  let [spentMs, askedAt] = [0, Date.now()];
  try {
    for (;;) {
      const message = waiting.shift();
      if (message === undefined) {
        if (failure) throw failure;
        const left = rules.longest ? rules.longest.ms - spentMs - (Date.now() - askedAt) : null;
        if (left !== null && left <= 0 && rules.longest) throw rules.refuse(rules.longest.tooSlow);
        await new Promise<void>((resolve) => {
          const timer = left === null ? undefined : setTimeout(resolve, left);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
          if (waiting.length > 0 || failure) wake();
        });
        continue;
      }
      if ("refused" in message) throw rules.refuse(message.refused as Reason);
      if ("done" in message) return;
      const read = message as Exclude<Message, Last>;
      spentMs += Date.now() - askedAt;
      if (rules.waitsAfter(read)) worker.postMessage("more");
      yield read;
      askedAt = Date.now();
    }
  } finally {
    await worker.terminate();
  }
}
