import { and, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { products } from "@/modules/catalog/tables";
import { stockedProducts, warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { type ActLine, sumOf } from "../write-off-act";
import type { ProposeAct } from "./inputs";
import { writeOffActs } from "./tables";

/** Writes an act of units that are broken, gone or expired. Nothing leaves the books before a manager approves it. */
export function proposeAct(ctx: Context, { warehouse, why, note, lines }: ProposeAct): Promise<{ id: string; number: number }> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, kind, id: actorId, name } = ctx.actor;
    const place = await warehouseNamed(ctx, warehouse, "warehouse");
    const skus = lines.map((line) => line.sku);
    await stockedProducts(ctx, skus, (i) => `lines.${i}.sku`);
    const known = await ctx.db
      .select({ sku: products.sku, name: products.name, costMinor: products.costMinor })
      .from(products)
      .where(and(eq(products.organizationId, organizationId), inArray(products.sku, skus)));
    const written = lines.map((line): ActLine => {
      const product = known.find((one) => one.sku === line.sku);
      return { ...line, name: product?.name ?? line.sku, costMinor: product?.costMinor ?? null };
    });
    // Numbers without gaps: whoever writes an act at the same time waits for this one.
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('write_off_acts ' || ${organizationId}::text, 0))`);
    const { rows } = await ctx.db.execute<{ number: number }>(
      sql`select coalesce(max(number), 0) + 1 as number from write_off_acts where organization_id = ${organizationId}::uuid`,
    );
    const [id, number] = [newId(), rows[0]?.number ?? 1];
    const [shop] = await ctx.db
      .select({ currency: organizations.currency })
      .from(organizations)
      .where(eq(organizations.id, organizationId));
    await ctx.db.insert(writeOffActs).values({
      ...{ organizationId, id, number, warehouseId: place.id, why, note: note || null, lines: written },
      sumMinor: sumOf(written),
      currency: shop?.currency ?? "RUB",
      by: { kind, id: actorId, name },
      createdAt: ctx.now(),
    });
    const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    const subject = { kind: "write_off", id, number: String(number) };
    await record(ctx, { type: "write_off.proposed", subject, warehouseId: place.id, data: { warehouse, units, why } });
    return { id, number };
  });
}
