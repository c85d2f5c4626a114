import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { aProduct, aShop } from "@/testing/orders";
import { putCrm } from "./commands/put-crm";
import { noteDeals } from "./deals/note-deals";
import { tellCrm } from "./deals/tell-crm";
import { crmDeals } from "./tables";
import { aLocalBitrix } from "./vendors/bitrix24/local-bitrix.fixture";

/** Tells every CRM of an order, as the jobs would. */
export async function tellAll(ctx: Context, orderId: string): Promise<void> {
  await noteDeals(ctx, [orderId]);
  const deals = await ctx.db
    .select()
    .from(crmDeals)
    .where(and(eq(crmDeals.organizationId, ctx.actor.organizationId), eq(crmDeals.orderId, orderId)));
  for (const deal of deals) await tellCrm(ctx, deal);
}

export const dealOf = async (ctx: Context, orderId: string) =>
  (
    await ctx.db
      .select()
      .from(crmDeals)
      .where(and(eq(crmDeals.organizationId, ctx.actor.organizationId), eq(crmDeals.orderId, orderId)))
  )[0];

/** A shop with goods whose orders become deals of a portal on this machine. */
export async function aShopWithBitrix(db: Parameters<typeof aShop>[0]) {
  const { ctx } = await aShop(db);
  await aProduct(ctx, { sku: "TEE", stock: { MSK: 10 } });
  const portal = await aLocalBitrix();
  const connect = (more: Record<string, unknown> = {}) =>
    putCrm(ctx, "b24", {
      kind: "bitrix24",
      settings: { stages: { placed: "NEW", paid: "PREPARATION", cancelled: "LOSE" }, ...more },
      secrets: { webhookUrl: portal.webhookUrl },
    });
  await connect();
  return { ctx, portal, connect };
}
