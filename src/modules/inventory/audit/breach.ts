import { type SQL, sql } from "drizzle-orm";

/** What would make the ledger agree again without touching history: one more row in it. Null where only a person can tell. */
export type CounterMovement = {
  warehouse: string;
  sku: string;
  kind: "adjusted" | "reserved" | "released" | "condition_changed";
  quantity: number;
  reservedDelta: number;
  condition: string;
  conditionDelta: number;
};

export type Breach = {
  check: string;
  /** Its id; null for what concerns the whole database. */
  organization: string | null;
  /** "SKU in WAREHOUSE", an order's number, a table. */
  subject: string;
  expected: string;
  found: string;
  proposal: CounterMovement | null;
};

/** Some rows of the books, all organizations' or one's. The query gives the columns of a breach. */
export type Check = { name: string; query: (only: Only) => SQL };

/** The condition on a table that narrows a check to one organization. */
export type Only = (alias: string) => SQL;

export const onlyOf =
  (organizationId: string | null): Only =>
  (alias) =>
    organizationId === null ? sql`true` : sql`${sql.identifier(alias)}.organization_id = ${organizationId}`;
