import { auditStock } from "@/modules/inventory/audit/audit-stock";
import type { Breach } from "@/modules/inventory/audit/breach";
import type { Context } from "@/platform/context";

/** Where the books of a test's organization contradict themselves, by the product's own audit (S1); empty when all sums agree. */
export const bookBreaches = (ctx: Context): Promise<Breach[]> => auditStock(ctx.db, ctx.actor.organizationId);
