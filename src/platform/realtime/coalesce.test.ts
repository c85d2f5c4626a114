import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { coalesce } from "./coalesce";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a burst is one run at once and one at its end", () => {
  const run = vi.fn();
  const { soon } = coalesce(run, { everyMs: 500 });
  for (let n = 0; n < 100; n++) soon();
  expect(run).toHaveBeenCalledTimes(1);
  soon();
  vi.advanceTimersByTime(499);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(2_000);
  expect(run).toHaveBeenCalledTimes(2);
});

test("what must wait runs once it need not any more", () => {
  const run = vi.fn();
  let isBusy = true;
  const { soon, cancel } = coalesce(run, { everyMs: 500, mustWait: () => isBusy });
  soon();
  vi.advanceTimersByTime(2_000);
  expect(run).not.toHaveBeenCalled();
  isBusy = false;
  vi.advanceTimersByTime(500);
  expect(run).toHaveBeenCalledTimes(1);
  soon();
  cancel();
  vi.advanceTimersByTime(2_000);
  expect(run).toHaveBeenCalledTimes(1);
});
