import { sql } from "drizzle-orm";
import type { Db } from "@/platform/db";
import { borderChecks } from "./border-checks";
import type { Breach } from "./breach";
import { onlyOf } from "./check";
import { levelChecks } from "./level-checks";
import { orderChecks } from "./order-checks";

const checks = [...levelChecks, ...orderChecks, ...borderChecks];

/** How many checks an audit makes. */
export const numberOfChecks = checks.length;

/** Told after each check how many have been made. */
type OnChecked = (checked: number) => Promise<void>;

/**
 * Where the books contradict themselves: every check of DESIGN.md section 2, on one snapshot of the database (S1).
 * Reads only. All organizations, or one.
 */
export async function auditStock(db: Db, organizationId: string | null = null, onChecked?: OnChecked): Promise<Breach[]> {
  const only = onlyOf(organizationId);
  return db.transaction(
    async (tx) => {
      // The checks compare whole sets. A planner without statistics (books just filled) thinks them tiny and sums one side
      // again for every row of the other, which takes minutes instead of a second.
      await tx.execute(sql`set local enable_nestloop = off`);
      const breaches: Breach[] = [];
      for (const [index, { name, query }] of checks.entries()) {
        const { rows } = await tx.execute<Omit<Breach, "check">>(query(only));
        breaches.push(...rows.map((row) => ({ check: name, ...row })));
        await onChecked?.(index + 1);
      }
      // Within a larger transaction this one is a savepoint, and what is set in it would go on to all that follows.
      await tx.execute(sql`set local enable_nestloop to default`);
      return breaches;
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** How much there is to audit: of all organizations, or of one. */
export async function auditedSize(db: Db, organizationId: string | null = null): Promise<{ levels: number; orders: number }> {
  const only = onlyOf(organizationId);
  const { rows } = await db.execute<{ levels: number; orders: number }>(
    sql`select (select count(*)::int from stock_levels l where ${only("l")}) as levels, (select count(*)::int from orders o where ${only("o")}) as orders`,
  );
  return rows[0] ?? { levels: 0, orders: 0 };
}
