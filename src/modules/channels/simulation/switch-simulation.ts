import { and, desc, eq, gt, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { stockLevels } from "@/modules/inventory/tables";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { localeOf } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { addJob } from "@/platform/jobs/add-job";
import { Refusal } from "@/platform/refusal";
import { setConnectionActive } from "../commands/activate-connection";
import { putChannel } from "../commands/put-channel";
import { putConnection } from "../commands/put-connection";
import { type SoldProduct, settingsOf } from "../marketplaces/simulated/connection";
import { channels } from "../tables";
import type { SwitchSimulation } from "./inputs";
import { findSimulation, type Simulation, simulationState } from "./simulation-state";

const usualCode = "simulated";
const mostProducts = 60;

/**
 * Switches the simulated shop on or off. On: it is made if there is none, filled with the organization's own active products (those
 * that lie in stock first) and asked for orders at once. They are real orders of this workspace. Refused without a product to sell.
 */
export function switchSimulation(ctx: Context, { on, ordersPerHour }: SwitchSimulation): Promise<Simulation> {
  return inTransaction(ctx, async (ctx) => {
    const found = await findSimulation(ctx);
    if (!on) {
      if (found) await setConnectionActive(ctx, { code: found.code, active: false });
      return simulationState(ctx);
    }
    const shop = await shopOf(ctx);
    const sold = await productsToSell(ctx, shop.currency);
    if (sold.length === 0) throw new Refusal("conflict", reason("channel.simulated.no_products"));
    const before = settingsOf(found?.settings ?? {});
    const settings = { ...before, ordersPerHour: ordersPerHour ?? before.ordersPerHour, currency: shop.currency, products: sold };
    const channel = await channelOf(ctx, found?.channelId ?? null, shop.locale);
    const { id, code } = await putConnection(ctx, found?.code ?? usualCode, { kind: "simulated", channel, settings, secrets: {} });
    await setConnectionActive(ctx, { code, active: true });
    await addJob(ctx, "poll_connection", { connectionId: id }, { key: id, queue: `line:${id}`, maxAttempts: 1 });
    return simulationState(ctx);
  });
}

async function shopOf(ctx: Context) {
  const [shop] = await ctx.db
    .select({ currency: organizations.currency, locale: organizations.locale })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  if (!shop) throw new Error("the organization does not exist");
  return { ...shop, locale: localeOf(shop.locale, null) };
}

/** The channel that its orders come to: its own, switched on again if it was off. */
async function channelOf(ctx: Context, channelId: string | null, locale: "ru" | "en"): Promise<string> {
  const [known] = await ctx.db
    .select({ code: channels.code, name: channels.name, kind: channels.kind })
    .from(channels)
    .where(
      and(eq(channels.organizationId, ctx.actor.organizationId), channelId ? eq(channels.id, channelId) : eq(channels.code, usualCode)),
    );
  const { code, name, kind } = known ?? { code: usualCode, name: translator(locale, "channels")("kinds.simulated"), kind: "simulated" };
  await putChannel(ctx, code, { name, kind, active: true });
  return code;
}

/** What the shop may sell: in use, with a price, without serial numbers to name; what lies in stock first. */
async function productsToSell(ctx: Context, currency: string): Promise<SoldProduct[]> {
  const onHand = sql`(select coalesce(sum(${stockLevels.onHand} - ${stockLevels.reserved}), 0) from ${stockLevels}
    where ${stockLevels.organizationId} = ${products.organizationId} and ${stockLevels.productId} = ${products.id})`;
  const rows = await ctx.db
    .select({ sku: products.sku, name: products.name, priceMinor: products.priceMinor, taxRate: products.taxRate })
    .from(products)
    .where(
      and(
        eq(products.organizationId, ctx.actor.organizationId),
        eq(products.active, true),
        eq(products.tracksSerials, false),
        eq(products.currency, currency),
        gt(products.priceMinor, 0),
      ),
    )
    .orderBy(desc(onHand), products.sku)
    .limit(mostProducts);
  return rows;
}
