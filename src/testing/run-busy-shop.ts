import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { createDb, createPool, type Db } from "@/platform/db";
import { bookBreaches } from "./book-breaches";
import { aWorker, nothingTold, parts, type Told } from "./busy-shop";
import type { CommittingDatabase } from "./database";
import { aBundle, aProduct, aShop } from "./orders";
import { tell } from "./percentile";
import { seeded } from "./seed";
import { aTcpProxy } from "./tcp-proxy";

/** How long, and how long a packet may be under way. */
type Busy = { ms: number; delayMs: number; workers?: number };

/** Levels of which the ledger, or what is kept, says otherwise: read in one statement, so in one snapshot. */
async function levelsOutOfBalance(db: Db): Promise<unknown[]> {
  const { rows } = await db.execute(sql`
    select l.on_hand, l.reserved, coalesce(m.units, 0) as moved, coalesce(m.reserved, 0) as moved_reserved, coalesce(r.kept, 0) as kept from stock_levels l
    left join (select organization_id, warehouse_id, product_id, sum(quantity)::int as units, sum(reserved_delta)::int as reserved from stock_movements group by 1, 2, 3) m
      using (organization_id, warehouse_id, product_id)
    left join (select organization_id, warehouse_id, product_id, sum(quantity)::int as kept from reservations
      where state = 'open' and warehouse_id is not null group by 1, 2, 3) r using (organization_id, warehouse_id, product_id)
    where (l.on_hand, l.reserved, l.reserved) is distinct from (coalesce(m.units, 0), coalesce(m.reserved, 0), coalesce(r.kept, 0)) or l.reserved > l.on_hand`);
  return rows;
}

/**
 * Many hands at one shop over a slow link (S6), while somebody reads: every read balances, nobody sees anything but refusals, all
 * that was acknowledged is there afterwards, and the audit is empty. The database must be the test's own.
 */
export async function checkBusyShop({ db, url }: CommittingDatabase, { ms, delayMs, workers = 8 }: Busy): Promise<void> {
  const chance = seeded("S6");
  const { ctx } = await aShop(db);
  for (const sku of parts) await aProduct(ctx, { sku, stock: { MSK: 10, KZN: 15 } });
  await aBundle(ctx, { sku: "SET", parts: { A: 2, B: 1 } });
  const link = await aTcpProxy(url);
  const pool = createPool(link.url, { max: workers + 2 });
  const told = nothingTold();
  let reads = 0;
  try {
    link.pass(() => chance.between(0, delayMs));
    const until = Date.now() + ms;
    const slow = createDb(pool);
    const reading = (async () => {
      for (; Date.now() < until; reads++) {
        expect(await levelsOutOfBalance(db)).toEqual([]);
        await sleep(10);
      }
    })();
    await Promise.all([reading, ...Array.from({ length: workers }, () => aWorker({ ...ctx, db: slow }, chance, told, until))]);
  } finally {
    await pool.end();
    await link.close();
  }
  tell("S6", { done: told.done, busy: told.busy, reads, refusals: [...told.refusals].map(([code, n]) => `${code} ${n}`).join("; ") });
  expect(told.bugs).toEqual([]);
  expect(told.done).toBeGreaterThan(told.busy);
  expect(await missing(db, told)).toEqual({ placed: 0, cancelled: 0, handed_over: 0, movements: 0 });
  expect(await bookBreaches(ctx)).toEqual([]);
}

/** How many of the acknowledged results are not there. */
async function missing(db: Db, { placed, cancelled, handedOver, movements }: Told) {
  const ids = (list: readonly string[]) => sql`jsonb_array_elements_text(${JSON.stringify(list)}::jsonb)::uuid`;
  const { rows } = await db.execute<Record<string, number>>(sql`select
    (select count(*)::int from (select ${ids(placed)} as id) x where not exists (select 1 from orders o where o.id = x.id)) as placed,
    (select count(*)::int from (select ${ids(cancelled)} as id) x where not exists (select 1 from orders o where o.id = x.id and o.status = 'cancelled')) as cancelled,
    (select count(*)::int from (select ${ids(handedOver)} as id) x where not exists (select 1 from fulfilments f where f.id = x.id and f.status = 'handed_over')) as handed_over,
    (select count(*)::int from (select ${ids(movements)} as id) x where not exists (select 1 from stock_movements m where m.id = x.id)) as movements`);
  return rows[0];
}
