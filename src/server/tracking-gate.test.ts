import { expect, test } from "vitest";
import { addressHeader } from "./client-address";
import { waitForTracking } from "./tracking-gate";

test("tracking pages of one address are limited, other pages and other addresses are not", () => {
  const ask = (url: string, address: string) => waitForTracking({ url, headers: { [addressHeader]: address } });
  const waits = Array.from({ length: 200 }, (_, i) => ask(`/t/guess${i}`, "198.51.100.1"));
  expect(waits.slice(0, 120).every((wait) => wait === 0)).toBe(true);
  expect(waits.at(-1)).toBeGreaterThan(0);
  expect(ask("/t/one", "198.51.100.2")).toBe(0);
  expect(ask("/orders", "198.51.100.1")).toBe(0);
});
