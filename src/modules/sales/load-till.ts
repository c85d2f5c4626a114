import { and, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { channels } from "@/modules/channels/tables";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound, Refusal } from "@/platform/refusal";
import type { FiscalRegister } from "./fiscal/port";
import { registerOf } from "./fiscal/registry";
import type { Till } from "./inputs";
import { tills } from "./tables";

export type OpenTill = {
  channel: { id: string; code: string; name: string };
  warehouse: { id: string; code: string; name: string };
  register: FiscalRegister;
  seller: string | null;
  shop: { name: string; currency: string; locale: string; timezone: string };
};

/**
 * The till of a channel in a warehouse. Absent alike: what does not exist, another organization's, and a warehouse that is not the
 * actor's. Refused: a channel that is no offline shop, and a warehouse that the channel does not sell from.
 */
export async function loadTill(ctx: Context, { channel: channelCode, warehouse: warehouseCode }: Till): Promise<OpenTill> {
  const { organizationId, warehouseIds } = ctx.actor;
  const [row] = await ctx.db
    .select({ channel: channels, fiscal: tills.fiscal, seller: tills.seller, shop: organizations })
    .from(channels)
    .innerJoin(organizations, eq(organizations.id, channels.organizationId))
    .leftJoin(tills, and(eq(tills.organizationId, channels.organizationId), eq(tills.channelId, channels.id)))
    .where(and(eq(channels.organizationId, organizationId), eq(channels.code, channelCode)));
  if (!row) throw notFound("channel");
  const [warehouse] = await ctx.db
    .select({ id: warehouses.id, code: warehouses.code, name: warehouses.name, active: warehouses.active })
    .from(warehouses)
    .where(
      and(
        eq(warehouses.organizationId, organizationId),
        eq(warehouses.code, warehouseCode),
        warehouseIds ? inArray(warehouses.id, [...warehouseIds]) : undefined,
      ),
    );
  if (!warehouse) throw notFound("warehouse");
  const { channel } = row;
  if (channel.kind !== "pos") throw new Refusal("conflict", reason("sale.no_till", { channel: channel.name }));
  if (!warehouse.active || (channel.warehouseIds && !channel.warehouseIds.includes(warehouse.id)))
    throw new Refusal("conflict", reason("sale.not_from_here", { warehouse: warehouse.name, channel: channel.name }));
  return { channel, warehouse, register: registerOf(row.fiscal ?? undefined), seller: row.seller, shop: row.shop };
}
