import fc from "fast-check";
import { expect } from "vitest";
import { expireCheckout, extendCheckout, orderCheckout, releaseCheckout } from "@/modules/orders/commands/end-checkout";
import { reserveForCheckout } from "@/modules/orders/commands/reserve-for-checkout";
import { type Checkout, canFill, goods, type Model, shelfName, type Wish } from "./model";
import { move, some } from "./move";
import { policies, remember, requestOf, wishes } from "./order-moves";

const at = fc.nat(7);
const minute = 60_000;

export const reserve = fc.record({ lines: wishes, minutes: fc.integer({ min: 5, max: 30 }) }).map((input) =>
  move("checkout", input, {
    when: (model) => model.checkouts.length < 8,
    async act(model, { lines, minutes }, { attempt }) {
      const { result, books } = await attempt(
        (ctx) => reserveForCheckout(ctx, { channel: "site", reference: null, lines, minutes }),
        canFill(model, lines),
      );
      if (!result) return;
      const { id } = result.checkout;
      const kept = books.checkouts[id]?.kept ?? [];
      expect(sums(kept)).toEqual(
        sums(lines.flatMap(({ sku, quantity }) => goods[sku].map((part) => ({ sku: part.sku, units: part.per * quantity })))),
      );
      model.checkouts.push({ id, state: "open", expiresAt: model.clock + minutes * minute, lines, kept });
    },
  }),
);

function sums(rows: readonly { sku: string; units: number }[]): Record<string, number> {
  const units: Record<string, number> = {};
  for (const row of rows) units[row.sku] = (units[row.sku] ?? 0) + row.units;
  return units;
}

const isOpen = (checkout: Checkout) => checkout.state === "open";
const anyCheckout = { when: (model: Model) => model.checkouts.length > 0 };

export const extend = fc.record({ at, minutes: fc.integer({ min: 5, max: 30 }) }).map((input) =>
  move("extendCheckout", input, {
    ...anyCheckout,
    async act(model, { at, minutes }, { attempt }) {
      const checkout = some(model.checkouts, at);
      const mayGo = isOpen(checkout) && checkout.expiresAt > model.clock;
      const { refused } = await attempt((ctx) => extendCheckout(ctx, { id: checkout.id, minutes }), mayGo);
      if (!refused) checkout.expiresAt = model.clock + minutes * minute;
    },
  }),
);

export const release = fc.record({ at }).map((input) =>
  move("releaseCheckout", input, {
    ...anyCheckout,
    async act(model, { at }, { attempt }) {
      const checkout = some(model.checkouts, at);
      await attempt((ctx) => releaseCheckout(ctx, { id: checkout.id }), true);
      if (isOpen(checkout)) checkout.state = "released";
    },
  }),
);

/** Time passes, and the clock comes by. */
export const expire = fc.record({ minutes: fc.integer({ min: 1, max: 20 }) }).map((input) =>
  move("timePasses", input, {
    when: (model) => model.checkouts.some(isOpen),
    async act(model, { minutes }, { attempt }) {
      model.clock += minutes * minute;
      for (const checkout of model.checkouts) {
        const isDue = isOpen(checkout) && checkout.expiresAt <= model.clock;
        const { result } = await attempt((ctx) => expireCheckout(ctx, checkout.id), true);
        expect(result).toBe(isDue);
        if (isDue) checkout.state = "expired";
      }
    },
  }),
);

export const order = fc.record({ at, policy: policies }).map((input) =>
  move("orderCheckout", input, {
    ...anyCheckout,
    async act(model, { at, policy }, { attempt }) {
      const checkout = some(model.checkouts, at);
      const wasOrdered = checkout.state === "ordered";
      const fits = canFill(model, checkout.lines, ownUnits(checkout));
      const { result, books } = await attempt(
        (ctx) => orderCheckout(ctx, { id: checkout.id, order: requestOf(checkout.lines as Wish[], policy) }),
        wasOrdered || policy !== "reject" || fits,
      );
      if (!result) return;
      expect(result.outcome).toBe(wasOrdered ? "known" : "placed");
      checkout.state = "ordered";
      if (result.outcome === "placed") remember(model, books, result.order.id, checkout.lines, policy, fits);
    },
  }),
);

function ownUnits(checkout: Checkout): Map<string, number> {
  const own = new Map<string, number>();
  if (!isOpen(checkout)) return own;
  for (const { warehouse, sku, units } of checkout.kept)
    own.set(shelfName(warehouse, sku), (own.get(shelfName(warehouse, sku)) ?? 0) + units);
  return own;
}
