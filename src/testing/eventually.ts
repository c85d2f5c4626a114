import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks again until it is so. Patient: transactions of other tests on the same server hold the whole outbox back for as long as
 * they run. Tests that wait for the outbox set `testTimeout` above it.
 */
export async function eventually(isSo: () => boolean | Promise<boolean>, withinMs = 45_000): Promise<void> {
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
