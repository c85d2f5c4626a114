import { and, asc, desc, eq, inArray, lt } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { ListClaims } from "./inputs";
import { mine } from "./lock-claim";
import { carrierClaims, claimFiles } from "./tables";

export type ClaimView = Awaited<ReturnType<typeof readClaims>>[number];

/** One page of claims, newest first. */
export async function listClaims(ctx: Context, query: ListClaims): Promise<{ items: ClaimView[]; nextCursor: string | null }> {
  const { limit, cursor, status, shipmentId } = ListClaims.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const rows = await ctx.db
    .select({ id: carrierClaims.id })
    .from(carrierClaims)
    .where(
      and(
        mine(ctx),
        status ? eq(carrierClaims.status, status) : undefined,
        shipmentId ? eq(carrierClaims.shipmentId, shipmentId) : undefined,
        after ? lt(carrierClaims.id, String(after[0])) : undefined,
      ),
    )
    .orderBy(desc(carrierClaims.id))
    .limit(limit + 1);
  const page = pageOf(rows, limit, (row) => [row.id]);
  return {
    items: await readClaims(
      ctx,
      page.items.map(({ id }) => id),
    ),
    nextCursor: page.nextCursor,
  };
}

/** One claim with its files and the evidence of its day. */
export async function claimById(ctx: Context, claimId: string): Promise<ClaimView> {
  const [one] = await readClaims(ctx, [claimId]);
  if (!one) throw notFound("claim");
  return one;
}

async function readClaims(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({ claim: carrierClaims, orderNumber: orders.number })
    .from(carrierClaims)
    .innerJoin(orders, and(eq(orders.organizationId, carrierClaims.organizationId), eq(orders.id, carrierClaims.orderId)))
    .where(and(mine(ctx), inArray(carrierClaims.id, [...ids])))
    .orderBy(desc(carrierClaims.id));
  const files = await ctx.db
    .select({
      id: claimFiles.id,
      claimId: claimFiles.claimId,
      name: claimFiles.name,
      contentType: claimFiles.contentType,
      size: claimFiles.size,
    })
    .from(claimFiles)
    .where(and(eq(claimFiles.organizationId, ctx.actor.organizationId), inArray(claimFiles.claimId, [...ids])))
    .orderBy(asc(claimFiles.id));
  return rows.map(({ claim: { organizationId: _, by, ...claim }, orderNumber }) => ({
    ...claim,
    orderNumber,
    by: by.name,
    files: files.filter((file) => file.claimId === claim.id).map(({ claimId: _, ...file }) => file),
  }));
}
