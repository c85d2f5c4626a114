import { sql } from "drizzle-orm";
import type { Check } from "./check";

/** References that no foreign key guards, because the past must be able to outlive what it names. */
const looseReferences = [
  ["outbox", "order_id", "orders"],
  ["outbox", "warehouse_id", "warehouses"],
  ["reservations", "warehouse_id", "warehouses"],
  ["intake", "order_id", "orders"],
  ["channel_orders", "order_id", "orders"],
] as const;

/** Whether anything of one organization hangs on something of another. */
export const borderChecks: readonly Check[] = [
  {
    // With the organization in every key, a child under a foreign parent cannot be written at all.
    name: "key_without_organization",
    query: () => sql`
      select null::uuid as organization, format('%s.%s', c.conrelid::regclass, c.conname) as subject, 'the organization in the key, and the key in force' as expected,
        case when c.convalidated then 'a key without it' else 'a key that was never validated' end as found, null::json as proposal
      from pg_constraint c
      join pg_attribute child on child.attrelid = c.conrelid and child.attname = 'organization_id'
      join pg_attribute parent on parent.attrelid = c.confrelid and parent.attname = 'organization_id'
      where c.contype = 'f' and c.connamespace = current_schema()::regnamespace
        and (not c.convalidated or not exists (
          select 1 from unnest(c.conkey, c.confkey) as pair(mine, theirs) where pair.mine = child.attnum and pair.theirs = parent.attnum
        ))`,
  },
  {
    name: "key_not_in_force",
    query: () => sql`
      select null::uuid as organization, format('%s.%s', t.tgrelid::regclass, c.conname) as subject, 'in force' as expected, 'switched off' as found, null::json as proposal
      from pg_trigger t join pg_constraint c on c.oid = t.tgconstraint
      where t.tgisinternal and t.tgenabled = 'D' and c.connamespace = current_schema()::regnamespace`,
  },
  ...looseReferences.map(
    ([table, column, parent]): Check => ({
      name: "child_of_another_organization",
      query: (only) => sql`
      select c.organization_id as organization, format('%s of %s', ${table}::text, p.id) as subject, c.organization_id::text as expected, p.organization_id::text as found, null::json as proposal
      from ${sql.identifier(table)} c join ${sql.identifier(parent)} p on p.id = c.${sql.identifier(column)} where ${only("c")} and p.organization_id <> c.organization_id`,
    }),
  ),
];
