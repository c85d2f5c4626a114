import fc from "fast-check";
import { expect } from "vitest";
import { cancelOrder, cancelUnits } from "@/modules/orders/commands/cancel-order";
import { holdOrder } from "@/modules/orders/commands/hold-order";
import { placeOrder } from "@/modules/orders/commands/place-orders";
import { releaseHold } from "@/modules/orders/commands/release-hold";
import { routeAgain } from "@/modules/orders/commands/route-again";
import { splitOrder } from "@/modules/orders/commands/split-order";
import { anOrderRequest } from "@/testing/orders";
import { observe, settle } from "./agree";
import type { BookedLine, Books } from "./books";
import {
  canFill,
  closeWhenDone,
  isHeld,
  type Line,
  type Model,
  mayChange,
  type Order,
  orderedOf,
  reservedOf,
  totalOf,
  type Wish,
} from "./model";
import { move, some, someOrder } from "./move";

const at = fc.nat(7);
export const wishes = fc.array(
  fc.record({ sku: fc.constantFrom("A" as const, "B" as const, "SET" as const), quantity: fc.integer({ min: 1, max: 4 }) }),
  { minLength: 1, maxLength: 3 },
);
export const policies = fc.constantFrom("backorder" as const, "backorder" as const, "hold" as const, "reject" as const);

/** The body of `POST /orders`, with two lines of one SKU where they are wished. */
export function requestOf(lines: readonly Wish[], policy: Order["policy"]) {
  const request = anOrderRequest({ lines: { A: 1 }, onShortage: policy });
  return { ...request, lines: lines.map(({ sku, quantity }) => ({ sku, quantity, unitPrice: 129_900, discount: 0, taxRate: 22 })) };
}

/** An order that was placed: kept as far as stock goes, or held without keeping anything. */
export function remember(model: Model, books: Books, id: string, lines: readonly Wish[], policy: Order["policy"], fits: boolean): void {
  const booked = books.orders[id];
  if (!booked) throw new Error("the order was not written");
  expect(booked.lines.map(({ sku, quantity }) => ({ sku, quantity }))).toEqual(lines);
  const order: Order = {
    id,
    since: model.step,
    policy,
    over: null,
    holds: booked.holds,
    lines: booked.lines.map(({ id, sku, quantity }) => {
      return { id, sku, quantity, cancelled: 0, waiting: 0, shipped: 0, delivered: 0, price: 129_900 };
    }),
    works: [],
    short: new Set(),
    waitsFor: new Set(),
    shipping: 30_000,
    total: 0,
    paid: 0,
    city: "Казань",
  };
  order.total = totalOf(order);
  order.paid = order.total;
  model.orders.push(order);
  const isHeldBack = policy === "hold" && !fits;
  expect(booked.holds.map(({ reason }) => reason)).toEqual(isHeldBack ? ["out_of_stock"] : []);
  const before = observe(model, books, isHeldBack ? [] : [order]);
  if (!isHeldBack) settle(model, order, before, true);
  if (policy === "reject") expect(order.lines.every((line) => line.waiting === 0)).toBe(true);
}

export const place = fc.record({ lines: wishes, policy: policies }).map((input) =>
  move("place", input, {
    when: (model) => model.orders.length < 12,
    async act(model, { lines, policy }, { attempt }) {
      const fits = canFill(model, lines);
      const { result, books } = await attempt((ctx) => placeOrder(ctx, { order: requestOf(lines, policy) }), policy !== "reject" || fits);
      if (result?.outcome === "placed") remember(model, books, result.order.id, lines, policy, fits);
    },
  }),
);

const anyOrder = { when: (model: Model) => model.orders.length > 0 };

/** Takes units off a line: those that nobody keeps anything for first. Gives how many are still kept afterwards. */
export function takeOff(order: Order, line: Line, units: number): number {
  const kept = reservedOf(order, line.id);
  const loose = Math.max(0, line.quantity - line.cancelled - kept - line.shipped);
  line.cancelled += units;
  line.waiting = Math.max(0, line.waiting - units);
  return kept - Math.max(0, units - loose);
}

