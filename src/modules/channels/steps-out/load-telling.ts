import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { markingCodes, parcelLines, parcels } from "@/modules/fulfilment/tables";
import { fulfilmentLines, fulfilments, orderLines, orders } from "@/modules/orders/tables";
import { holdsTheParcel, shipments } from "@/modules/shipments/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { channelMappings } from "../mapping/tables";
import type { Telling, ToldLine } from "../marketplaces/telling";
import type { KnownOrder } from "../order-changes";
import { channelOrders, type connections } from "../tables";
import type { channelTellings } from "./tables";

type Noted = Pick<typeof channelTellings.$inferSelect, "connectionId" | "orderId" | "step" | "about" | "occurredAt">;
type Connection = typeof connections.$inferSelect;
type ToTell = ReturnType<typeof toldLine>;
type Line = { id: string; externalId: string | null; sku: string };

/** A line as the channel calls it: here it may stand under another SKU. */
const toldLine =
  (known: KnownOrder | null) =>
  ({ externalId, sku }: Line, quantity: number): ToldLine => {
    const theirs = known?.lines.find((line) => line.externalLineId === externalId);
    return { externalLineId: externalId ?? "", sku: theirs?.sku ?? sku, externalProductId: theirs?.externalProductId || null, quantity };
  };

/** What there is to say of a noted step, as things stand now; null when what it was about is gone. Reads only. */
export async function loadTelling(ctx: Context, noted: Noted, connection: Connection): Promise<Telling | null> {
  const { organizationId } = ctx.actor;
  const [head] = await ctx.db
    .select({
      externalId: channelOrders.externalId,
      memory: channelOrders.memory,
      known: channelOrders.known,
      number: orders.number,
      reason: orders.cancelReason,
    })
    .from(channelOrders)
    .innerJoin(orders, and(eq(orders.organizationId, channelOrders.organizationId), eq(orders.id, channelOrders.orderId)))
    .where(
      and(
        eq(channelOrders.organizationId, organizationId),
        eq(channelOrders.connectionId, noted.connectionId),
        eq(channelOrders.orderId, noted.orderId),
      ),
    );
  if (!head) return null;
  const toTell = toldLine(head.known as KnownOrder);
  const common = {
    step: noted.step,
    externalId: head.externalId,
    orderNumber: head.number,
    occurredAt: noted.occurredAt,
    memory: head.memory,
    reason: head.reason,
  };
  if (noted.about === noted.orderId)
    return { ...common, lines: await orderLinesOf(ctx, noted, toTell), parcels: [], place: null, shipment: null };
  const parcel = await parcelOf(ctx, noted.about, connection, toTell);
  if (!parcel) return null;
  const codes = await codesOf(ctx, noted.about);
  // Codes of another parcel may have been kept with what an earlier step remembered.
  const { codes: _, ...memory } = head.memory;
  return { ...common, ...parcel, memory: Object.keys(codes).length > 0 ? { ...memory, codes } : memory };
}

/** The marking codes of a parcel's units, by the channel's id of the line, in the order in which the line asks for them. */
async function codesOf(ctx: Context, fulfilmentId: string): Promise<Record<string, string[]>> {
  const { organizationId } = ctx.actor;
  const rows = await ctx.db
    .select({ line: orderLines.externalId, code: markingCodes.code })
    .from(markingCodes)
    .innerJoin(orderLines, and(eq(orderLines.organizationId, markingCodes.organizationId), eq(orderLines.id, markingCodes.orderLineId)))
    .where(
      and(eq(markingCodes.organizationId, organizationId), eq(markingCodes.fulfilmentId, fulfilmentId), ne(markingCodes.state, "returned")),
    )
    .orderBy(asc(markingCodes.orderLineId), asc(markingCodes.position));
  const codes: Record<string, string[]> = {};
  for (const { line, code } of rows) if (line) codes[line] = [...(codes[line] ?? []), code];
  return codes;
}

async function orderLinesOf(ctx: Context, { orderId, step }: Noted, toTell: ToTell): Promise<ToldLine[]> {
  const rows = await ctx.db
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.organizationId, ctx.actor.organizationId), eq(orderLines.orderId, orderId)))
    .orderBy(asc(orderLines.position));
  // Cancelled: what was ordered. Accepted: what is left of it.
  return rows
    .map((row) => toTell(row, step === "cancelled" ? row.quantity : row.quantity - row.cancelled))
    .filter((line) => line.quantity > 0);
}

