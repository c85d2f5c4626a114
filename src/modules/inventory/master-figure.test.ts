import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeFigure, type MasterWord } from "./master-figure";

const units = fc.integer({ min: 0, max: 1_000_000 });
const word = fc.record<MasterWord>({
  figure: units,
  unposted: fc.integer({ min: -1_000, max: 1_000_000 }),
  since: fc.integer({ min: -1_000, max: 1_000 }),
  counted: fc.constant(false),
});

test("a shelf holds the master's figure without what left and is not posted there", () => {
  expect(judgeFigure({ figure: 47, unposted: 5, since: 0, counted: false })).toEqual({ onHand: 42, reason: null });
  expect(judgeFigure({ figure: 47, unposted: 5, since: 10, counted: false })).toEqual({ onHand: 52, reason: null });
});

test("never below nothing, and what is missing then is told", () => {
  fc.assert(
    fc.property(word, (said) => {
      const { onHand, reason } = judgeFigure(said);
      expect(onHand).toBeGreaterThanOrEqual(0);
      expect((onHand ?? 0) - Number(reason?.params?.missing ?? 0)).toBe(said.figure - said.unposted + said.since);
    }),
  );
});

test("a shipment takes its units off once: before the master posts it, and after", () => {
  fc.assert(
    fc.property(word, fc.integer({ min: 1, max: 500 }), (said, sent) => {
      const before = judgeFigure(said);
      const sentNow = judgeFigure({ ...said, unposted: said.unposted + sent });
      if (sentNow.reason === null) expect(sentNow.onHand).toBe((before.onHand ?? 0) - sent);
      expect(judgeFigure({ ...said, figure: said.figure - sent, unposted: said.unposted })).toEqual(sentNow);
    }),
  );
});

test("a later count is the truth: the figure changes nothing and asks", () => {
  fc.assert(
    fc.property(word, (said) => {
      expect(judgeFigure({ ...said, counted: true })).toEqual({ onHand: null, reason: { code: "stock.master_before_count" } });
    }),
  );
});