function cancelWhole(model: Model, books: Books, order: Order): void {
  order.over = "cancelled";
  order.holds = [];
  observe(model, books, [order]);
  for (const line of order.lines) Object.assign(line, { cancelled: line.quantity, waiting: 0 });
}

const mayCancel = (order: Order) => !order.over && order.lines.every((line) => line.shipped === 0);

export const cancel = fc.record({ at }).map((input) =>
  move("cancel", input, {
    ...anyOrder,
    async act(model, input, { attempt }) {
      const order = someOrder(model, input.at);
      const { refused, books } = await attempt((ctx) => cancelOrder(ctx, { orderId: order.id, reason: "model" }), mayCancel(order));
      if (!refused) cancelWhole(model, books, order);
    },
  }),
);

export const cancelSome = fc.record({ at, line: at, units: fc.integer({ min: 1, max: 4 }) }).map((input) =>
  move("cancelUnits", input, {
    ...anyOrder,
    async act(model, input, { attempt }) {
      const order = someOrder(model, input.at);
      const line = some(order.lines, input.line);
      const isEnough = input.units <= line.quantity - line.cancelled - line.shipped;
      const { refused, books } = await attempt(
        (ctx) => cancelUnits(ctx, { orderId: order.id, reason: "model", lines: [{ lineId: line.id, units: input.units }] }),
        mayChange(order) && isEnough,
      );
      if (refused) return;
      const left = order.lines.reduce((sum, one) => sum + orderedOf(one), 0) - input.units;
      if (left === 0 && mayCancel(order)) return cancelWhole(model, books, order);
      const kept = takeOff(order, line, input.units);
      observe(model, books, [order]);
      expect(reservedOf(order, line.id)).toBe(kept);
      order.total = totalOf(order);
      closeWhenDone(order);
    },
  }),
);

export const hold = fc.record({ at }).map((input) =>
  move("hold", input, {
    ...anyOrder,
    async act(model, input, { attempt }) {
      const order = someOrder(model, input.at);
      const { refused, books } = await attempt(
        (ctx) => holdOrder(ctx, { orderId: order.id, reason: "manual", note: null, until: null }),
        mayChange(order) && !isHeld(order, "manual"),
      );
      if (!refused) order.holds = books.orders[order.id]?.holds ?? [];
      expect(order.holds.filter(({ reason }) => reason === "manual").length).toBeLessThanOrEqual(1);
    },
  }),
);

export const release = fc.record({ at }).map((input) =>
  move("release", input, {
    when: (model) => model.orders.some((order) => !order.over && isHeld(order)),
    async act(model, input, { attempt }) {
      const order = some(
        model.orders.filter((one) => !one.over && isHeld(one)),
        input.at,
      );
      const hold = some(order.holds, input.at);
      const { books } = await attempt((ctx) => releaseHold(ctx, { orderId: order.id, holdId: hold.id }), true);
      order.holds = order.holds.filter(({ id }) => id !== hold.id);
      const wasTried = hold.reason === "out_of_stock";
      const before = observe(model, books, wasTried ? [order] : []);
      if (wasTried) settle(model, order, before, true);
      closeWhenDone(order);
    },
  }),
);

const planned = (order: Order) => order.works.filter((work) => work.status === "planned" && work.lines.some((line) => line.quantity > 0));
const shelvesOf = (order: Order) =>
  planned(order)
    .flatMap(({ warehouse, lines }) => lines.map((line) => `${warehouse} ${line.lineId} ${line.sku} ${line.quantity}`))
    .sort();
const keptUnits = (order: Order) => order.lines.reduce((sum, line) => sum + reservedOf(order, line.id), 0);

