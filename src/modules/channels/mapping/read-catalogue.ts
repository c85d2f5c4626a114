import { and, eq, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { type Connection, connectionByCode, openConnection } from "../connection-queries";
import { withLine } from "../line/with-line";
import type { ChannelProduct } from "../marketplaces/port";
import { marketplaceOf } from "../marketplaces/registry";
import { type CatalogueReading, connections } from "../tables";
import { channelProducts } from "./tables";

const soonMs = 30_000;
/** A reading that has not moved for so long has lost its process: another may begin. */
const lostAfterMs = 30 * 60_000;

const of = (ctx: Context, id: string) => and(eq(connections.organizationId, ctx.actor.organizationId), eq(connections.id, id));

/** Begins to read the channel's catalogue, for matching. Refused where the channel has none to read, and while it is being read. */
export function startCatalogue(ctx: Context, { code }: { code: string }): Promise<Connection> {
  return inTransaction(ctx, async (ctx) => {
    const { row } = await openConnection(ctx, { code });
    if (!marketplaceOf(row.kind)?.products) throw new Refusal("conflict", reason("connection.cannot_list_products"));
    refuseIf(row.active ? null : reason("connection.disabled"));
    const isReading = row.catalogue?.state === "running" && ctx.now().getTime() - Date.parse(row.catalogue.at) < lostAfterMs;
    refuseIf(isReading ? reason("connection.catalogue_running") : null);
    const now = ctx.now().toISOString();
    await note(ctx, row, { startedAt: now, at: now, products: 0, state: "running" });
    await addJob(ctx, "read_catalogue", { connectionId: row.id }, { key: row.id, queue: `line:${row.id}`, maxAttempts: 3 });
    return connectionByCode(ctx, code);
  });
}

/** Reads the whole catalogue page by page, keeping what it says of each product; a person's matches stay. Begun anew after trouble. */
export async function readCatalogue(ctx: Context, connectionId: string): Promise<void> {
  const { row } = await openConnection(ctx, { id: connectionId });
  const { catalogue } = row;
  if (catalogue?.state !== "running") return;
  let count = 0;
  const talked = await withLine(ctx, connectionId, async ({ marketplace, line }) => {
    for await (const page of marketplace.products?.(line) ?? []) {
      count += page.length;
      await inTransaction(ctx, async (ctx) => {
        await keepProducts(ctx, connectionId, page);
        await note(ctx, row, { ...catalogue, at: ctx.now().toISOString(), products: count });
      });
    }
  });
  if ("later" in talked) {
    const runAt = talked.at ?? new Date(ctx.now().getTime() + soonMs);
    return addJob(ctx, "read_catalogue", { connectionId }, { key: connectionId, queue: `line:${connectionId}`, runAt, maxAttempts: 3 });
  }
  const state = "off" in talked ? "stopped" : "done";
  await inTransaction(ctx, (ctx) => note(ctx, row, { ...catalogue, at: ctx.now().toISOString(), products: count, state }));
}

async function note(ctx: Context, { id, code }: { id: string; code: string }, catalogue: CatalogueReading): Promise<void> {
  await ctx.db.update(connections).set({ catalogue }).where(of(ctx, id));
  await record(ctx, { type: "connection.catalogue_read", subject: { kind: "connection", id, number: code }, data: { code } });
}

/** Keeps what a channel says of its products; what a person matched stays. */
export async function keepProducts(ctx: Context, connectionId: string, page: readonly ChannelProduct[]): Promise<void> {
  // Of two rows with one id in a page the later counts.
  const rows = [...new Map(page.map((product) => [product.externalId.slice(0, 200), product]))].filter(([externalId]) => externalId);
  if (rows.length === 0) return;
  const { organizationId } = ctx.actor;
  await ctx.db
    .insert(channelProducts)
    .values(
      rows.map(([externalId, { sku, barcode, name, priceMinor }]) => {
        return { organizationId, connectionId, externalId, sku, barcode, name: name || sku || externalId, priceMinor, seenAt: ctx.now() };
      }),
    )
    .onConflictDoUpdate({
      target: [channelProducts.organizationId, channelProducts.connectionId, channelProducts.externalId],
      set: {
        sku: sql`coalesce(excluded.sku, ${channelProducts.sku})`,
        barcode: sql`coalesce(excluded.barcode, ${channelProducts.barcode})`,
        name: sql`excluded.name`,
        priceMinor: sql`coalesce(excluded.price_minor, ${channelProducts.priceMinor})`,
        seenAt: ctx.now(),
      },
    });
}
