import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";

export type Named = { key: string; name: string | null };

/** What warehouses are called, by their ids. */
export async function warehouseNames(ctx: Context): Promise<Map<string, Named>> {
  const { rows } = await ctx.db.execute<{ id: string; key: string; name: string }>(
    sql`select id, code as key, name from warehouses where organization_id = ${ctx.actor.organizationId}::uuid`,
  );
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}

/** What carriers are called, by their codes. */
export async function carrierNames(ctx: Context): Promise<Map<string, Named>> {
  const { rows } = await ctx.db.execute<{ key: string; name: string }>(
    sql`select code as key, name from carriers where organization_id = ${ctx.actor.organizationId}::uuid`,
  );
  return new Map(rows.map((named) => [named.key, named]));
}

/** The name of a value; null where words say what it is: nothing, or several at once. */
export function namedOf(names: ReadonlyMap<string, Named>, value: string): Named {
  return names.get(value) ?? { key: value === "" ? "none" : value, name: value === "" || value === "several" ? null : value };
}
