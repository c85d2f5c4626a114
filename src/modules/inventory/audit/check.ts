import { type SQL, sql } from "drizzle-orm";

/** Some rows of the books, all organizations' or one's. The query gives the columns of a breach. */
export type Check = { name: string; query: (only: Only) => SQL };

/** The condition on a table that narrows a check to one organization. */
export type Only = (alias: string) => SQL;

export const onlyOf =
  (organizationId: string | null): Only =>
  (alias) =>
    organizationId === null ? sql`true` : sql`${sql.identifier(alias)}.organization_id = ${organizationId}`;

/** The proposal to recount an order, as a check's query gives it. */
export const recountOf = (order: SQL): SQL => sql`json_build_object('kind', 'recount', 'order', ${order})`;
