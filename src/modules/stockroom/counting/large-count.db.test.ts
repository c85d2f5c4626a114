import { eq, sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { approve, start, tasksOf } from "@/testing/counted-stockroom";
import { inRollback } from "@/testing/database";
import { aProduct, aShop } from "@/testing/orders";
import { claimBin } from "./claim-bin";
import { countBin } from "./count-bin";
import { countLines, countPlans } from "./tables";

vi.setConfig({ testTimeout: 240_000 });

test(
  "what lies in no bin may be of any number of products",
  inRollback(async (db) => {
    // What the planner knows is of small shops, as on the day of a large one's import: none of what follows may hang on it.
    for (let shop = 0; shop < 40; shop += 1) {
      const small = await aShop(db);
      for (const sku of ["B", "C", "D"]) await aProduct(small.ctx, { sku, stock: { MSK: 3 } });
    }
    await db.execute(sql`analyze products, stock_levels, stock_bins, count_lines`);
    const { ctx, warehouses } = await aShop(db);
    await aProduct(ctx, { sku: "A" });
    const own = sql`p.organization_id = ${ctx.actor.organizationId}`;
    await db.execute(sql`insert into products select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'sku', 'A' || n))).*
      from products p, generate_series(1, 17000) n where ${own}`);
    await db.execute(sql`insert into stock_levels (organization_id, warehouse_id, product_id, on_hand)
      select p.organization_id, ${warehouses.MSK}, p.id, case when row_number() over (order by p.id) <= 5500 then 1 else 0 end
      from products p where ${own} on conflict do nothing`);
    const { id } = await start(ctx);
    const taskId = (await tasksOf(ctx, id))(null);
    await claimBin(ctx, taskId);
    expect(await countBin(ctx, { taskId, lines: [] })).toMatchObject({ again: true });
    await claimBin(ctx, taskId);
    expect(await countBin(ctx, { taskId, lines: [] })).toMatchObject({ again: false });
    // As if all of it agreed, also of the products that the books do not have: what is tried is their number.
    await db.update(countLines).set({ counted: countLines.book }).where(eq(countLines.countId, id));
    await db.execute(sql`insert into count_lines (organization_id, id, count_id, task_id, round, product_id, counted, book, counted_at, by)
      select p.organization_id, gen_random_uuid(), ${id}, ${taskId}, 2, p.id, 0, 0, now(), 'Анна' from products p
      where ${own} and p.id not in (select l.product_id from count_lines l where l.task_id = ${taskId} and l.round = 2)`);
    await approve(ctx, id);
    const plans = await db.$count(countPlans, eq(countPlans.organizationId, ctx.actor.organizationId));
    expect(plans).toBe(17_001);
  }),
);