/** Unbegun work is routed anew: never less is kept than before, and only unbegun work moves. An edit then tries to keep the rest as well. */
export function reroute(model: Model, books: Books, order: Order, thenTried = false): void {
  const [unitsBefore, shelvesBefore, hadWork] = [keptUnits(order), shelvesOf(order), planned(order).length > 0];
  const begun = order.works.filter((work) => work.status !== "planned");
  const before = observe(model, books, hadWork || thenTried ? [order] : []);
  for (const work of begun) expect(order.works).toContainEqual(work);
  expect(keptUnits(order)).toBeGreaterThanOrEqual(unitsBefore);
  const hasChanged = JSON.stringify(shelvesOf(order)) !== JSON.stringify(shelvesBefore);
  if (hasChanged || thenTried) settle(model, order, before, true);
}

export const route = fc.record({ at }).map((input) =>
  move("routeAgain", input, {
    ...anyOrder,
    async act(model, input, { attempt }) {
      const order = someOrder(model, input.at);
      const { refused, books } = await attempt((ctx) => routeAgain(ctx, { orderId: order.id }), mayChange(order));
      if (!refused) reroute(model, books, order);
    },
  }),
);

/** Units become an order of their own, with all that is kept for them: not one of them is free in between. */
export const split = fc.record({ at, line: at, units: fc.integer({ min: 1, max: 3 }) }).map((input) =>
  move("split", input, {
    ...anyOrder,
    async act(model, input, { attempt }) {
      const order = someOrder(model, input.at);
      const line = some(order.lines, input.line);
      const { id } = order;
      const all = order.lines.reduce((sum, one) => sum + orderedOf(one), 0);
      const left = orderedOf(line) - line.shipped;
      const mayGo = mayChange(order) && input.units <= left && input.units < all;
      // What is packed stays where it is: how much that leaves to go is a rule of its own.
      const isPacked = order.works.some((work) => work.status === "packed" && work.lines.some((one) => one.lineId === line.id));
      const { refused, result, books } = await attempt(
        (ctx) => splitOrder(ctx, { orderId: id, lines: [{ lineId: line.id, units: input.units }], note: null }),
        mayGo && isPacked ? null : mayGo,
      );
      if (refused || !result) return;
      divide(model, books, order, line, input.units, result.split.id);
    },
  }),
);

function divide(model: Model, books: Books, order: Order, line: Line, units: number, childId: string): void {
  const [rest, child] = [books.orders[order.id], books.orders[childId]];
  const [gone] = child?.lines ?? [];
  if (!rest || !child || !gone) throw new Error("the order was not split");
  const stays = rest.lines.find((one) => one.id === line.id);
  const sumOf = (what: "quantity" | "reserved" | "waiting" | "cancelled") => (stays?.[what] ?? 0) + gone[what];
  const before = { quantity: line.quantity, reserved: reservedOf(order, line.id), waiting: line.waiting, cancelled: line.cancelled };
  expect(gone.quantity).toBe(units);
  expect({ quantity: sumOf("quantity"), reserved: sumOf("reserved"), waiting: sumOf("waiting"), cancelled: sumOf("cancelled") }).toEqual(
    before,
  );
  expect([rest.total + child.total, rest.paid + child.paid]).toEqual([order.total, order.paid]);
  const part: Order = {
    ...order,
    id: childId,
    holds: child.holds,
    lines: [],
    works: child.works,
    shipping: 0,
    total: child.total,
    paid: child.paid,
  };
  part.lines = [asLine(gone)];
  part.short = new Set();
  part.waitsFor = new Set();
  model.orders.push(part);
  order.works = rest.works;
  order.holds = rest.holds;
  order.total = rest.total;
  order.paid = rest.paid;
  order.lines = order.lines.flatMap((one) => (one !== line ? [one] : stays ? [asLine(stays)] : []));
  closeWhenDone(order);
}

const asLine = ({ reserved, ...line }: BookedLine): Line => line;
