import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { auditById } from "@/modules/inventory/audit/audit-queries";
import { type Breach, levelOf, orderOf } from "@/modules/inventory/audit/breach";
import type { RepairAnswer, RepairOutcome } from "@/modules/inventory/audit/repair";
import { type RepairedLevel, repairLevel } from "@/modules/inventory/audit/repair-level";
import { openAudit } from "@/modules/inventory/audit/request-audit";
import { stockAudits } from "@/modules/inventory/audit/tables";
import { reservations, stockLevels } from "@/modules/inventory/tables";
import { audit } from "@/modules/organizations/commands/audit";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { mine } from "../lock-order";
import { recountOrder } from "../recount-order";
import { orders } from "../tables";

/**
 * Puts right what an audit found, breach by breach, each in a transaction of its own and worked out anew under its locks: what
 * is right by now is left and said. History stays: the ledger gets further rows, figures that are kept beside their sources
 * are counted again. Where only a person can tell what is true, nothing is touched. Refused for an audit that found nothing,
 * is not finished, or was repaired before.
 */
export async function repairStock(ctx: Context, auditId: string): Promise<RepairAnswer> {
  const found = await auditById(ctx, auditId);
  if (found.status !== "done") throw new Refusal("conflict", reason("audit.not_finished"));
  if (found.repairedAt) throw new Refusal("conflict", reason("audit.repaired_before"));
  if (found.found === 0) throw new Refusal("conflict", reason("audit.nothing_to_repair"));

  const recounted = await recountOrders(ctx, found.breaches);
  const levels = await repairLevels(ctx, auditId, found.breaches, recounted.places);
  const breaches = found.breaches.map((breach) => ({
    check: breach.check,
    subject: breach.subject,
    outcome: outcomeOf(breach, recounted.checks, levels),
  }));
  const movements = [...levels.values()].reduce((sum, level) => sum + (level?.movements ?? 0), 0);
  const answer: RepairAnswer = { breaches, movements };
  await inTransaction(ctx, async (ctx) => {
    const [first] = await ctx.db
      .update(stockAudits)
      .set({ repairedAt: ctx.now(), repair: { ...answer, by: ctx.actor.name } })
      .where(and(eq(stockAudits.organizationId, ctx.actor.organizationId), eq(stockAudits.id, auditId), isNull(stockAudits.repairedAt)))
      .returning({ id: stockAudits.id });
    // Somebody repaired it at the same moment: what was to be done is done, and noted once.
    if (!first) return;
    const count = (outcome: RepairOutcome) => breaches.filter((one) => one.outcome === outcome).length;
    const data = { movements, repaired: count("repaired"), gone: count("gone"), person: count("person") };
    await audit(ctx, { action: "stock.repaired", subject: { kind: "stock_audit", id: auditId }, data });
    await record(ctx, { type: "stock.repaired", subject: { kind: "stock_audit", id: auditId }, data });
    // The next audit says whether all agrees now, and keeps what is left before everybody's eyes.
    await addJob(ctx, "audit_stock", { auditId: await openAudit(ctx) }, { maxAttempts: 3 });
  });
  return answer;
}

type Place = { warehouseId: string; productId: string };
type Recounted = { checks: Map<string, Set<string> | null>; places: Place[] };

/** Every order that a breach names, once; null for one that the database would not let be so. */
async function recountOrders(ctx: Context, breaches: readonly Breach[]): Promise<Recounted> {
  const numbers = [...new Set(breaches.flatMap((breach) => orderOf(breach) ?? []))];
  const checks: Recounted["checks"] = new Map();
  const places: Place[] = [];
  if (numbers.length === 0) return { checks, places };
  const rows = await ctx.db
    .select({ id: orders.id, number: orders.number })
    .from(orders)
    .where(and(mine(ctx), inArray(orders.number, numbers)));
  for (const { id, number } of rows) {
    const before = await placesOfOrder(ctx, id);
    const repaired = await unlessImpossible(() => recountOrder(ctx, id));
    checks.set(number, repaired);
    if (repaired && repaired.size > 0) places.push(...before, ...(await placesOfOrder(ctx, id)));
  }
  return { checks, places };
}

async function placesOfOrder(ctx: Context, orderId: string): Promise<Place[]> {
  const rows = await ctx.db
    .selectDistinct({ warehouseId: reservations.warehouseId, productId: reservations.productId })
    .from(reservations)
    .where(and(eq(reservations.organizationId, ctx.actor.organizationId), eq(reservations.orderId, orderId)));
  return rows.flatMap(({ warehouseId, productId }) => (warehouseId ? [{ warehouseId, productId }] : []));
}

type Done = RepairedLevel & { recounted: boolean };

/** The levels that breaches name, and those of recounted orders, by "SKU in WAREHOUSE"; null for what the database forbids. */
async function repairLevels(
  ctx: Context,
  auditId: string,
  breaches: readonly Breach[],
  moved: readonly Place[],
): Promise<Map<string, Done | null>> {
  const named = breaches.flatMap(({ proposal }) => levelOf(proposal) ?? []);
  const done = new Map<string, Done | null>();
  if (named.length + moved.length === 0) return done;
  const skus = named.map((one) => one.sku);
  const productIds = moved.map((one) => one.productId);
  const rows = await ctx.db
    .select({ warehouseId: stockLevels.warehouseId, productId: stockLevels.productId, warehouse: warehouses.code, sku: products.sku })
    .from(stockLevels)
    .innerJoin(products, and(eq(products.organizationId, stockLevels.organizationId), eq(products.id, stockLevels.productId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, stockLevels.organizationId), eq(warehouses.id, stockLevels.warehouseId)))
    .where(
      and(
        eq(stockLevels.organizationId, ctx.actor.organizationId),
        or(skus.length > 0 ? inArray(products.sku, skus) : undefined, productIds.length > 0 ? inArray(products.id, productIds) : undefined),
      ),
    );
  for (const { sku, warehouse, warehouseId, productId } of rows) {
    const recounted = moved.some((one) => one.productId === productId && one.warehouseId === warehouseId);
    if (!recounted && !named.some((one) => one.sku === sku && one.warehouse === warehouse)) continue;
    const level = await unlessImpossible(() => repairLevel(ctx, { warehouseId, productId }, auditId));
    done.set(`${sku} in ${warehouse}`, level && { ...level, recounted });
  }
  return done;
}

function outcomeOf(breach: Breach, checked: Recounted["checks"], levels: ReadonlyMap<string, Done | null>): RepairOutcome {
  const number = orderOf(breach);
  if (number !== null) {
    const repaired = checked.get(number);
    if (repaired === null) return "person";
    return repaired?.has(breach.check) ? "repaired" : "gone";
  }
  const place = levelOf(breach.proposal);
  if (!place) return "person";
  const level = levels.get(`${place.sku} in ${place.warehouse}`);
  if (level === null || level?.impossible.has(breach.check)) return "person";
  // Recounting its orders may have been all that a level needed.
  return level?.repaired.has(breach.check) || level?.recounted ? "repaired" : "gone";
}

/** A constraint is the last word: what it forbids is left to a person. */
async function unlessImpossible<T>(run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal || brokenConstraint(error)) return null;
    throw error;
  }
}
