import { setTimeout as sleep } from "node:timers/promises";

/** Asks again until it is so. Patient: a transaction of another test, open at this moment, holds the whole outbox back. */
export async function eventually(isSo: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; !(await isSo()); await sleep(10)) {
    if (Date.now() > deadline) throw new Error(`Still not so after ${withinMs} ms: ${isSo}`);
  }
}

/** A door that stays shut until it is opened: to hold a transaction or a job open for as long as a test needs. */
export function aGate(): { open: () => void; isOpen: Promise<void> } {
  let open = () => {};
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, isOpen };
}
