import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditStock } from "@/modules/inventory/audit/audit-stock";
import { aBackground } from "@/testing/background";
import { withOwnDatabase } from "@/testing/database";
import { anOrganization } from "@/testing/organization";
import { aConnectedShop, aStockedWarehouse, eventsOf, intakeOf, ordersOf, reservedOf } from "@/testing/shop-connection";
import { processIntakes } from "./commands/process-intakes";
import { fixture } from "./marketplaces/woocommerce/fixtures";

const paid = (id: number, fields: Record<string, unknown> = {}) => fixture("order-paid", { id, number: String(id), ...fields });

test(
  "deliveries of one moment are taken in together, each with its own outcome",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 1_000, "MUG-WHT": 1_000 });
    const shop = await aConnectedShop(ctx);
    const plain = await Promise.all([1, 2, 3, 4, 5].map((n) => shop.deliver(paid(1_000 + n))));
    const strange = paid(2_001);
    (strange["line_items"] as Record<string, unknown>[])[0] = { ...(strange["line_items"] as object[])[0], sku: "NOBODY-KNOWS" };
    const [unknown, later, cancelled, rubbish] = [
      await shop.deliver(strange),
      await shop.deliver(paid(1_001, { status: "cancelled", date_modified_gmt: "2026-11-22T08:30:00" })),
      await shop.deliver(paid(2_002, { status: "cancelled" })),
      await shop.deliver("this is no order"),
    ];
    const all = [...plain, unknown, later, cancelled, rubbish];
    await processIntakes(ctx, all);
    await processIntakes(ctx, all);

    const outcomes = await Promise.all(all.map(async (id) => (await intakeOf(ctx, id))?.status));
    expect(outcomes).toEqual([...plain.map(() => "accepted"), "held", "accepted", "accepted", "failed"]);
    const orders = await ordersOf(ctx);
    expect(orders.map(({ externalId, status }) => `${externalId} ${status}`).toSorted()).toEqual([
      "1001 cancelled",
      "1002 confirmed",
      "1003 confirmed",
      "1004 confirmed",
      "1005 confirmed",
      "2001 new",
      "2002 cancelled",
    ]);
    expect(new Set(orders.map(({ number }) => number)).size).toBe(7);
    expect(await eventsOf(ctx, "intake.processed")).toHaveLength(8);
    expect(await reservedOf(ctx)).toBe(4 * 3 + 1);
    expect(await auditStock(db)).toEqual([]);
  }),
);

test(
  "S38: one delivery that cannot be taken in keeps none of the others waiting, and is tried again by itself",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 1_000, "MUG-WHT": 1_000 });
    const shop = await aConnectedShop(ctx);
    await db.execute(sql`
      create function refuse_poison() returns trigger language plpgsql as
        $$ begin if new.external_id = '1003' then raise exception 'poison'; end if; return new; end $$`);
    await db.execute(sql`create trigger poison before insert on orders for each row execute function refuse_poison()`);
    for (const n of [1, 2, 3, 4]) await shop.deliver(paid(1_000 + n));
    const background = aBackground(db);
    await background.run();
    expect((await ordersOf(ctx)).map(({ externalId }) => externalId)).toEqual(["1001", "1002", "1004"]);

    await db.execute(sql`drop trigger poison on orders`);
    await background.pass(1);
    expect((await ordersOf(ctx)).map(({ externalId }) => externalId)).toEqual(["1001", "1002", "1004", "1003"]);
    expect(await eventsOf(ctx, "intake.processed")).toHaveLength(4);
    expect(background.broken).toEqual([]);
    expect(await auditStock(db)).toEqual([]);
  }),
);
