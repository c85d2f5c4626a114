import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";

/** Which orders are counted anew, into which figures, on whose calendar. */
export type Folding = { generation: number; timezone: string; orderIds: readonly string[] };

/** Facts of orders and the roll-ups that they are summed up in. Names are those of tables and columns. */
export type Facts = {
  table: string;
  /** What tells the facts of one order apart. */
  key: readonly string[];
  /** By what they are summed up. */
  dimensions: readonly string[];
  /** What is summed up: whole numbers. */
  measures: readonly string[];
  /** What the orders count for by the rows of the business: `order_id`, the key, dimensions and measures by their names. */
  raw: (ctx: Context, folding: Folding) => SQL;
  rollUps: readonly RollUp[];
};

export type RollUp = {
  table: string;
  /** Its key columns beyond organization and generation, each as an expression over a difference `d` and what is joined to it. */
  key: Readonly<Record<string, SQL>>;
  /** Which of the measures it has; all of them where nothing is said. */
  measures?: readonly string[];
  /** What is joined to the differences. */
  join?: (ctx: Context, folding: Folding) => SQL;
};

const name = (text: string) => sql.identifier(text);
const list = (parts: readonly SQL[]) => sql.join([...parts], sql`, `);
const names = (texts: readonly string[]) => list(texts.map((text) => sql`${name(text)}`));
const each = (texts: readonly string[], of: (column: ReturnType<typeof name>) => SQL) => list(texts.map((text) => of(name(text))));

/**
 * Counts some orders anew: what they count for by now is compared with what they counted for before, and every roll-up is changed by the
 * difference, all in one statement. Told twice, late or in another order it comes to the same. The caller holds the lock of the
 * organization's figures. Answers how many facts have changed.
 */
export async function fold(ctx: Context, facts: Facts, folding: Folding): Promise<number> {
  const own = sql`${ctx.actor.organizationId}::uuid`;
  const generation = sql`${folding.generation}::int`;
  const { key, dimensions, measures } = facts;
  const table = name(facts.table);
  const columns = [...key, ...dimensions.filter((column) => !key.includes(column)), ...measures];
  const others = columns.filter((column) => !key.includes(column));
  const isOurs = sql`f.organization_id = ${own} and f.generation = ${generation} and f.order_id = any(${sql.param([...folding.orderIds])}::uuid[])`;
  const identity = ["organization_id", "generation", "order_id", ...key];
  const parts = [
    sql`now_counts as materialized (${facts.raw(ctx, folding)})`,
    sql`counted as materialized (select ${names(columns)} from ${table} f where ${isOurs})`,
    sql`kept as (
      insert into ${table} as f (${names([...identity, ...others])})
      select ${own}, ${generation}, order_id, ${names(columns)} from now_counts
      on conflict (${names(identity)}) do update set ${each(others, (column) => sql`${column} = excluded.${column}`)}
      where (${each(others, (column) => sql`f.${column}`)}) is distinct from (${each(others, (column) => sql`excluded.${column}`)})
      returning 1)`,
    sql`gone as (
      delete from ${table} f where ${isOurs} and not exists (select 1 from now_counts n where n.order_id = f.order_id
        ${key.length > 0 ? sql`and (${each(key, (column) => sql`n.${column}`)}) = (${each(key, (column) => sql`f.${column}`)})` : sql``})
      returning 1)`,
    sql`differences as materialized (
      select ${names(dimensions)}, ${each(measures, (column) => sql`sum(${column})::bigint as ${column}`)} from (
        select ${names(dimensions)}, ${names(measures)} from now_counts
        union all select ${names(dimensions)}, ${each(measures, (column) => sql`-${column}`)} from counted
      ) both_sides group by ${names(dimensions)}
      having (${each(measures, (column) => sql`sum(${column})`)}) is distinct from (${each(measures, () => sql`0::numeric`)}))`,
    ...facts.rollUps.map((rollUp, i) => changed(ctx, rollUp, facts, folding, name(`changed_${i}`))),
  ];
  const { rows } = await ctx.db.execute<{ n: number }>(
    sql`with ${list(parts)} select ((select count(*) from kept) + (select count(*) from gone))::int as n`,
  );
  return rows[0]?.n ?? 0;
}

function changed(ctx: Context, rollUp: RollUp, facts: Facts, folding: Folding, as: ReturnType<typeof name>): SQL {
  const { table, key, join, measures = facts.measures } = rollUp;
  const keys = Object.keys(key);
  return sql`${as} as (
    insert into ${name(table)} as r (${names(["organization_id", "generation", ...keys, ...measures])})
    select ${ctx.actor.organizationId}::uuid, ${folding.generation}::int, ${list(Object.values(key))}, ${each(measures, (column) => sql`sum(d.${column})::bigint`)}
    from differences d ${join?.(ctx, folding) ?? sql``} group by ${list(Object.values(key))}
    on conflict (${names(["organization_id", "generation", ...keys])}) do update set ${each(measures, (column) => sql`${column} = r.${column} + excluded.${column}`)})`;
}
