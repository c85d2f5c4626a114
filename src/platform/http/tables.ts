import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, organizationId } from "../columns";

/** The answer of a finished POST, replayed to whoever repeats it with the same key. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    organizationId: organizationId(),
    key: text("key").notNull(),
    route: text("route").notNull(),
    /** SHA-256 of the route and the canonical body. */
    bodyHash: text("body_hash").notNull(),
    status: integer("status").notNull(),
    body: text("body").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.key] }), index("idempotency_keys_age").on(t.createdAt)],
);
