import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** The region that an order goes to, or its city where the address names none: what lists filter by is what analytics sums up. */
export const regionOf = (address: SQLWrapper): SQL =>
  sql`left(coalesce(nullif(trim(${address}->>'region'), ''), nullif(trim(${address}->>'city'), ''), ''), 80)`;
