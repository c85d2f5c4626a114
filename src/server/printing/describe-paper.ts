import { and, eq, inArray, type SQL } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { fulfilments } from "@/modules/orders/tables";
import type { PrintWhat } from "@/modules/printing/inputs";
import { warehouseHere } from "@/modules/printing/load-here";
import { handovers } from "@/modules/shipments/handovers/tables";
import { shipments } from "@/modules/shipments/tables";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound, refuseIf } from "@/platform/refusal";

/** Where it is printed, and what a person calls it. */
type Described = { warehouseId: string; title: string };

/** Where a paper belongs and what it is called. What is absent and what is not the actor's is refused alike. */
export async function describePaper(ctx: Context, what: PrintWhat): Promise<Described> {
  switch (what.kind) {
    case "shipping_label":
    case "waybill":
      return onlyOne(ctx, "shipment", await ofShipment(ctx, what.shipmentId));
    case "packing_slip":
    case "parcel_papers":
      return onlyOne(ctx, "fulfilment", await ofFulfilments(ctx, eq(fulfilments.id, what.fulfilmentId)));
    case "pick_list": {
      const rows = await ofFulfilments(ctx, inArray(fulfilments.id, what.fulfilmentIds));
      if (rows.length < new Set(what.fulfilmentIds).size) throw notFound("fulfilment");
      const [first] = rows.map((row) => onlyOne(ctx, "fulfilment", [row]));
      if (!first) throw notFound("fulfilment");
      refuseIf(rows.some((row) => row.warehouseId !== first.warehouseId) ? reason("fulfilment.several_warehouses") : null, "invalid");
      return { ...first, title: rows.map(({ title }) => title).join(", ") };
    }
    case "handover_act":
      return onlyOne(ctx, "handover", await ofHandover(ctx, what.handoverId));
    case "product_label": {
      const { id: warehouseId } = await warehouseHere(ctx, { code: what.warehouse });
      const [product] = await ctx.db
        .select({ sku: products.sku })
        .from(products)
        .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.sku, what.sku)));
      if (!product) throw notFound("product");
      return { warehouseId, title: `${product.sku} × ${what.units}` };
    }
    case "bin_label": {
      const { id: warehouseId } = await warehouseHere(ctx, { code: what.warehouse });
      if (what.bin) await refuseNoBin(ctx, warehouseId, what.bin);
      return { warehouseId, title: what.bin ?? what.zone ?? what.warehouse };
    }
    case "tote_label": {
      const { id: warehouseId } = await warehouseHere(ctx, { code: what.warehouse });
      return { warehouseId, title: `${what.prefix}${what.from}${what.count > 1 ? `…${what.from + what.count - 1}` : ""}` };
    }
  }
}

function onlyOne({ actor }: Context, noun: string, [row]: readonly Described[]): Described {
  if (!row || (actor.warehouseIds && !actor.warehouseIds.includes(row.warehouseId))) throw notFound(noun);
  return row;
}

const workNumber = { warehouseId: fulfilments.warehouseId, title: fulfilments.number };

function ofShipment(ctx: Context, id: string): Promise<Described[]> {
  return ctx.db
    .select(workNumber)
    .from(shipments)
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, shipments.organizationId), eq(fulfilments.id, shipments.fulfilmentId)))
    .where(and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.id, id)));
}

function ofFulfilments(ctx: Context, which: SQL): Promise<Described[]> {
  return ctx.db
    .select(workNumber)
    .from(fulfilments)
    .where(and(eq(fulfilments.organizationId, ctx.actor.organizationId), which))
    .orderBy(fulfilments.number);
}

async function ofHandover(ctx: Context, id: string): Promise<Described[]> {
  const rows = await ctx.db
    .select({ warehouseId: handovers.warehouseId, createdAt: handovers.createdAt })
    .from(handovers)
    .where(and(eq(handovers.organizationId, ctx.actor.organizationId), eq(handovers.id, id)));
  return rows.map(({ warehouseId, createdAt }) => ({ warehouseId, title: createdAt.toISOString().slice(0, 10) }));
}

async function refuseNoBin(ctx: Context, warehouseId: string, code: string): Promise<void> {
  const [row] = await ctx.db
    .select({ id: bins.id })
    .from(bins)
    .where(and(eq(bins.organizationId, ctx.actor.organizationId), eq(bins.warehouseId, warehouseId), eq(bins.code, code)));
  if (!row) throw notFound("bin");
}
