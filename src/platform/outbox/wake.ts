import { processWide } from "../process";

type Listener = (from: "here" | "afar") => void;

const listeners = () => processWide("outbox:listeners", () => new Set<Listener>());

/** Calls the listener when something may have been written: after a commit in this process, or in another one. Gives what ends it. */
export function onWake(listener: Listener): () => void {
  listeners().add(listener);
  return () => void listeners().delete(listener);
}

/** Called after a commit; costs nothing when nobody in this process reads the outbox (slow polls are the net). */
export function wakeRelay(): void {
  for (const listener of listeners()) listener("here");
}

/** Another process has committed something. */
export function wakeFromAfar(): void {
  for (const listener of listeners()) listener("afar");
}
