import { parseArgs } from "node:util";
import { createPool } from "@/platform/db";
import { env } from "@/platform/env";
import { seedHistory } from "@/server/demo/seed-history";
import { migrateDatabase } from "@/server/migrate";

const usage = "Usage: npm run db:seed -- --orders 100000 [--organizations 1] [--seed 20470]";

function count(name: string, text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`--${name} must be a whole number above 0. ${usage}`);
}

const options = { orders: { type: "string" }, organizations: { type: "string" }, seed: { type: "string" } } as const;
const { values } = parseArgs({ options });
const orders = count("orders", values.orders, 10_000);
const organizations = count("organizations", values.organizations, 1);
const { databaseUrl } = env();
await migrateDatabase(databaseUrl);
// A chunk may take longer than a request may; two write while a third guards the indexes that are set aside.
const pool = createPool(databaseUrl, { max: 3, query_timeout: 0, statement_timeout: 0 });
const began = performance.now();
const rate = (written: number) => Math.round(written / ((performance.now() - began) / 1000));
let toldAt = began;
// Whoever stops it gets their indexes back before it ends.
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => stopped.abort(new Error(`Stopped by ${signal}. What was written stays.`)));
try {
  const wish = { orders, organizations, seed: count("seed", values.seed, 20_470), signal: stopped.signal };
  const seeded = await seedHistory(pool, wish, (written) => {
    if (performance.now() - toldAt < 2000) return;
    toldAt = performance.now();
    console.log(`${written} of ${orders} orders, ${rate(written)} per second`);
  });
  console.log(`${orders} orders in ${Math.round((performance.now() - began) / 1000)} s, ${rate(orders)} per second.`);
  for (const { name, email, password, orders: own } of seeded) console.log(`${name}: ${own} orders. Sign in as ${email} with ${password}`);
} finally {
  await pool.end();
}
