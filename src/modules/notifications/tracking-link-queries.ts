import { and, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import type { Context, Visitor } from "@/platform/context";
import type { Db } from "@/platform/db";
import { messageBrands } from "./choice/tables";
import { dataAddress } from "./tracking/data-address";

/** Whose order a link shows: found by the token alone, and the only door to it. Null: unknown or revoked, which look the same. */
export async function orderOfToken(visitor: Visitor, token: string): Promise<{ ctx: Context; orderId: string } | null> {
  const [row] = await visitor.db
    .select({ organizationId: orders.organizationId, orderId: orders.id })
    .from(orders)
    .where(and(eq(orders.trackingToken, token), isNull(orders.trackingRevokedAt)));
  if (!row) return null;
  const { organizationId, orderId } = row;
  const actor = { kind: "buyer", organizationId, id: null, name: "", role: "viewer", scopes: [], warehouseIds: null } as const;
  return { ctx: { ...visitor, actor }, orderId };
}

/** The orders of a number in every shop, with what proves their buyer: the look-up of whoever has lost the link. */
export async function ordersOfNumber(visitor: Visitor, number: string) {
  const every = visitor.db.select({ id: organizations.id }).from(organizations);
  return (
    visitor.db
      .select({
        token: orders.trackingToken,
        email: orders.customerEmail,
        phone: orders.customerPhone,
        country: sql<string | null>`${orders.shippingAddress}->>'country'`,
      })
      .from(orders)
      // Through the list of shops: the index of numbers begins with the shop.
      .where(
        and(inArray(orders.organizationId, every), eq(orders.number, number), isNull(orders.trackingRevokedAt), ne(orders.status, "draft")),
      )
      .orderBy(desc(orders.placedAt))
      // One per shop of the installation; a number that is asked for is rarely in more.
      .limit(1000)
  );
}

/** The shop of an installation that has one; null where several share it. */
export async function onlyShop(db: Db): Promise<{ name: string; brandColor: string; logo: string | null } | null> {
  const [shop, another] = await db
    .select({ name: organizations.name, brandColor: organizations.brandColor, logo: organizations.logo })
    .from(organizations)
    .limit(2);
  return shop && !another ? { ...shop, logo: shop.logo && dataAddress(shop.logo) } : null;
}

/** Where the logo of the channel that sold an order lies; null where it has none of its own. */
export async function brandLogo(ctx: Context, orderId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ url: messageBrands.logoUrl })
    .from(messageBrands)
    .innerJoin(orders, and(eq(orders.organizationId, messageBrands.organizationId), eq(orders.channelId, messageBrands.channelId)))
    .where(and(eq(orders.organizationId, ctx.actor.organizationId), eq(orders.id, orderId)));
  return row?.url ?? null;
}
