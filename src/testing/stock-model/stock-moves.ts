import fc from "fast-check";
import { expect } from "vitest";
import { createTransfer } from "@/modules/inventory/commands/create-transfer";
import { sendTransfer } from "@/modules/inventory/commands/send-transfer";
import type { AdjustStock } from "@/modules/inventory/inputs";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { receiveTransfer } from "@/modules/orders/commands/receive-transfer";
import { fillBackorders } from "@/modules/orders/fill-waiting";
import { productIdOf } from "@/testing/orders";
import { observe, serve, settle } from "./agree";
import type { Books } from "./books";
import { freeOn, keptOn, type Model, type Order, type Place, places, shelfOf, softOn } from "./model";
import { move, some } from "./move";

const place = fc.constantFrom(...places);
const sku = fc.constantFrom("A" as const, "B" as const);

export const receipt = fc.record({ place, sku, units: fc.integer({ min: 1, max: 5 }) }).map((input) =>
  move("receive", input, {
    when: () => true,
    async act(model, { place, sku, units }, { attempt }) {
      const line = { sku, delta: units };
      const { books } = await attempt((ctx) => adjustStock(ctx, { warehouse: place, reason: "received", lines: [line] }), true);
      shelfOf(model, place, sku).onHand += units;
      serve(model, books, [sku]);
    },
  }),
);

/** Units of a shelf that can still give way: those of checkouts, and whole units of work that has not been picked. */
export function displaceable(model: Model, place: Place, sku: string): number {
  const works = model.orders
    .flatMap((order) => order.works)
    .filter((w) => w.warehouse === place && ["planned", "picking"].includes(w.status));
  const lines = works.flatMap((work) => work.lines).filter((line) => line.sku === sku);
  return softOn(model, place, sku) + lines.reduce((sum, line) => sum + Math.floor((line.quantity - line.picked) / line.per) * line.per, 0);
}

const change = fc.oneof(fc.record({ lost: fc.integer({ min: 1, max: 4 }) }), fc.record({ counted: fc.nat(12) }));

/** Physical truth wins: below what is reserved, checkouts and then unpicked work give way, and no more of them than must. */
export const lossOrCount = fc.record({ place, sku, change }).map((input) =>
  move("loseOrCount", input, {
    when: () => true,
    async act(model, { place, sku, change }, { attempt }) {
      const shelf = shelfOf(model, place, sku);
      const target = "lost" in change ? shelf.onHand - change.lost : change.counted;
      const settled = "lost" in change ? Math.min(shelf.inCheck, change.lost) : shelf.inCheck;
      const kept = keptOn(model, place, sku);
      const missing = kept + shelf.inCheck + shelf.putBack + shelf.damaged - settled - target;
      const mayGo = target >= 0 && missing <= displaceable(model, place, sku);
      const line = "lost" in change ? { sku, delta: -change.lost } : { sku, onHand: change.counted };
      const input: AdjustStock = { warehouse: place, reason: "model", lines: [line] };
      const { refused, books } = await attempt((ctx) => adjustStock(ctx, input), mayGo);
      if (refused) return;
      const soft = softOn(model, place, sku);
      shelf.onHand = target;
      shelf.inCheck -= settled;
      learnKept(model, books);
      expect(softOn(model, place, sku)).toBe(soft - Math.min(soft, Math.max(0, missing)));
      const begun = model.orders.flatMap((order) => order.works.filter((work) => ["picked", "packed"].includes(work.status)));
      const others = missing > 0 ? model.orders.filter((order) => keptOn(model, place, sku, order) > 0) : [];
      if ("lost" in change) giveWay(model, books, others);
      else serve(model, books, [sku], others);
      expect(model.orders.flatMap((order) => order.works)).toEqual(expect.arrayContaining(begun));
      // A bundle gives up whole units: its part may free one more than was missing.
      if (missing > 0) expect(kept - keptOn(model, place, sku)).toBeLessThanOrEqual(missing + 1);
    },
  }),
);

function giveWay(model: Model, books: Books, orders: readonly Order[]): void {
  const before = observe(model, books, orders);
  for (const order of orders) settle(model, order, before, false);
}

/** What the books say is kept for checkouts. */
export function learnKept(model: Model, books: Books): void {
  for (const checkout of model.checkouts) if (checkout.state === "open") checkout.kept = books.checkouts[checkout.id]?.kept ?? [];
}

/** The event of freed stock, a moment later: whoever waits is served. */
export const serveWaiting = fc.record({ sku }).map((input) =>
  move("serveWaiting", input, {
    when: (model) => model.orders.some((order) => !order.over && order.lines.some((line) => line.waiting > 0)),
    async act(model, { sku }, { attempt }) {
      // Where nothing is free nobody is tried.
      const isAnyFree = places.some((place) => freeOn(model, place, sku) > 0);
      const { books } = await attempt(async (ctx) => fillBackorders(ctx, [await productIdOf(ctx, sku)]), true);
      if (isAnyFree) serve(model, books, [sku]);
      else observe(model, books, []);
    },
  }),
);

export const sendAway = fc.record({ from: place, sku, units: fc.integer({ min: 1, max: 4 }) }).map((input) =>
  move("transfer", input, {
    when: (model) => model.transfers.length < 4,
    async act(model, { from, sku, units }, { attempt }) {
      const to = from === "MSK" ? "KZN" : "MSK";
      let id = "";
      const expectedAt = new Date(Date.now() + 86_400_000).toISOString();
      const { refused } = await attempt(
        async (ctx) => {
          id = (await createTransfer(ctx, { from, to, expectedAt, note: null, lines: [{ sku, quantity: units }] })).id;
          await sendTransfer(ctx, { transferId: id });
        },
        units <= Math.max(0, freeOn(model, from, sku)),
      );
      if (refused) return;
      shelfOf(model, from, sku).onHand -= units;
      model.transfers.push({ id, from, to, sku, open: units });
    },
  }),
);

const count = fc.nat(3);
export const unpack = fc.record({ at: fc.nat(7), received: count, damaged: fc.nat(1), lost: fc.nat(1), surplus: fc.nat(1) }).map((input) =>
  move("receiveTransfer", input, {
    when: (model, { received, damaged, lost, surplus }) =>
      received + damaged + lost + surplus > 0 && model.transfers.some((transfer) => transfer.open > 0),
    async act(model, { at, ...units }, { attempt }) {
      const transfer = some(
        model.transfers.filter((one) => one.open > 0),
        at,
      );
      const { received, damaged, lost, surplus } = units;
      const { refused, books } = await attempt(
        (ctx) => receiveTransfer(ctx, { transferId: transfer.id, note: null, lines: [{ sku: transfer.sku, ...units }] }),
        received + damaged + lost <= transfer.open,
      );
      if (refused) return;
      transfer.open -= received + damaged + lost;
      const shelf = shelfOf(model, transfer.to, transfer.sku);
      shelf.onHand += received + damaged + surplus;
      shelf.damaged += damaged;
      serve(model, books, [transfer.sku]);
    },
  }),
);
