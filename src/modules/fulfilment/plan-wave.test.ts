import fc from "fast-check";
import { expect, test } from "vitest";
import { binCode, binGrid } from "@/modules/warehouses/bin-grid";
import { type Cart, planWave, slotName, type WaveJob, type WaveLine, waveModes } from "./plan-wave";
import { ownLines } from "./task-lines";

const stops = ["A", "B", "C"].flatMap((zone, index) =>
  binGrid({ zone, aisles: 6, shelves: 10, firstWalkOrder: 1 + index * 60 }).map((place) => ({ ...place, bin: binCode(place) })),
);

const line: fc.Arbitrary<WaveLine> = fc.record({
  units: fc.integer({ min: 1, max: 5 }),
  grams: fc.integer({ min: 0, max: 4_000 }),
  millilitres: fc.integer({ min: 0, max: 6_000 }),
  stop: fc.option(fc.constantFrom(...stops), { freq: 9 }),
});
const jobs = fc
  .array(
    fc.record({
      priority: fc.nat(2),
      dueAt: fc.option(fc.integer({ min: 1, max: 5 })),
      lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    }),
    {
      minLength: 1,
      maxLength: 25,
    },
  )
  .map((all) => all.map((job, index): WaveJob => ({ ...job, fulfilmentId: `f${String(index).padStart(2, "0")}` })));
const carts: fc.Arbitrary<Cart> = fc.record({
  slots: fc.integer({ min: 1, max: 8 }),
  maxGrams: fc.option(fc.integer({ min: 5_000, max: 30_000 })),
  maxMillilitres: fc.option(fc.integer({ min: 8_000, max: 60_000 })),
});

test("every line of every order is in exactly one task, no cart is overloaded, and no walk is longer than the serpentine", () => {
  fc.assert(
    fc.property(jobs, carts, fc.constantFrom(...waveModes), (all, cart, mode) => {
      const tasks = planWave(all, { mode, cart });
      const wanted = all.flatMap((job) => job.lines);
      expect(tasks.reduce((sum, task) => sum + task.lines, 0)).toBe(wanted.length);
      expect(tasks.reduce((sum, task) => sum + task.units, 0)).toBe(wanted.reduce((sum, one) => sum + one.units, 0));
      for (const task of tasks) {
        expect(task.slots.length).toBeLessThanOrEqual(mode === "single" ? 1 : cart.slots);
        expect(task.metres).toBeLessThanOrEqual(task.serpentineMetres);
        expect(new Set(task.slots.map((slot) => slot.slot)).size).toBe(task.slots.length);
        if (!task.isOver) {
          expect(task.grams).toBeLessThanOrEqual(cart.maxGrams ?? Number.POSITIVE_INFINITY);
          expect(task.millilitres).toBeLessThanOrEqual(cart.maxMillilitres ?? Number.POSITIVE_INFINITY);
        }
        // Only an order that is too much by itself goes over.
        if (task.isOver) expect(task.slots).toHaveLength(1);
      }
      const placed = tasks.flatMap((task) => task.slots.map((slot) => `${slot.fulfilmentId} ${task.zone ?? ""}`));
      expect(new Set(placed).size).toBe(placed.length);
      expect(new Set(tasks.flatMap((task) => task.slots.map((slot) => slot.fulfilmentId)))).toEqual(
        new Set(all.map((job) => job.fulfilmentId)),
      );
    }),
    { seed: 6, numRuns: 300 },
  );
});

test("the most urgent come first, and a cart gathers those whose goods lie in the same aisles", () => {
  const at = (bin: string) => stops.find((stop) => stop.bin === bin) ?? null;
  const job = (fulfilmentId: string, bin: string, more: Partial<WaveJob> = {}): WaveJob => ({
    fulfilmentId,
    priority: 0,
    dueAt: 10,
    lines: [{ units: 1, grams: 0, millilitres: 0, stop: at(bin) }],
    ...more,
  });
  const all = [job("a", "A-01-1"), job("b", "C-05-1"), job("c", "C-05-9"), job("d", "A-01-7"), job("e", "B-02-2", { priority: 1 })];
  const tasks = planWave(all, { mode: "batch", cart: { slots: 2, maxGrams: null, maxMillilitres: null } });
  expect(tasks[0]?.slots[0]).toEqual({ slot: "A", fulfilmentId: "e" });
  const carts = tasks.map((task) =>
    task.slots
      .map((slot) => slot.fulfilmentId)
      .sort()
      .join(""),
  );
  expect(carts).toContain("bc");
});

test("of work that was split by zones each line belongs to one task, wherever its goods were moved", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("A", "B", "C", "D", null), { minLength: 1, maxLength: 8 }), (zones) => {
      const lines = zones.map((zone, index) => ({
        id: `l${index}`,
        fulfilmentId: "f",
        sku: "S",
        bin: zone,
        zone,
        walkOrder: zone ? 1 : null,
      }));
      const tasks = new Map([["f", ["A", "B"]]]);
      const taken = ["A", "B"].flatMap((zone) => ownLines(lines, zone, tasks).map((one) => one.id));
      expect(taken.sort()).toEqual(lines.map((one) => one.id).sort());
    }),
    { seed: 6 },
  );
});

test("totes are lettered", () => {
  expect([0, 1, 25, 26, 27, 51, 52].map(slotName)).toEqual(["A", "B", "Z", "AA", "AB", "AZ", "BA"]);
});

test("1,000 orders are planned in less than a second", () => {
  const all = Array.from(
    { length: 1_000 },
    (_, index): WaveJob => ({
      fulfilmentId: `f${String(index).padStart(4, "0")}`,
      priority: index % 50 === 0 ? 1 : 0,
      dueAt: index % 4,
      lines: Array.from({ length: 1 + (index % 4) }, (_, at) => ({
        units: 1,
        grams: 300,
        millilitres: 1_500,
        stop: stops[(index * 37 + at * 11) % stops.length] ?? null,
      })),
    }),
  );
  const from = performance.now();
  const tasks = planWave(all, { mode: "batch", cart: { slots: 8, maxGrams: 100_000, maxMillilitres: 400_000 } });
  const took = performance.now() - from;
  process.stdout.write(`1,000 orders on ${tasks.length} carts: ${took.toFixed(0)} ms\n`);
  expect(took).toBeLessThan(1_000);
});
