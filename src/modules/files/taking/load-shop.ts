import { eq } from "drizzle-orm";
import { listChannels } from "@/modules/channels/channel-queries";
import { organizations } from "@/modules/organizations/tables";
import { listWarehouses } from "@/modules/warehouses/warehouse-queries";
import type { Context } from "@/platform/context";
import type { ImportSettings } from "../kinds";
import type { Shop } from "./taker";

/** The organization as a file is taken into it. */
export async function loadShop(ctx: Context, settings: ImportSettings): Promise<Shop> {
  const [organization] = await ctx.db
    .select({ currency: organizations.currency, timezone: organizations.timezone, locale: organizations.locale })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  if (!organization) throw new Error("the organization does not exist");
  const channels = await listChannels(ctx);
  const warehouses = (await listWarehouses(ctx)).filter(({ active }) => active);
  return {
    ...organization,
    settings,
    channels: new Map(channels.map(({ id, code }) => [code, { id, code }])),
    // A code says more than a name that happens to read the same.
    warehouses: new Map([
      ...warehouses.map(({ id, code, name }) => [name, { id, code }] as const),
      ...warehouses.map(({ id, code }) => [code, { id, code }] as const),
    ]),
  };
}
