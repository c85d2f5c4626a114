import { and, asc, desc, eq, inArray, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { orders } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { serialsUnderWay } from "../serials/serial-queries";
import { reservations, stockLevels } from "../tables";
import { ListTransfers } from "./inputs";
import { transferLines, transferReceipts, transfers } from "./tables";
import { inTransit } from "./transfer";

/** Every read of a transfer passes through here, so no organization ever sees another's. */
const mine = (ctx: Context) => eq(transfers.organizationId, ctx.actor.organizationId);

const fromPlace = alias(warehouses, "from_place");
const toPlace = alias(warehouses, "to_place");

function transferRows(ctx: Context) {
  return ctx.db
    .select({
      id: transfers.id,
      number: transfers.number,
      from: fromPlace.code,
      fromName: fromPlace.name,
      to: toPlace.code,
      toName: toPlace.name,
      status: transfers.status,
      version: transfers.version,
      expectedAt: transfers.expectedAt,
      note: transfers.note,
      orderId: transfers.orderId,
      orderNumber: orders.number,
      by: transfers.by,
      createdAt: transfers.createdAt,
      sentAt: transfers.sentAt,
      closedAt: transfers.closedAt,
    })
    .from(transfers)
    .innerJoin(fromPlace, and(eq(fromPlace.organizationId, transfers.organizationId), eq(fromPlace.id, transfers.fromWarehouseId)))
    .innerJoin(toPlace, and(eq(toPlace.organizationId, transfers.organizationId), eq(toPlace.id, transfers.toWarehouseId)))
    .leftJoin(orders, and(eq(orders.organizationId, transfers.organizationId), eq(orders.id, transfers.orderId)));
}

async function withLines(ctx: Context, rows: Awaited<ReturnType<typeof transferRows>>) {
  const lines = rows.length > 0 ? await linesOf(ctx, rows) : [];
  return rows.map(({ by, orderId, orderNumber, ...row }) => ({
    ...row,
    /** The order whose goods it brings together. */
    order: orderId && orderNumber ? { id: orderId, number: orderNumber } : null,
    by: by.name,
    lines: lines
      .filter((line) => line.transferId === row.id)
      .map(({ transferId: _, ...line }) => ({ ...line, inTransit: inTransit(line) })),
  }));
}
export type TransferAnswer = Awaited<ReturnType<typeof withLines>>[number];

/** Units of a line's product that its order keeps where the transfer begins. */
const keptThere = sql`select sum(${reservations.quantity}) from ${reservations} where ${reservations.organizationId} = ${transferLines.organizationId}
  and ${reservations.orderId} = ${transfers.orderId} and ${reservations.productId} = ${transferLines.productId}
  and ${reservations.warehouseId} = ${transfers.fromWarehouseId} and ${reservations.state} = 'open'`;

async function linesOf(ctx: Context, rows: readonly { id: string }[]) {
  const ids = rows.map((row) => row.id);
  return ctx.db
    .select({
      transferId: transferLines.transferId,
      id: transferLines.id,
      productId: transferLines.productId,
      sku: products.sku,
      name: products.name,
      picture: products.picture,
      barcode: products.barcode,
      tracksSerials: products.tracksSerials,
      quantity: transferLines.quantity,
      sent: transferLines.sent,
      received: transferLines.received,
      damaged: transferLines.damaged,
      lost: transferLines.lost,
      surplus: transferLines.surplus,
      /** What may leave where it begins, now: what is kept for nobody, and for the order that it goes for. */
      free: sql<number>`greatest(0, coalesce(${stockLevels.onHand} - ${stockLevels.reserved} - ${stockLevels.damaged} - ${stockLevels.quarantine} - ${stockLevels.inCheck} - ${stockLevels.putBack}, 0)) + coalesce((${keptThere}), 0)`.mapWith(
        Number,
      ),
    })
    .from(transferLines)
    .innerJoin(transfers, and(eq(transfers.organizationId, transferLines.organizationId), eq(transfers.id, transferLines.transferId)))
    .innerJoin(products, and(eq(products.organizationId, transferLines.organizationId), eq(products.id, transferLines.productId)))
    .leftJoin(
      stockLevels,
      and(
        eq(stockLevels.organizationId, transferLines.organizationId),
        eq(stockLevels.warehouseId, transfers.fromWarehouseId),
        eq(stockLevels.productId, transferLines.productId),
      ),
    )
    .where(and(eq(transferLines.organizationId, ctx.actor.organizationId), inArray(transferLines.transferId, ids)))
    .orderBy(asc(transferLines.transferId), asc(transferLines.position));
}

/** One page of transfers, newest first. */
export async function listTransfers(ctx: Context, query: ListTransfers): Promise<{ items: TransferAnswer[]; nextCursor: string | null }> {
  const { status, warehouse, order, limit, cursor } = ListTransfers.parse(query);
  const after = decodeCursor(cursor, ["text"]);
  const rows = await transferRows(ctx)
    .where(
      and(
        mine(ctx),
        status ? eq(transfers.status, status) : undefined,
        order ? eq(transfers.orderId, order) : undefined,
        warehouse ? or(eq(fromPlace.code, warehouse), eq(toPlace.code, warehouse)) : undefined,
        after ? sql`${transfers.number} < ${Number(after[0]) || 0}` : undefined,
      ),
    )
    .orderBy(desc(transfers.number))
    .limit(limit + 1);
  const { items, nextCursor } = pageOf(rows, limit, (row) => [String(row.number)]);
  return { items: await withLines(ctx, items), nextCursor };
}

/** One transfer with its lines, the serial numbers under way of each, and every unpacking of it. */
export async function transferById(ctx: Context, transferId: string) {
  const rows = await transferRows(ctx).where(and(mine(ctx), eq(transfers.id, transferId)));
  const [transfer] = await withLines(ctx, rows);
  if (!transfer) throw notFound("transfer");
  const underWay = transfer.lines.some((line) => line.tracksSerials) ? await serialsUnderWay(ctx, transferId) : new Map<string, string[]>();
  const receipts = await ctx.db
    .select({
      id: transferReceipts.id,
      at: transferReceipts.createdAt,
      lines: transferReceipts.lines,
      note: transferReceipts.note,
      by: transferReceipts.by,
    })
    .from(transferReceipts)
    .where(and(eq(transferReceipts.organizationId, ctx.actor.organizationId), eq(transferReceipts.transferId, transferId)))
    .orderBy(asc(transferReceipts.id));
  const lines = transfer.lines.map((line) => ({ ...line, serials: underWay.get(line.productId) ?? [] }));
  return { ...transfer, lines, receipts: receipts.map(({ by, ...receipt }) => ({ ...receipt, by: by.name })) };
}

/** How many transfers stand at each point of their way that wants somebody. */
export async function transferCounts(ctx: Context): Promise<{ drafts: number; onTheWay: number }> {
  const [row] = await ctx.db
    .select({
      drafts: sql<number>`count(*) filter (where ${transfers.status} = 'draft')::int`,
      onTheWay: sql<number>`count(*) filter (where ${transfers.status} in ('in_transit', 'partially_received'))::int`,
    })
    .from(transfers)
    .where(mine(ctx));
  return row ?? { drafts: 0, onTheWay: 0 };
}
