import fc from "fast-check";
import { expect } from "vitest";
import type { Operation } from "@/modules/orders/changes/operations";
import { editOrder } from "@/modules/orders/commands/edit-order";
import { observe, settle } from "./agree";
import type { Books } from "./books";
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
  unreservedOf,
} from "./model";
import { move, some, someOrder } from "./move";
import { reroute, takeOff } from "./order-moves";

const at = fc.nat(7);
const cities = ["Казань", "Москва", "Пермь"];
const anOrder = { when: (model: Model) => model.orders.length > 0 };

/** Orders whose line would be left with nothing, and nothing else with it. */
const leavesNothing = (order: Order, line: Line, quantity: number) =>
  quantity === 0 && order.lines.every((one) => one === line || orderedOf(one) === 0);

export const setQuantity = fc.record({ at, line: at, quantity: fc.nat(6) }).map((input) =>
  move("editQuantity", input, {
    ...anOrder,
    async act(model, { at, line: lineAt, quantity }, { attempt }) {
      const order = someOrder(model, at);
      const line = some(order.lines, lineAt);
      const isAllowed = mayChange(order) && quantity >= line.shipped && !leavesNothing(order, line, quantity);
      const operation: Operation = { op: "set_quantity", lineId: line.id, quantity };
      const more = quantity - orderedOf(line);
      const mayBeShort = isAllowed && order.policy === "reject" && more > 0;
      const { refused, books } = await attempt(
        (ctx) => editOrder(ctx, { orderId: order.id, operations: [operation] }),
        mayBeShort ? null : isAllowed,
      );
      if (mayBeShort && refused) return expectShort(model, order, refused, line, more);
      if (refused) return;
      if (more < 0) {
        const kept = takeOff(order, line, -more);
        observe(model, books, [order]);
        expect(reservedOf(order, line.id)).toBe(kept);
      } else if (more > 0) {
        line.quantity += more;
        grow(model, books, order);
      }
      settleMoney(order);
    },
  }),
);

export const addLine = fc
  .record({ at, sku: fc.constantFrom("A" as const, "B" as const, "SET" as const), quantity: fc.integer({ min: 1, max: 3 }) })
  .map((input) =>
    move("editAdd", input, {
      ...anOrder,
      async act(model, { at, sku, quantity }, { attempt }) {
        const order = someOrder(model, at);
        const mayBeShort = mayChange(order) && order.policy === "reject";
        const { refused, books } = await attempt(
          (ctx) => editOrder(ctx, { orderId: order.id, operations: [{ op: "add_line", sku, quantity, discount: 0 }] }),
          mayBeShort ? null : mayChange(order),
        );
        const line: Line = {
          id: "",
          sku,
          quantity,
          cancelled: 0,
          waiting: 0,
          shipped: 0,
          delivered: 0,
          price: sku === "SET" ? 199_900 : 129_900,
        };
        if (mayBeShort && refused) return expectShort(model, order, refused, line, quantity);
        if (refused) return;
        line.id = books.orders[order.id]?.lines.at(-1)?.id ?? "";
        order.lines.push(line);
        grow(model, books, order);
        settleMoney(order);
      },
    }),
  );

/** What an edit added is kept as far as stock goes; else the order's policy holds it, or lets it wait. */
function grow(model: Model, books: Books, order: Order): void {
  const waited = waitingBySku(order);
  const wasTried = !isHeld(order, "out_of_stock");
  const before = observe(model, books, wasTried ? [order] : []);
  if (wasTried) settle(model, order, before, true);
  obeyPolicy(books, order, waited);
}

/** Which of two lines of one SKU waits is nobody's concern. */
function waitingBySku({ lines }: Order): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { sku, waiting } of lines) sums.set(sku, (sums.get(sku) ?? 0) + waiting);
  return sums;
}

function obeyPolicy(books: Books, order: Order, waited: ReadonlyMap<string, number>): void {
  const isShort = [...waitingBySku(order)].some(([sku, waiting]) => waiting > (waited.get(sku) ?? 0));
  expect(isShort && order.policy === "reject").toBe(false);
  if (isShort && order.policy === "hold" && !isHeld(order, "out_of_stock")) {
    const hold = books.orders[order.id]?.holds.find(({ reason }) => reason === "out_of_stock");
    expect(hold, "what is short is held").toBeDefined();
    if (hold) order.holds.push(hold);
  }
}

/** An order that takes nothing on credit was refused more: then there is not enough. */
function expectShort(model: Model, order: Order, refused: string, line: Line, more: number): void {
  expect(refused).toBe("order.insufficient_stock");
  const wanted = order.lines.map((one) => ({ sku: one.sku, quantity: Math.max(0, unreservedOf(order, one)) + (one === line ? more : 0) }));
  if (line.id === "") wanted.push({ sku: line.sku, quantity: more });
  expect(canFill(model, wanted, undefined, order)).toBe(false);
}

function settleMoney(order: Order): void {
  order.total = totalOf(order);
  closeWhenDone(order);
}

/** A price moves no stock, whatever waits and whatever is free (it once served the order out of turn). */
export const setPrice = fc.record({ at, line: at, price: fc.constantFrom(0, 99_900, 129_900) }).map((input) =>
  move("editPrice", input, {
    ...anOrder,
    async act(model, { at, line: lineAt, price }, { attempt }) {
      const order = someOrder(model, at);
      const line = some(order.lines, lineAt);
      const { refused, books } = await attempt(
        (ctx) => editOrder(ctx, { orderId: order.id, operations: [{ op: "set_price", lineId: line.id, unitPrice: price }] }),
        mayChange(order),
      );
      if (refused) return;
      line.price = price;
      observe(model, books, []);
      settleMoney(order);
    },
  }),
);

export const setAddress = fc.record({ at, city: fc.constantFrom(...cities) }).map((input) =>
  move("editAddress", input, {
    ...anOrder,
    async act(model, { at, city }, { attempt }) {
      const order = someOrder(model, at);
      const moves = city !== order.city;
      const isPacked = order.works.some((work) => work.status === "packed");
      const address = {
        country: "RU",
        region: "Татарстан",
        city,
        postalCode: "420000",
        line1: "ул. Баумана, 5",
        latitude: null,
        longitude: null,
      };
      const mayGo = mayChange(order) && !(moves && isPacked);
      // Routed anew, another line of what is short already may be the one that waits.
      const mayBeShort = mayGo && moves && order.policy === "reject" && order.lines.some((line) => line.waiting > 0);
      const { refused, books } = await attempt(
        (ctx) => editOrder(ctx, { orderId: order.id, operations: [{ op: "set_address", address }] }),
        mayBeShort ? null : mayGo,
      );
      if (mayBeShort && refused) expect(refused).toBe("order.insufficient_stock");
      if (refused) return;
      const waited = waitingBySku(order);
      order.city = city;
      if (!moves || isHeld(order, "out_of_stock")) observe(model, books, []);
      else {
        reroute(model, books, order, true);
        obeyPolicy(books, order, waited);
      }
      settleMoney(order);
    },
  }),
);
