import { vi } from "vitest";

/**
 * From now on calls that hang are given up when the test says so: never by a clock of the test's, which would give up one that is only
 * slow on a busy machine. What it answers gives up all that are under way.
 */
export function givingUp(): () => void {
  // Held here: a signal that is made of others falls silent when those are collected.
  const underWay = new Set<AbortController>();
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const call = new AbortController();
    underWay.add(call);
    setTimeout(() => call.abort(tooLate()), ms).unref();
    return call.signal;
  });
  return () => {
    for (const call of underWay) call.abort(tooLate());
    underWay.clear();
  };
}

const tooLate = () => new DOMException("The operation was aborted due to timeout", "TimeoutError");
