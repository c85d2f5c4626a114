import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { addJobs } from "@/platform/jobs/add-job";
import { marketplaceKinds, marketplaceOf } from "../marketplaces/registry";
import { connections } from "../tables";
import { ever } from "./load-offers";
import { giveUpPlaces, wantedPlaces } from "./wanted-places";

const toldOfStock = marketplaceKinds.filter((kind) => marketplaceOf(kind)?.stock);
// What changes within this time goes out as one number.
const gatherMs = 2_000;

/**
 * Notes that the stock of products may have changed, for every connection that tells its channel of it, and queues the push. Only
 * products that ever lay in a warehouse: a shop that is newly connected keeps its numbers of everything else. Without ids: of all.
 */
export async function noteChangedStock(
  ctx: Context,
  { productIds, connectionId }: { productIds?: string[]; connectionId?: string },
): Promise<void> {
  const { organizationId } = ctx.actor;
  if (productIds?.length === 0) return;
  const open = await ctx.db
    .select({ id: connections.id, kind: connections.kind, settings: connections.settings })
    .from(connections)
    .where(
      and(
        eq(connections.organizationId, organizationId),
        eq(connections.active, true),
        eq(connections.stockOut, true),
        inArray(connections.kind, toldOfStock),
        connectionId ? eq(connections.id, connectionId) : undefined,
      ),
    );
  if (open.length === 0) return;
  const wanted = await wantedPlaces(ctx, open);
  // A look at every number: only when it may be the places that have changed.
  if (!productIds) {
    const ids = open.map(({ id }) => id);
    await giveUpPlaces(ctx, ids, wanted);
  }
  // A bundle is worth what its parts allow.
  const changed = productIds
    ? sql`(p.id = any(${sql.param(productIds)}::uuid[]) or p.id in (select c.bundle_id from product_components c
        where c.organization_id = ${organizationId} and c.component_id = any(${sql.param(productIds)}::uuid[])))`
    : sql`true`;
  await ctx.db.execute(sql`
    insert into channel_stock (organization_id, connection_id, product_id, place, dirty_at)
    select ${organizationId}, w.connection, p.id, w.place, ${ctx.now()}
    from products p cross join json_to_recordset(${JSON.stringify(wanted)}::json) as w(connection uuid, place text)
    where p.organization_id = ${organizationId} and ${changed} and ${ever}
    order by w.connection, p.id, w.place
    on conflict (organization_id, connection_id, product_id, place) do update set dirty_at = excluded.dirty_at`);
  const runAt = new Date(ctx.now().getTime() + gatherMs);
  // Where something is sold every second, the push that waits must not be put off each time.
  await addJobs(
    ctx,
    open.map(({ id }) => ({ name: "push_stock", payload: { connectionId: id }, key: id, queue: `line:${id}`, runAt, maxAttempts: 5 })),
    { keepTimes: true },
  );
}
