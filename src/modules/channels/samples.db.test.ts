import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aKey, anOrganization } from "@/testing/organization";
import { aConnectedShop, intakeOf, ordersOf } from "@/testing/shop-connection";
import { processIntake } from "./commands/process-intake";
import { listIntake } from "./intake-queries";

// Real payloads, `<counterpart>/samples/*`, that are no part of the project; without them there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];

/** Everything in a sample that a shop could send: its orders one by one, and the file as it is. */
function payloadsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(payloadsOf);
  if (typeof value !== "object" || value === null) return [];
  const record = value as Record<string, unknown>;
  return "line_items" in record && "status" in record ? [record] : Object.values(record).flatMap(payloadsOf);
}

test.runIf(folder)(
  "every payload of the samples goes in through the hook: an order, held or not, or kept with its reason",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const shop = await aConnectedShop(ctx);
    const app = testApp(db);
    const samples = path.join(path.resolve(folder ?? "."), "woocommerce", "samples");
    const told = new Set<string>();
    for (const name of readdirSync(samples)) {
      const whole: unknown = JSON.parse(readFileSync(path.join(samples, name), "utf8"));
      const inside = payloadsOf(whole);
      for (const payload of inside.length > 0 ? inside : [whole]) {
        const { headers, body } = shop.sign(payload);
        expect((await app.request(shop.hookPath, { method: "POST", headers, body })).status, name).toBe(200);
        if (inside.length > 0) told.add(String((payload as { id: unknown }).id));
      }
    }
    const { items } = await listIntake(ctx, "woo", { limit: 200 });
    for (const { id } of items.reverse()) {
      const { status, reason, orderId } = await processIntake(ctx, id);
      const row = await intakeOf(ctx, id);
      expect(row?.body.length).toBeGreaterThan(0);
      if (status === "failed" || status === "ignored") expect(reason).not.toBeNull();
      else expect(orderId).not.toBeNull();
      expect(reason?.code, row?.body.toString().slice(0, 200)).not.toBe("channel.internal");
    }
    const placed = new Set((await ordersOf(ctx)).map((order) => order.externalId));
    const drafts = items.filter((item) => item.reason?.code === "channel.not_a_sale").length;
    expect(placed.size + drafts).toBeGreaterThanOrEqual(told.size - drafts);
    // Every order can be read back.
    const headers = { authorization: `Bearer ${await aKey(ctx)}` };
    for (const order of await ordersOf(ctx)) expect((await app.request(`/api/v1/orders/${order.id}`, { headers })).status).toBe(200);
  }),
);
