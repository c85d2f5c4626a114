import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { orders } from "@/modules/orders/tables";
import { processWide } from "@/platform/process";
import { withOwnDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrder, aProduct, aShop } from "@/testing/orders";

beforeEach(() => {
  for (const name of ["look-up", "look-up-from"]) processWide(`rate:${name}`, () => new Map()).clear();
});

/** Numbers are counted in each shop, so in a database of its own: another test's order may have this one's number and buyer. */
async function aLostLink(db: Parameters<typeof aShop>[0]) {
  const { ctx } = await aShop(db);
  await aProduct(ctx, { sku: "TEA", stock: { MSK: 50 } });
  const order = await anOrder(ctx, { lines: { TEA: 1 } });
  const app = testApp(db);
  const ask = (number: string, contact: string) =>
    app.request("/api/v1/track/look-up", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ number, contact }),
    });
  return { ctx, order, app, ask };
}

describe("S53: the look-up of an order", () => {
  test(
    "leads to the page by number and phone or e-mail, in any usual spelling",
    withOwnDatabase(async ({ db }) => {
      const { order, ask, app } = await aLostLink(db);
      for (const contact of ["+7 916 123-45-67", "89161234567", "MARIA@example.com"]) {
        const answer = await ask(` №${order.number} `, contact);
        expect([contact, answer.status, await answer.json()]).toEqual([contact, 200, { trackingUrl: order.trackingUrl }]);
      }
      const form = await app.request("/api/v1/track/look-up/form", {
        method: "POST",
        body: new URLSearchParams({ number: order.number, contact: "89161234567", lang: "en" }),
      });
      expect([form.status, form.headers.get("location")]).toEqual([303, `/t/${order.trackingUrl?.split("/t/")[1]}?lang=en`]);
    }),
  );

  test(
    "answers alike, and not sooner, for an unknown number, another contact and a link that was taken back",
    withOwnDatabase(async ({ db }) => {
      const { ctx, order, ask } = await aLostLink(db);
      const revoked = await anOrder(ctx, { lines: { TEA: 1 } });
      await db.update(orders).set({ trackingRevokedAt: new Date() }).where(eq(orders.id, revoked.id));
      const answers: string[] = [];
      for (const [number, contact] of [
        ["99999999", "+79161234567"],
        [order.number, "+79990000000"],
        [order.number, "somebody@example.com"],
        [revoked.number, "+79161234567"],
        [order.number, "not a contact"],
      ] as const) {
        const began = performance.now();
        const answer = await ask(number, contact);
        expect(performance.now() - began).toBeGreaterThan(290);
        answers.push(`${answer.status} ${await answer.text()}`);
      }
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toMatch(/^404 /);
    }),
  );

  test(
    "gives few tries for one number, whether it exists or not, and few from one address",
    withOwnDatabase(async ({ db }) => {
      const { order, ask } = await aLostLink(db);
      const dressed = Array.from({ length: 10 }, (_, n) => `${"#".repeat(n)} ${n % 2 ? "№" : ""}${order.number}`);
      const signs = await Promise.all(dressed.map(async (number) => (await ask(number, "+79990000000")).status));
      expect(signs.filter((status) => status === 429)).toHaveLength(2);
      for (const name of ["look-up", "look-up-from"]) processWide(`rate:${name}`, () => new Map()).clear();
      const tryAll = (number: string) =>
        Promise.all(Array.from({ length: 10 }, async (_, n) => (await ask(number, `+7999000000${n}`)).status));
      const known = await tryAll(order.number);
      processWide("rate:look-up-from", () => new Map()).clear();
      const unknown = await tryAll("88888888");
      expect(known.toSorted()).toEqual(unknown.toSorted());
      expect(known.filter((status) => status === 429)).toHaveLength(2);
      expect((await ask("77777777", "+79990000000")).status).toBe(404);
      const more = await Promise.all(Array.from({ length: 20 }, async (_, n) => (await ask(`6666666${n}`, "x@example.com")).status));
      expect(more).toContain(429);
    }),
  );
});
