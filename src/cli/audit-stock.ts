import { auditedSize, auditStock } from "@/modules/inventory/audit/audit-stock";
import type { Breach } from "@/modules/inventory/audit/breach";
import { createDb, createPool } from "@/platform/db";
import { env } from "@/platform/env";

// A great database takes its time: no limit of a request applies here.
const pool = createPool(env().databaseUrl, { max: 1, query_timeout: 0, statement_timeout: 0, idle_in_transaction_session_timeout: 0 });
const db = createDb(pool);
try {
  const breaches = await auditStock(db);
  for (const breach of breaches) console.log(lineOf(breach));
  const { levels, orders } = await auditedSize(db);
  if (breaches.length === 0) console.log(`No breach in ${levels} levels, ${orders} orders.`);
  else console.error(`${breaches.length} breaches in ${levels} levels, ${orders} orders.`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
} finally {
  await pool.end();
}

function lineOf({ check, organization, subject, expected, found, proposal }: Breach): string {
  const what = `${check}\t${organization ?? "-"}\t${subject}\texpected ${expected}, found ${found}`;
  return proposal ? `${what}\tproposed ${JSON.stringify(proposal)}` : what;
}