async function parcelOf(
  ctx: Context,
  fulfilmentId: string,
  connection: Connection,
  toTell: ToTell,
): Promise<Pick<Telling, "lines" | "parcels" | "place" | "shipment"> | null> {
  const { organizationId } = ctx.actor;
  const [work] = await ctx.db
    .select({ warehouse: warehouses.code })
    .from(fulfilments)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
    .where(and(eq(fulfilments.organizationId, organizationId), eq(fulfilments.id, fulfilmentId)));
  if (!work) return null;
  const itsLine = and(eq(orderLines.organizationId, fulfilmentLines.organizationId), eq(orderLines.id, fulfilmentLines.orderLineId));
  const rows = await ctx.db
    .select({ id: fulfilmentLines.id, per: fulfilmentLines.per, quantity: fulfilmentLines.quantity, line: orderLines })
    .from(fulfilmentLines)
    .innerJoin(orderLines, itsLine)
    .where(and(eq(fulfilmentLines.organizationId, organizationId), eq(fulfilmentLines.fulfilmentId, fulfilmentId)))
    .orderBy(asc(orderLines.position), asc(fulfilmentLines.id));
  const boxes = await ctx.db
    .select()
    .from(parcels)
    .where(and(eq(parcels.organizationId, organizationId), eq(parcels.fulfilmentId, fulfilmentId)))
    .orderBy(asc(parcels.position));
  const inBoxes =
    boxes.length > 0
      ? await ctx.db
          .select()
          .from(parcelLines)
          .where(
            and(
              eq(parcelLines.organizationId, organizationId),
              inArray(
                parcelLines.parcelId,
                boxes.map((box) => box.id),
              ),
            ),
          )
      : [];
  const units = (of: readonly { id: string; quantity: number }[]) => unitsByLine(rows, of, toTell);
  return {
    lines: units(rows),
    parcels: boxes.map((box) => ({
      weightGrams: box.weightGrams,
      dimensionsMm: { length: box.lengthMm, width: box.widthMm, height: box.heightMm },
      lines: units(inBoxes.filter((row) => row.parcelId === box.id).map((row) => ({ id: row.fulfilmentLineId, quantity: row.quantity }))),
    })),
    place: placeOf(connection, work.warehouse) ?? (await placeMapped(ctx, connection, work.warehouse)),
    shipment: await shipmentOf(ctx, fulfilmentId),
  };
}

type Row = { id: string; per: number; quantity: number; line: Line };

/** Units of order lines: of a bundle as many as its scarcest part makes. */
function unitsByLine(rows: readonly Row[], of: readonly { id: string; quantity: number }[], toTell: ToTell): ToldLine[] {
  const held = new Map<string, number>();
  for (const { id, quantity } of of) held.set(id, (held.get(id) ?? 0) + quantity);
  const lines = new Map<string, { line: Line; units: number }>();
  for (const row of rows) {
    const units = Math.floor((held.get(row.id) ?? 0) / row.per);
    const known = lines.get(row.line.id);
    lines.set(row.line.id, { line: row.line, units: known ? Math.min(known.units, units) : units });
  }
  return [...lines.values()].filter(({ units }) => units > 0).map(({ line, units }) => toTell(line, units));
}

/** The channel's place that somebody has said is this warehouse. */
async function placeMapped(ctx: Context, { id }: Connection, warehouse: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ theirs: channelMappings.theirs })
    .from(channelMappings)
    .where(
      and(
        eq(channelMappings.organizationId, ctx.actor.organizationId),
        eq(channelMappings.connectionId, id),
        eq(channelMappings.kind, "warehouse"),
        sql`${channelMappings.ours}->>'warehouse' = ${warehouse}`,
      ),
    )
    .orderBy(asc(channelMappings.theirs))
    .limit(1);
  return row?.theirs ?? null;
}

function placeOf({ settings }: Connection, warehouse: string): string | null {
  const map = settings["warehouseMap"];
  const theirs = typeof map === "object" && map !== null ? (map as Record<string, unknown>)[warehouse] : undefined;
  return theirs === undefined || theirs === null ? null : String(theirs);
}

async function shipmentOf(ctx: Context, fulfilmentId: string): Promise<Telling["shipment"]> {
  const [row] = await ctx.db
    .select({ trackingNumber: shipments.trackingNumber, carrier: shipments.carrier })
    .from(shipments)
    .where(and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.fulfilmentId, fulfilmentId), holdsTheParcel))
    .orderBy(desc(shipments.id))
    .limit(1);
  return row ? { ...row, trackingUrl: null, ours: row.carrier !== "marketplace" } : null;
}
