import { and, eq } from "drizzle-orm";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { localeOf } from "@/platform/i18n/locale";
import { addressLine } from "../address-line";
import type { HandoverActData } from "../documents/handover-act";
import { actNumber } from "./act-number";
import { readHandover } from "./handover-queries";

/** What the act of one handover says. */
export async function loadAct(ctx: Context, handoverId: string): Promise<HandoverActData> {
  const handover = await readHandover(ctx, handoverId);
  const { organizationId } = ctx.actor;
  const [warehouse] = await ctx.db
    .select()
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, organizationId), eq(warehouses.code, handover.warehouse)));
  const [shop] = await ctx.db.select().from(organizations).where(eq(organizations.id, organizationId));
  return {
    locale: localeOf(shop?.locale ?? "ru", null),
    timeZone: warehouse?.timezone ?? "UTC",
    number: actNumber(handover),
    shop: shop?.name ?? "",
    carrier: handover.carrierName,
    warehouse: { name: handover.warehouseName, address: addressLine(warehouse?.address) },
    by: handover.by,
    reference: handover.reference,
    leftAt: handover.createdAt,
    lines: handover.shipments,
  };
}
