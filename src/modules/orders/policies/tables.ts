import { jsonb, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { organizations } from "@/modules/organizations/tables";
import { at, organizationId, version } from "@/platform/columns";
import type { OrderPolicy } from "./policy";

/** What an organization lets the program decide about its orders; no row: nothing, as on the first day. */
export const orderPolicies = pgTable(
  "order_policies",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    policy: jsonb("policy").$type<OrderPolicy>().notNull(),
    version: version(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.organizationId] })],
);
