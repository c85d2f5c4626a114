import { expect, test } from "vitest";
import { Breaker } from "./breaker";

test("it rests after failures in a row, lets one try through, and recovers", () => {
  let now = 0;
  const breaker = new Breaker({ failures: 3, restMs: 1000 }, () => now);
  for (let i = 0; i < 3; i++) {
    expect(breaker.mayTry()).toBe(true);
    breaker.failed();
  }
  expect(breaker.mayTry()).toBe(false);

  now = 1000;
  expect(breaker.mayTry()).toBe(true);
  expect(breaker.mayTry()).toBe(false);
  breaker.failed();
  now = 1999;
  expect(breaker.mayTry()).toBe(false);

  now = 2000;
  expect(breaker.mayTry()).toBe(true);
  breaker.succeeded();
  expect(breaker.mayTry()).toBe(true);
});

test("failures that are not in a row do not open it", () => {
  const breaker = new Breaker({ failures: 2, restMs: 1000 });
  breaker.failed();
  breaker.succeeded();
  breaker.failed();
  expect(breaker.mayTry()).toBe(true);
});
