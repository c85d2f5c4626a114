import { sql } from "drizzle-orm";
import type { Db } from "@/platform/db";
import { borderChecks } from "./border-checks";
import { type Breach, onlyOf } from "./breach";
import { levelChecks } from "./level-checks";
import { orderChecks } from "./order-checks";

const checks = [...levelChecks, ...orderChecks, ...borderChecks];

/**
 * Where the books contradict themselves: every check of DESIGN.md section 2, on one snapshot of the database (S1).
 * Reads only. All organizations, or one.
 */
export async function auditStock(db: Db, organizationId: string | null = null): Promise<Breach[]> {
  const only = onlyOf(organizationId);
  return db.transaction(
    async (tx) => {
      const breaches: Breach[] = [];
      for (const { name, query } of checks) {
        const { rows } = await tx.execute<Omit<Breach, "check">>(query(only));
        breaches.push(...rows.map((row) => ({ check: name, ...row })));
      }
      return breaches;
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** How much there is to audit. */
export async function auditedSize(db: Db): Promise<{ levels: number; orders: number }> {
  const { rows } = await db.execute<{ levels: number; orders: number }>(
    sql`select (select count(*)::int from stock_levels) as levels, (select count(*)::int from orders) as orders`,
  );
  return rows[0] ?? { levels: 0, orders: 0 };
}
