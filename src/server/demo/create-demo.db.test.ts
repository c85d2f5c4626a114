import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditStock } from "@/modules/inventory/audit/audit-stock";
import { inRollback } from "@/testing/database";
import { createDemo } from "./create-demo";

const settings = { host: "127.0.0.1", authSecret: "only-for-tests".padEnd(48, "0") };

test(
  "the demo is made in three seconds and its books are right",
  inRollback(async (db) => {
    const began = performance.now();
    await createDemo(db, settings);
    console.log("ms", performance.now() - began);
    const { rows } = await db.execute(
      sql`select (select count(*) from orders) o, (select count(*) from outbox) e, (select count(*) from stock_movements) m, (select count(*) from routing_decisions) d, (select count(*) from tracking_events) t`,
    );
    console.log(rows);
    console.log((await auditStock(db)).slice(0, 10));
  }),
);
