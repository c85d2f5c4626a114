import { and, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { fromRussianLayout, readScan } from "@/lib/barcode";
import { quotedCode } from "@/lib/quoted-code";
import { reason } from "@/lib/reason";
import { fulfilments, orders } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { mine } from "../lock-fulfilment";
import { pickTaskSlots, pickTasks, waves } from "../waves/tables";
import type { FindToPack } from "./inputs";

/** What waits for its box comes first, then what is packed already, then what is still being picked: its page says so. */
const nearest = sql`array_position(array['picked', 'packed', 'picking', 'planned'], ${fulfilments.status})`;

/** The work that a scanned tote, task or order stands for. Refused when there is none that could be packed. */
export async function findToPack(ctx: Context, { code, warehouse }: FindToPack): Promise<{ fulfilmentId: string; number: string }> {
  const text = fromRussianLayout(readScan(code).text).toUpperCase();
  const [found] = await ctx.db
    .select({ fulfilmentId: fulfilments.id, number: fulfilments.number })
    .from(fulfilments)
    .innerJoin(orders, and(eq(orders.organizationId, fulfilments.organizationId), eq(orders.id, fulfilments.orderId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
    .where(
      and(
        mine(ctx),
        inArray(fulfilments.status, ["planned", "picking", "picked", "packed"]),
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        or(eq(fulfilments.number, text), eq(orders.number, text), inTote(ctx, text)),
      ),
    )
    .orderBy(nearest, desc(fulfilments.id))
    .limit(1);
  if (!found) throw new Refusal("not_found", reason("packing.nothing_to_pack", { code: quotedCode(code) }));
  return found;
}

/** A tote is named by its task's number and its letter: 214-3-A, 214-3/A or 214-3A. */
function inTote(ctx: Context, text: string): SQL | undefined {
  const [, task, slot] = /^(\d{1,9}-\d{1,9})[-/ ]?([A-Z]{1,2})$/.exec(text) ?? [];
  if (!task || !slot) return undefined;
  const { organizationId } = ctx.actor;
  const totes = ctx.db
    .select({ id: pickTaskSlots.fulfilmentId })
    .from(pickTaskSlots)
    .innerJoin(pickTasks, and(eq(pickTasks.organizationId, pickTaskSlots.organizationId), eq(pickTasks.id, pickTaskSlots.taskId)))
    .innerJoin(waves, and(eq(waves.organizationId, pickTasks.organizationId), eq(waves.id, pickTasks.waveId)))
    .where(
      and(
        eq(pickTaskSlots.organizationId, organizationId),
        // Says nothing new, but tasks are found by their waves.
        eq(waves.number, Number.parseInt(task, 10)),
        eq(pickTasks.number, task),
        eq(pickTaskSlots.slot, slot),
      ),
    );
  return inArray(fulfilments.id, totes);
}
