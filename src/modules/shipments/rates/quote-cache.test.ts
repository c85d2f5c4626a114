import { expect, test, vi } from "vitest";
import { reason } from "@/lib/reason";
import { CarrierUnavailable, type QuoteAnswer, refuseAll } from "../carriers/port";
import { QuoteCache } from "./quote-cache";

const said: QuoteAnswer = { quotes: [{ service: "courier", priceMinor: 100, currency: "RUB", days: { min: 1, max: 2 } }], refused: [] };
const start = new Date("2026-11-23T09:00:00Z");
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const question = (more: object = {}) => ({ organizationId: "a", key: "q", now: start, fresh: false, ...more });

test("the same question within ten minutes is asked once, and its answer knows its age", async () => {
  const cache = new QuoteCache();
  const ask = vi.fn(async () => said);
  await cache.answer(question(), ask);
  expect(await cache.answer(question({ now: at(9) }), ask)).toEqual({ answer: said, at: start.getTime() });
  expect(ask).toHaveBeenCalledTimes(1);
  await cache.answer(question({ now: at(10) }), ask);
  expect(ask).toHaveBeenCalledTimes(2);
});

test("whoever asks anew gets a new answer, which is kept for the others", async () => {
  const cache = new QuoteCache();
  await cache.answer(question(), async () => said);
  const no = refuseAll(reason("carrier.no_parcels"));
  expect((await cache.answer(question({ fresh: true, now: at(1) }), async () => no)).answer).toBe(no);
  expect((await cache.answer(question({ now: at(2) }), async () => said)).answer).toBe(no);
});

test("another organization and another question have answers of their own", async () => {
  const cache = new QuoteCache();
  const ask = vi.fn(async () => said);
  for (const one of [question(), question({ organizationId: "b" }), question({ key: "r" })]) await cache.answer(one, ask);
  expect(ask).toHaveBeenCalledTimes(3);
});

test("a carrier that was away is asked again", async () => {
  const cache = new QuoteCache();
  const away = async () => Promise.reject(new CarrierUnavailable("gone", "no"));
  await expect(cache.answer(question(), away)).rejects.toThrow("gone");
  expect((await cache.answer(question(), async () => said)).answer).toBe(said);
});

test("however much is asked, only so much is kept", async () => {
  const cache = new QuoteCache();
  for (let i = 0; i < 1_000; i++) await cache.answer(question({ key: `q${i}` }), async () => said);
  expect(cache.sizeOf("a")).toBe(300);
  for (let i = 0; i < 300; i++) await cache.answer(question({ organizationId: `o${i}` }), async () => said);
  expect(cache.sizeOf("a")).toBe(0);
});
