import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { severalWarehouses } from "../rollups/order-facts";

/** What a value of an address is called in the sums: `none` is kept as nothing. */
export const valueKey = (value: string): string => (value === "none" ? "" : value);

/** What a warehouse's code is called in the sums; `none` and `several` are orders of no warehouse and of several. */
export function warehouseKey(ctx: Context, code: string): SQL {
  if (code === "none" || code === severalWarehouses) return sql`${valueKey(code)}::text`;
  return sql`(select w.id::text from warehouses w where w.organization_id = ${ctx.actor.organizationId}::uuid and w.code = ${code})`;
}

/** The id of a channel by its code. */
export const channelKey = (ctx: Context, code: string): SQL =>
  sql`(select c.id from channels c where c.organization_id = ${ctx.actor.organizationId}::uuid and c.code = ${code})`;
