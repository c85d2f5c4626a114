import fc from "fast-check";
import { expect } from "vitest";
import { deliverFulfilment, handOverFulfilment, returnFulfilmentToSender } from "@/modules/fulfilment/commands/hand-over-fulfilment";
import { packFulfilment, unpackFulfilment } from "@/modules/fulfilment/commands/pack-fulfilment";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import { putBackUnit } from "@/modules/fulfilment/commands/put-back-unit";
import { reportShort } from "@/modules/fulfilment/commands/report-short";
import { shortChoices } from "@/modules/fulfilment/short-pick";
import { box } from "@/testing/pick-task";
import { observe, settle } from "./agree";
import { closeWhenDone, isHeld, type Model, type Order, places, shelfName, shelfOf, type Work } from "./model";
import { move, some } from "./move";

const at = fc.nat(7);

type Task = { order: Order; work: Work };
const worksIn = (model: Model, ...statuses: string[]): Task[] =>
  model.orders.flatMap((order) => order.works.filter((work) => statuses.includes(work.status)).map((work) => ({ order, work })));

const left = (work: Work, sku: string) => work.lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity - line.picked : 0), 0);
const skusLeft = (work: Work) => [...new Set(work.lines.map((line) => line.sku))].filter((sku) => left(work, sku) > 0);

const toPick = { when: (model: Model) => worksIn(model, "planned", "picking").some(({ work }) => skusLeft(work).length > 0) };
function aTask(model: Model, seed: number): Task & { sku: string } {
  const { order, work } = some(
    worksIn(model, "planned", "picking").filter((task) => skusLeft(task.work).length > 0),
    seed,
  );
  return { order, work, sku: some(skusLeft(work), seed) };
}

/** Units of one product are put into the tote; all of them where `all` is said. */
export const pick = fc.record({ at, units: fc.integer({ min: 1, max: 3 }), all: fc.constantFrom(true, true, false) }).map((input) =>
  move("pick", input, {
    ...toPick,
    async act(model, { at, units, all }, { attempt }) {
      const { order, work, sku } = aTask(model, at);
      const lines = all ? skusLeft(work).map((one) => ({ sku: one, quantity: left(work, one) })) : [{ sku, quantity: units }];
      const isThere = lines.every((line) => line.quantity <= left(work, line.sku));
      const { refused, books } = await attempt((ctx) => pickUnits(ctx, { fulfilmentId: work.id, lines }), !isHeld(order) && isThere);
      if (refused) return;
      const was = new Map(work.lines.map((line) => [line.sku, left(work, line.sku)]));
      const others = order.works.filter((one) => one !== work);
      observe(model, books, [order]);
      for (const other of others) expect(order.works).toContainEqual(other);
      const now = order.works.find((one) => one.id === work.id);
      if (!now) throw new Error("the work has gone");
      const taken = new Map(lines.map((line) => [line.sku, line.quantity]));
      for (const [one, before] of was) expect(left(now, one)).toBe(before - (taken.get(one) ?? 0));
      expect(now.lines.map((line) => line.quantity)).toEqual(work.lines.map((line) => line.quantity));
      expect(now.status).toBe(skusLeft(now).length === 0 ? "picked" : "picking");
    },
  }),
);

/** Units are not where they should be: they are in check, and their lines look for another shelf. */
export const short = fc.record({ at, units: fc.integer({ min: 1, max: 2 }), choice: fc.constantFrom(...shortChoices) }).map((input) =>
  move("shortPick", input, {
    ...toPick,
    async act(model, { at, units, choice }, { attempt }) {
      const { order, work, sku } = aTask(model, at);
      const { refused, books } = await attempt(
        (ctx) => reportShort(ctx, { fulfilmentId: work.id, lines: [{ sku, quantity: units }], choice }),
        !isHeld(order) && units <= left(work, sku),
      );
      if (refused) return;
      shelfOf(model, work.warehouse, sku).inCheck += units;
      order.short.add(shelfName(work.warehouse, sku));
      if (choice === "wait") order.waitsFor.add(shelfName(work.warehouse, sku));
      const begun = order.works.filter((one) => one !== work && one.status !== "planned");
      const before = observe(model, books, [order]);
      for (const other of begun) expect(order.works).toContainEqual(other);
      settle(model, order, before, true);
      closeWhenDone(order);
    },
  }),
);

