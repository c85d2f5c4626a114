import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import type { ChangeSupplier, PutSupplier } from "./inputs";
import { lockSupplier, mine } from "./lock-supplier";
import { supplierPrices, suppliers } from "./tables";

const nullIfEmpty = <T extends Record<string, unknown>>(values: T): T =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === "" ? null : value])) as T;

/** Adds a supplier. Refuses a name that another one has. */
export function createSupplier(ctx: Context, input: PutSupplier): Promise<{ id: string }> {
  return namedOnce(input.name, () =>
    inTransaction(ctx, async (ctx) => {
      const id = newId();
      const own = { organizationId: ctx.actor.organizationId, id, updatedAt: ctx.now() };
      await ctx.db.insert(suppliers).values({ ...nullIfEmpty(input), ...own });
      await tell(ctx, id, { name: input.name, created: true });
      return { id };
    }),
  );
}

/**
 * Changes a supplier. Its price list and open orders stay as they are; whoever is not active is not proposed any more. Refuses a
 * stale version, and another currency while it has prices.
 */
export function changeSupplier(ctx: Context, { supplierId, version, ...input }: ChangeSupplier & { supplierId: string }): Promise<void> {
  return namedOnce(input.name, () =>
    inTransaction(ctx, async (ctx) => {
      const row = await lockSupplier(ctx, supplierId, version);
      const next = nullIfEmpty(input);
      if (Object.entries(next).every(([field, value]) => row[field as keyof typeof row] === value)) return;
      if (next.currency !== row.currency) await refuseIfPriced(ctx, supplierId);
      await ctx.db
        .update(suppliers)
        .set({ ...next, version: row.version + 1, updatedAt: ctx.now() })
        .where(and(mine(ctx), eq(suppliers.id, supplierId)));
      await tell(ctx, supplierId, { name: input.name });
    }),
  );
}

async function refuseIfPriced(ctx: Context, supplierId: string): Promise<void> {
  const [price] = await ctx.db
    .select({ productId: supplierPrices.productId })
    .from(supplierPrices)
    .where(and(eq(supplierPrices.organizationId, ctx.actor.organizationId), eq(supplierPrices.supplierId, supplierId)))
    .limit(1);
  if (price)
    throw new Refusal("conflict", reason("supplier.has_prices"), { errors: [{ path: "currency", message: "supplier.has_prices" }] });
}

const tell = (ctx: Context, id: string, data: Record<string, unknown>) =>
  record(ctx, { type: "supplier.changed", subject: { kind: "supplier", id }, data });

async function namedOnce<T>(name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (brokenConstraint(error) !== "suppliers_name") throw error;
    throw new Refusal("conflict", reason("supplier.name_taken", { name }), { errors: [{ path: "name", message: "supplier.name_taken" }] });
  }
}
