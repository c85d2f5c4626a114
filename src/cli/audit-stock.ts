import { eq } from "drizzle-orm";
import { auditedSize, auditStock } from "@/modules/inventory/audit/audit-stock";
import { auditStockJob } from "@/modules/inventory/audit/audit-stock-job";
import type { Breach } from "@/modules/inventory/audit/breach";
import { openAudit } from "@/modules/inventory/audit/request-audit";
import { repairStock } from "@/modules/orders/commands/repair-stock";
import { organizations } from "@/modules/organizations/tables";
import { systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import { withPatientDb } from "@/platform/patient-db";

const usage = `npm run audit:stock                     shows where the books contradict themselves
npm run audit:stock -- --fix            shows what a repair would write, and writes nothing
npm run audit:stock -- --fix --yes      repairs by further rows in the ledger`;

const asked = process.argv.slice(2);
const known = ["--fix", "--yes", "--help"];

if (asked.includes("--help") || asked.some((word) => !known.includes(word))) {
  console.log(usage);
  process.exitCode = asked.includes("--help") ? 0 : 2;
} else {
  await withPatientDb((db) => run(db, { fix: asked.includes("--fix"), sure: asked.includes("--yes") }));
}

async function run(db: Db, { fix, sure }: { fix: boolean; sure: boolean }): Promise<void> {
  const breaches = await auditStock(db);
  for (const breach of breaches) console.log(lineOf(breach));
  const { levels, orders } = await auditedSize(db);
  if (breaches.length === 0) return console.log(`No breach in ${levels} levels, ${orders} orders.`);
  console.error(`${breaches.length} breaches in ${levels} levels, ${orders} orders.`);
  process.exitCode = 1;
  if (!fix) return;
  const repairable = breaches.filter((breach) => breach.proposal !== null).length;
  console.log(`\nA repair would put ${repairable} of them right, and leave ${breaches.length - repairable} to a person.`);
  if (!sure) return console.log("Nothing was written. Say --fix --yes to repair.");
  await repairAll(db, breaches);
  const left = await auditStock(db);
  console.log(left.length === 0 ? "No breach is left." : `${left.length} breaches are left.`);
  process.exitCode = left.length === 0 ? 0 : 1;
}

/** Repairs each organization by itself, with an audit of its own that keeps what was found and done. */
async function repairAll(db: Db, breaches: readonly Breach[]): Promise<void> {
  for (const organization of new Set(breaches.map((breach) => breach.organization))) {
    if (organization === null) continue;
    const [row] = await db.select({ name: organizations.name }).from(organizations).where(eq(organizations.id, organization));
    const ctx = systemContext(db, organization, "npm run audit:stock");
    const auditId = await openAudit(ctx);
    const found = await auditStockJob(ctx, { auditId });
    if (found.length === 0) continue;
    const answer = await repairStock(ctx, auditId);
    console.log(`\n${row?.name ?? organization}: ${answer.movements} rows written into the ledger`);
    for (const { check, subject, outcome } of answer.breaches) console.log(`${outcome}\t${check}\t${subject}`);
  }
}

function lineOf({ check, organization, subject, expected, found, proposal }: Breach): string {
  const what = `${check}\t${organization ?? "-"}\t${subject}\texpected ${expected}, found ${found}`;
  return proposal ? `${what}\tproposed ${JSON.stringify(proposal)}` : what;
}