export const putBack = fc.record({ at, units: fc.integer({ min: 1, max: 3 }) }).map((input) => {
  const lying = (model: Model) =>
    places.flatMap((place) => ["A", "B"].flatMap((sku) => (shelfOf(model, place, sku).putBack > 0 ? [{ place, sku }] : [])));
  return move("putBack", input, {
    when: (model) => lying(model).length > 0,
    async act(model, { at, units }, { attempt }) {
      const { place, sku } = some(lying(model), at);
      const shelf = shelfOf(model, place, sku);
      const { refused } = await attempt(
        (ctx) => putBackUnit(ctx, { warehouse: place, code: sku, quantity: units }),
        units <= shelf.putBack,
      );
      if (!refused) shelf.putBack -= units;
    },
  });
});

export const pack = fc.record({ at }).map((input) =>
  move("pack", input, {
    when: (model) => worksIn(model, "picked").length > 0,
    async act(model, { at }, { attempt }) {
      const { order, work } = some(worksIn(model, "picked"), at);
      const sums = new Map<string, number>();
      for (const line of work.lines) if (line.picked > 0) sums.set(line.sku, (sums.get(line.sku) ?? 0) + line.picked);
      const parcels = [{ ...box, lines: [...sums].map(([sku, quantity]) => ({ sku, quantity })) }];
      const { refused } = await attempt((ctx) => packFulfilment(ctx, { fulfilmentId: work.id, parcels }), !isHeld(order));
      if (refused) return;
      work.status = "packed";
      for (const line of work.lines) line.packed = line.picked;
    },
  }),
);

export const unpack = fc.record({ at }).map((input) =>
  move("unpack", input, {
    when: (model) => worksIn(model, "packed").length > 0,
    async act(model, { at }, { attempt }) {
      const { order, work } = some(worksIn(model, "packed"), at);
      const { refused } = await attempt((ctx) => unpackFulfilment(ctx, { fulfilmentId: work.id }), !isHeld(order));
      if (refused) return;
      work.status = "picked";
      for (const line of work.lines) line.packed = 0;
    },
  }),
);

/** Ordered units of a work's lines: a bundle's parts count as one. */
function unitsByLine(order: Order, work: Work) {
  return order.lines.map((line) => {
    const parts = work.lines.filter((one) => one.lineId === line.id).map((one) => Math.floor(one.quantity / one.per));
    return { line, units: parts.length > 0 ? Math.min(...parts) : 0 };
  });
}

export const handOver = fc.record({ at }).map((input) =>
  move("handOver", input, {
    when: (model) => worksIn(model, "packed", "picked").length > 0,
    async act(model, { at }, { attempt }) {
      const { order, work } = some(worksIn(model, "packed", "picked"), at);
      const { refused } = await attempt(
        (ctx) => handOverFulfilment(ctx, { fulfilmentId: work.id, at: ctx.now() }),
        work.status === "packed",
      );
      if (refused) return;
      work.status = "handed_over";
      for (const line of work.lines) shelfOf(model, work.warehouse, line.sku).onHand -= line.quantity;
      for (const { line, units } of unitsByLine(order, work)) line.shipped += units;
      closeWhenDone(order);
    },
  }),
);

export const deliver = fc.record({ at, comesBack: fc.integer({ min: 0, max: 4 }).map((n) => n === 0) }).map((input) =>
  move("deliver", input, {
    when: (model) => worksIn(model, "handed_over").length > 0,
    async act(model, { at, comesBack }, { attempt }) {
      const { order, work } = some(worksIn(model, "handed_over"), at);
      const command = comesBack ? returnFulfilmentToSender : deliverFulfilment;
      await attempt((ctx) => command(ctx, { fulfilmentId: work.id, at: ctx.now() }), true);
      work.status = comesBack ? "returned_to_sender" : "delivered";
      if (!comesBack) for (const { line, units } of unitsByLine(order, work)) line.delivered += units;
      closeWhenDone(order);
    },
  }),
);
