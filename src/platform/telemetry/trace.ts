import { AsyncLocalStorage } from "node:async_hooks";
import { performance } from "node:perf_hooks";
import { processWide } from "../process";
import { type Facts, type Place, placeUnder, type Span } from "./span";

type Tracing = {
  /** Where finished spans go; null while nobody wants them, and then nothing is traced. */
  sink: ((span: Span) => void) | null;
  here: AsyncLocalStorage<Place>;
};

/** One for the process: a page's code runs under the request that our server has begun. */
const tracing = () => processWide<Tracing>("tracing", () => ({ sink: null, here: new AsyncLocalStorage() }));

/** From now on finished spans go to `sink`; null ends it. */
export function traceInto(sink: ((span: Span) => void) | null): void {
  tracing().sink = sink;
}

/** The trace that this code runs in; the log names it. */
export function currentPlace(): Place | null {
  return tracing().here.getStore() ?? null;
}

/** Whether anybody wants spans: what only a span needs is spared otherwise. */
export function isTracing(): boolean {
  return tracing().sink !== null;
}

type Begun = Pick<Span, "name" | "kind"> & { facts?: Facts };

export type OpenSpan = {
  /** What runs in it, and whatever that calls, is its child. */
  run: <T>(work: () => T) => T;
  end: (facts?: Facts, error?: string | null) => void;
};

/** Begins a span whose end is told apart from the work in it, as that of a request is. `parent`: the current one, unless given. */
export function openSpan({ name, kind, facts = {} }: Begun, parent: Place | null = currentPlace()): OpenSpan {
  const { sink, here } = tracing();
  const place = placeUnder(parent);
  const startedAt = now();
  return {
    run: (work) => here.run(place, work),
    end: (more = {}, error = null) =>
      sink?.({
        ...place,
        parentSpanId: parent?.spanId ?? null,
        name,
        kind,
        startedAt,
        endedAt: now(),
        facts: { ...facts, ...more },
        error,
      }),
  };
}

/** Does a piece of work in a span of its own, where anybody wants spans. */
export async function inSpan<T>(begun: Begun, work: () => Promise<T>): Promise<T> {
  if (!isTracing()) return work();
  const span = openSpan(begun);
  try {
    const result = await span.run(work);
    span.end();
    return result;
  } catch (error) {
    // The name alone: a message may quote a row.
    span.end({}, error instanceof Error ? error.name : "error");
    throw error;
  }
}

const now = () => performance.timeOrigin + performance.now();
