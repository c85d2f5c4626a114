import { and, asc, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import type { Fact } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { suppliers } from "../suppliers/tables";
import { purchaseLines, purchaseOrders } from "./tables";

export type PurchaseRow = typeof purchaseOrders.$inferSelect;
export type PurchaseLineRow = typeof purchaseLines.$inferSelect & { sku: string; name: string; productCurrency: string };
export type LockedPurchase = {
  order: PurchaseRow;
  lines: PurchaseLineRow[];
  supplier: typeof suppliers.$inferSelect;
  warehouse: Pick<typeof warehouses.$inferSelect, "id" | "code" | "name" | "timezone" | "address">;
};

/** Every read of an order passes through here: the organization's, and for people of some warehouses only what comes there. */
export function mine(ctx: Context) {
  const { organizationId, warehouseIds } = ctx.actor;
  return and(
    eq(purchaseOrders.organizationId, organizationId),
    warehouseIds ? inArray(purchaseOrders.warehouseId, [...warehouseIds]) : undefined,
  );
}

/** Locks an order for a change, before its arrivals and any level. Refuses a version that is not the current one. */
export async function lockPurchase(ctx: Context, purchaseId: string, version?: number): Promise<LockedPurchase> {
  const [row] = await rowOf(ctx, purchaseId).for("update", { of: purchaseOrders });
  if (!row) throw notFound("purchase_order");
  const { version: current, status } = row.order;
  if (version !== undefined && version !== current)
    throw new Refusal("stale", reason("purchase.stale_version", { version: current }), { version: current, status });
  return { ...row, lines: await linesOfPurchase(ctx, purchaseId) };
}

/** An order as it stands, to read it only. */
export async function loadPurchase(ctx: Context, purchaseId: string): Promise<LockedPurchase> {
  const [row] = await rowOf(ctx, purchaseId);
  if (!row) throw notFound("purchase_order");
  return { ...row, lines: await linesOfPurchase(ctx, purchaseId) };
}

function rowOf(ctx: Context, purchaseId: string) {
  return ctx.db
    .select({
      order: purchaseOrders,
      supplier: suppliers,
      warehouse: {
        id: warehouses.id,
        code: warehouses.code,
        name: warehouses.name,
        timezone: warehouses.timezone,
        address: warehouses.address,
      },
    })
    .from(purchaseOrders)
    .innerJoin(suppliers, and(eq(suppliers.organizationId, purchaseOrders.organizationId), eq(suppliers.id, purchaseOrders.supplierId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, purchaseOrders.organizationId), eq(warehouses.id, purchaseOrders.warehouseId)))
    .where(and(mine(ctx), eq(purchaseOrders.id, purchaseId)));
}

async function linesOfPurchase(ctx: Context, purchaseId: string): Promise<PurchaseLineRow[]> {
  const rows = await ctx.db
    .select({ line: purchaseLines, sku: products.sku, name: products.name, productCurrency: products.currency })
    .from(purchaseLines)
    .innerJoin(products, and(eq(products.organizationId, purchaseLines.organizationId), eq(products.id, purchaseLines.productId)))
    .where(and(eq(purchaseLines.organizationId, ctx.actor.organizationId), eq(purchaseLines.orderId, purchaseId)))
    .orderBy(asc(purchaseLines.position));
  return rows.map(({ line, ...product }) => ({ ...line, ...product }));
}

/** Writes the row's new state and raises its version. */
export async function writePurchase(ctx: Context, order: PurchaseRow, changes: Partial<PurchaseRow>): Promise<void> {
  await ctx.db
    .update(purchaseOrders)
    .set({ ...changes, version: order.version + 1, updatedAt: ctx.now() })
    .where(and(eq(purchaseOrders.organizationId, order.organizationId), eq(purchaseOrders.id, order.id)));
}

/** Who acts, as it is kept with what was done. */
export const byOf = ({ actor: { kind, id, name } }: Context) => ({ kind, id, name });

/** A fact about an order to a supplier, for its history and for whoever watches. */
export function factOf(
  { order }: { order: Pick<PurchaseRow, "id" | "number" | "warehouseId"> },
  type: string,
  data: Record<string, unknown> = {},
): Fact {
  return { type, subject: { kind: "purchase", id: order.id, number: order.number }, warehouseId: order.warehouseId, data };
}
