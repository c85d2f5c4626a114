import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { PutProduct } from "@/modules/catalog/inputs";
import { lotsOfSku } from "@/modules/inventory/lots/lot-queries";
import type { Context } from "@/platform/context";
import type { StoredPayload } from "@/platform/jobs/add-job";
import { inRollback } from "@/testing/database";
import { aShop } from "@/testing/orders";
import { adjustStock } from "./adjust-stock";
import { type LotPlace, setExpiredApart } from "./set-expired-apart";

/** What the waiting job of an organization was given. */
async function waitingJob(ctx: Context): Promise<{ after: LotPlace } | undefined> {
  const { rows } = await ctx.db.execute<{ payload: StoredPayload }>(sql`
    select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'set_expired_apart' and j.payload->>'organizationId' = ${ctx.actor.organizationId}`);
  return rows[0]?.payload.input as { after: LotPlace } | undefined;
}

test(
  "the lots that have been over the longest are set apart first, and a job goes on with the rest at once",
  inRollback(async (db) => {
    const clock = { now: new Date("2026-11-23T09:00:00Z") };
    const { ctx } = await aShop(db, { now: () => clock.now });
    await putProduct(ctx, "MILK", PutProduct.parse({ name: "Кефир", price: { amount: 9_900, currency: "RUB" }, tracksLots: true }));
    for (const [lot, expiresOn] of [
      ["A", "2026-12-03"],
      ["B", "2026-12-01"],
      ["C", "2026-12-02"],
    ] as const)
      await adjustStock(ctx, { warehouse: "MSK", reason: "delivered", lines: [{ sku: "MILK", delta: 1, lot, expiresOn }] });
    clock.now = new Date("2026-12-20T09:00:00Z");
    const apart = async () =>
      (await lotsOfSku(ctx, { sku: "MILK" }))
        .filter((row) => row.apart > 0)
        .map((row) => row.lot)
        .sort();
    expect(await setExpiredApart(ctx, { limit: 2 })).toBe(2);
    expect(await apart()).toEqual(["B", "C"]);
    const job = await waitingJob(ctx);
    expect(job?.after).toMatchObject({ expiresOn: "2026-12-02", lot: "C" });
    expect(await setExpiredApart(ctx, { limit: 2, ...job })).toBe(1);
    expect(await apart()).toEqual(["A", "B", "C"]);
  }),
);
