import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { canonicalJson } from "@/lib/json";
import { locate } from "@/lib/places/locate";
import { reason } from "@/lib/reason";
import { connections } from "@/modules/channels/tables";
import { audit } from "@/modules/organizations/commands/audit";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import type { PutWarehouse } from "../inputs";
import { withMovedDays } from "../moved-days/moved-days";
import { keepsStock } from "../stock-masters";
import { warehouses } from "../tables";
import { mine, type Warehouse, warehouseByCode } from "../warehouse-queries";

/**
 * Creates a warehouse or changes it, by its code. Saying the same again changes nothing. Without coordinates they are found
 * from the address, offline. Refuses a stale version, and a stock master that is none.
 */
export function putWarehouse(
  ctx: Context,
  code: string,
  { version, stockMaster, ...input }: PutWarehouse,
): Promise<Warehouse & { created: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const created = await insertIfNew(ctx, code, input.name);
    const [row] = await ctx.db
      .select()
      .from(warehouses)
      .where(and(mine(ctx), eq(warehouses.code, code)))
      .for("update");
    if (!row) throw new Error("the warehouse vanished while it was written");
    if (!created && version !== undefined && version !== row.version)
      throw new Refusal("stale", reason("warehouse.stale_version", { version: row.version }), { version: row.version });
    const calendar = await withMovedDays(ctx, input.calendar);
    const next = { ...input, calendar, ...(await placeOf(input, row)), stockMasterId: await masterCalled(ctx, stockMaster) };
    const fields = Object.entries(next).flatMap(([field, value]) =>
      value === undefined || canonicalJson(row[field as keyof typeof row]) === canonicalJson(value) ? [] : field,
    );
    if (fields.length > 0 || created) {
      await ctx.db
        .update(warehouses)
        .set({ ...next, ...(created ? {} : { version: row.version + 1 }) })
        .where(and(mine(ctx), eq(warehouses.id, row.id)));
      const subject = { kind: "warehouse", id: row.id };
      await record(ctx, { type: "warehouse.changed", subject: { ...subject, number: code }, warehouseId: row.id, data: { code, created } });
      await audit(ctx, { action: created ? "warehouse.created" : "warehouse.updated", subject, data: { code, fields } });
    }
    return { ...(await warehouseByCode(ctx, code)), created };
  });
}

type Place = { latitude: number | null; longitude: number | null };

/** Coordinates as given; else found anew when the address moves or there are none yet. */
async function placeOf(
  { address, latitude, longitude }: Pick<PutWarehouse, "address" | "latitude" | "longitude">,
  row: typeof warehouses.$inferSelect,
): Promise<Place | Record<never, never>> {
  if (typeof latitude === "number" && typeof longitude === "number") return { latitude, longitude };
  const moved = address !== undefined && canonicalJson(address) !== canonicalJson(row.address);
  if (latitude === undefined && !moved && row.latitude !== null) return { latitude: undefined, longitude: undefined };
  const known = address ?? row.address;
  const found = known ? await locate(known) : null;
  return { latitude: found?.latitude ?? null, longitude: found?.longitude ?? null };
}

/** The connection that keeps the stock; null for Dirigent itself, undefined where nothing is said. Refuses one that keeps no stock. */
async function masterCalled(ctx: Context, code: string | undefined): Promise<string | null | undefined> {
  if (code === undefined) return undefined;
  if (code === "dirigent") return null;
  const [connection] = await ctx.db
    .select({ id: connections.id, kind: connections.kind })
    .from(connections)
    .where(and(eq(connections.organizationId, ctx.actor.organizationId), eq(connections.code, code)));
  if (connection && keepsStock(connection.kind)) return connection.id;
  const errors = [{ path: "stockMaster", message: "warehouse.unknown_master" }];
  throw new Refusal("invalid", reason("warehouse.unknown_master", { master: code }), { errors });
}

async function insertIfNew(ctx: Context, code: string, name: string): Promise<boolean> {
  const { organizationId } = ctx.actor;
  const [organization] = await ctx.db
    .select({ timezone: organizations.timezone })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  const inserted = await ctx.db
    .insert(warehouses)
    .values({ organizationId, id: newId(), code, name, timezone: organization?.timezone ?? "Europe/Moscow" })
    .onConflictDoNothing({ target: [warehouses.organizationId, warehouses.code] })
    .returning({ id: warehouses.id });
  return inserted.length > 0;
}
