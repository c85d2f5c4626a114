import { and, asc, eq } from "drizzle-orm";
import { canonicalJson } from "@/lib/json";
import { proportion } from "@/lib/money";
import { orderLines, orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { env } from "@/platform/env";
import { type DealStage, stageOf, theirStage } from "../deal-stage";
import type { CrmBuyer, CrmDeal, CrmSettings } from "../vendors/port";
import { type LoadedNote, loadNotes } from "./load-notes";

/** What a CRM is to know of an order as it stands now. `print` changes when any of it but the notes does. */
export type LoadedDeal = { number: string; stage: DealStage; deal: CrmDeal; buyer: CrmBuyer; print: string; notes: LoadedNote[] };

/** Reads an order for a CRM; null when it is gone. The buyer is told as far as the settings allow. */
export async function loadDeal(
  ctx: Context,
  orderId: string,
  settings: CrmSettings,
  toldStage: DealStage | null,
): Promise<LoadedDeal | null> {
  const { organizationId } = ctx.actor;
  const [order] = await ctx.db
    .select()
    .from(orders)
    .where(and(eq(orders.organizationId, organizationId), eq(orders.id, orderId)));
  if (!order) return null;
  const rows = await ctx.db
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.organizationId, organizationId), eq(orderLines.orderId, orderId)))
    .orderBy(asc(orderLines.position));
  const stage = stageOf(order);
  // A cancelled deal keeps what was ordered: it is why it was lost.
  const lines = rows
    .map(({ name, quantity, cancelled, unitPriceMinor, discountMinor, taxRate }) => ({
      name,
      quantity: stage === "cancelled" ? quantity : quantity - cancelled,
      unitPriceMinor: unitPriceMinor - proportion(discountMinor, 1, quantity),
      taxRate,
    }))
    .filter((line) => line.quantity > 0);
  const deal: CrmDeal = {
    key: order.id,
    title: settings.title.replace("{number}", order.number),
    currency: order.currency,
    totalMinor: order.totalMinor,
    stage: stage === toldStage ? null : theirStage(settings.stages, stage),
    link: `${env().baseUrl}/orders/${encodeURIComponent(order.number)}`,
    lines,
  };
  const { name, phone, email } = settings.buyer;
  const buyer = {
    name: name ? order.customerName : null,
    phone: phone ? order.customerPhone : null,
    email: email ? order.customerEmail : null,
  };
  return { number: order.number, stage, deal, buyer, print: canonicalJson({ ...deal, stage }), notes: await loadNotes(ctx, orderId) };
}
