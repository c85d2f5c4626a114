import { and, eq, sql } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { Refusal } from "@/platform/refusal";
import { type SupplierTerms, termsFor } from "../suppliers/terms-queries";
import { ListProposals } from "./inputs";
import { type Proposal, proposalsOf, withinReach } from "./proposal";
import { daysOfCover, riskWith } from "./shelf-plan";
import { needy, type ShelfNow, shelvesNow } from "./shelf-queries";

export type ProposalRow = {
  kind: Proposal["kind"];
  productId: string;
  sku: string;
  name: string;
  picture: string | null;
  abc: string | null;
  warehouse: string;
  warehouseName: string;
  from: string | null;
  fromName: string | null;
  quantity: number;
  pack: number;
  /** There and on its way, less what buyers wait for. */
  position: number;
  perDay: number;
  coverDays: number | null;
  leadDays: number;
  why: Reason;
  /** The chance to run out before the order after the next one has come, without this and with it. */
  riskBefore: number;
  riskAfter: number;
  /** Sales that would be missed on average without it, less those that would be with it. */
  savedMinor: number;
  /** What it ties up; null where nobody knows what a unit costs, and for a transfer, which ties up nothing new. */
  capitalMinor: number | null;
  currency: string;
  /** Whom it would be ordered from; null: nobody sells it. */
  supplier: string | null;
};

type Product = {
  productId: string;
  urgency: number;
  sku: string;
  name: string;
  picture: string | null;
  abc: string | null;
  priceMinor: number;
  costMinor: number | null;
  currency: string;
};

/**
 * What to order or to transfer, by product: what runs out soonest first. What is on its way or in a draft counts as there. Whoever is
 * limited to some warehouses sees theirs.
 */
export async function listProposals(ctx: Context, query: ListProposals): Promise<{ items: ProposalRow[]; nextCursor: string | null }> {
  const { limit, cursor, q, warehouse, abc } = ListProposals.parse(query);
  const after = placeOf(cursor);
  const into = warehouse ? await warehouseOf(ctx, warehouse) : undefined;
  if (into === null) return { items: [], nextCursor: null };
  const word = q ? `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : null;
  const { rows } = await ctx.db.execute<Product>(sql`
    select n.product_id as "productId", n.urgency, p.sku, p.name, p.picture, f.abc, p.price_minor as "priceMinor", p.cost_minor as "costMinor", p.currency
    from (${needy(ctx, { warehouseId: into })}) n
    join products p on p.organization_id = ${ctx.actor.organizationId}::uuid and p.id = n.product_id and p.active
    join demand_forecasts f on f.organization_id = p.organization_id and f.product_id = p.id
    where true ${abc ? sql`and f.abc = ${abc}` : sql``} ${word ? sql`and (p.sku ilike ${word} or p.name ilike ${word} or p.barcode = ${q})` : sql``}
      ${after ? sql`and (n.urgency, n.product_id) > (${after.urgency}, ${after.productId}::uuid)` : sql``}
    order by n.urgency, n.product_id limit ${limit + 1}`);
  const { items, nextCursor } = pageOf(rows, limit, (row) => [String(row.urgency), row.productId]);
  const ids = items.map(({ productId }) => productId);
  const [shelves, suppliers] = [await shelvesNow(ctx, ids), new Map<string, SupplierTerms>()];
  for (const terms of await termsFor(ctx, ids)) if (!suppliers.has(terms.productId)) suppliers.set(terms.productId, terms);
  const all = items.flatMap((product) => rowsOf(ctx, product, shelves.get(product.productId) ?? [], suppliers.get(product.productId)));
  return { items: into ? all.filter((row) => row.warehouse === warehouse) : all, nextCursor };
}

function rowsOf(ctx: Context, product: Product, shelves: readonly ShelfNow[], terms: SupplierTerms | undefined): ProposalRow[] {
  const waiting = shelves[0]?.waiting ?? 0;
  const { urgency, priceMinor, costMinor, ...said } = product;
  // Nobody knows what it cost so far: what its supplier asks will do.
  const unitMinor = costMinor ?? (terms?.currency === product.currency ? terms.priceMinor : null);
  return withinReach(proposalsOf(shelves, waiting), ctx.actor.warehouseIds).flatMap((proposal): ProposalRow[] => {
    const shelf = shelves.find(({ warehouseId }) => warehouseId === proposal.warehouseId);
    const giver = shelves.find(({ warehouseId }) => warehouseId === proposal.fromWarehouseId);
    if (!shelf?.plan) return [];
    const { plan } = shelf;
    const { position, quantity, kind } = proposal;
    const [before, with_] = [riskWith(position, plan), riskWith(position + quantity, plan)];
    return [
      {
        ...{ ...said, kind, quantity, position, pack: kind === "order" ? plan.pack : 1 },
        ...{ warehouse: shelf.warehouse, warehouseName: shelf.warehouseName },
        ...{ from: giver?.warehouse ?? null, fromName: giver?.warehouseName ?? null },
        ...{ perDay: plan.perDay, leadDays: plan.leadDays, coverDays: daysOfCover(position, plan.perDay) },
        why: whyOf(proposal, { plan, waiting, giver: giver?.warehouseName }),
        ...{ riskBefore: before.risk, riskAfter: with_.risk },
        savedMinor: Math.max(0, Math.round((before.short - with_.short) * priceMinor)),
        supplier: kind === "order" ? (terms?.supplierName ?? null) : null,
        capitalMinor: kind === "transfer" || unitMinor === null ? null : quantity * unitMinor,
      },
    ];
  });
}

type Facts = { plan: NonNullable<ShelfNow["plan"]>; waiting: number; giver: string | undefined };

function whyOf({ kind, position }: Proposal, { plan, waiting, giver = "" }: Facts): Reason {
  const { reorderPoint, orderUpTo } = plan;
  if (kind === "transfer") return reason("proposal.spare_elsewhere", { giver, position, reorderPoint });
  if (waiting > 0 && position < 0) return reason("proposal.waited_for", { waiting });
  return reason("proposal.at_reorder_point", { position, reorderPoint, orderUpTo });
}

async function warehouseOf(ctx: Context, code: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: warehouses.id })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, ctx.actor.organizationId), eq(warehouses.code, code)));
  return row?.id ?? null;
}

function placeOf(cursor: string | undefined): { urgency: number; productId: string } | null {
  const keys = decodeCursor(cursor, ["text", "id"]);
  if (!keys) return null;
  const [urgency, productId = ""] = [Number(keys[0]), keys[1]];
  // The database compares it as an integer of 32 bits, and takes no larger one.
  if (Math.trunc(urgency) !== urgency || Math.abs(urgency) >= 2 ** 31)
    throw new Refusal("invalid", reason("cursor.invalid"), { errors: [{ path: "cursor", message: "cursor.invalid" }] });
  return { urgency, productId };
}
