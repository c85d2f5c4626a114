import { and, eq, inArray, isNotNull, max, min, sql } from "drizzle-orm";
import { applyMasterStock, type MasterFigure } from "@/modules/orders/commands/apply-master-stock";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { log } from "@/platform/log";
import { withLine } from "../line/with-line";
import { keepProducts } from "../mapping/read-catalogue";
import { resolveProducts } from "../mapping/resolve-products";
import { channelMappings, channelProducts } from "../mapping/tables";
import { warehouseBySettings } from "../mapping/understand";
import type { MasterRow } from "../marketplaces/stock-port";
import { channelTellings } from "../steps-out/tables";

const catalogueRestMs = 15 * 60_000;
// Goods and the note of their leaving are written one after the other.
const leewayMs = 60_000;

/** What lies somewhere by the books of another system, and since when our shipments may be missing there. */
type Told = { at: Date; postedUntil: Date; figures: MasterRow[]; settings: Readonly<Record<string, unknown>> };

/**
 * Reads what lies in the warehouses whose stock master is this connection, and makes it ours. Products are found by what a person
 * matched, by SKU or by barcode; a product of theirs that was never seen here is looked up in their catalogue first.
 */
export async function readMasterStock(ctx: Context, connectionId: string): Promise<void> {
  const { organizationId } = ctx.actor;
  const places = await ctx.db
    .select({ code: warehouses.code })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, organizationId), eq(warehouses.stockMasterId, connectionId)));
  if (places.length === 0) return;
  const talked = await withLine(ctx, connectionId, async ({ marketplace, line, connection }): Promise<Told | null> => {
    const { masterStock } = marketplace;
    if (!masterStock) return null;
    // What changes while it is asked is in the next reading for certain.
    const at = ctx.now();
    const figures = await masterStock.figures(line);
    const ids = [...new Set(figures.map(({ externalProductId }) => externalProductId))];
    if (marketplace.products && (await areNew(ctx, connectionId, ids)))
      for await (const page of marketplace.products(line)) await keepProducts(ctx, connectionId, page);
    const postedUntil = new Date(at.getTime() - masterStock.postingDelayMs(line.settings));
    return { at, postedUntil, figures, settings: connection.row.settings };
  });
  if (!("done" in talked) || !talked.done) return;
  const rows = await inOurWords(ctx, connectionId, talked.done);
  const untold = await firstUntold(ctx, connectionId);
  const postedUntil = untold && untold < talked.done.postedUntil ? untold : talked.done.postedUntil;
  const result = await applyMasterStock(ctx, { connectionId, rows, postedUntil });
  log().info({ connectionId, ...result, unknown: result.unknown.length }, "the stock of another system was read");
}

/** Just before the first parcel left of which the other system has not heard from us yet, however soon it posts what it hears of. */
async function firstUntold(ctx: Context, connectionId: string): Promise<Date | null> {
  const [first] = await ctx.db
    .select({ at: min(channelTellings.occurredAt) })
    .from(channelTellings)
    .where(
      and(
        eq(channelTellings.organizationId, ctx.actor.organizationId),
        eq(channelTellings.connectionId, connectionId),
        eq(channelTellings.state, "waiting"),
        eq(channelTellings.step, "handed_over"),
      ),
    );
  return first?.at ? new Date(first.at.getTime() - leewayMs) : null;
}

/** Whether some are unknown; what their catalogue does not tell (archived products) is not looked for at every reading. */
async function areNew(ctx: Context, connectionId: string, ids: readonly string[]): Promise<boolean> {
  if ((await knownProducts(ctx, connectionId, ids)).length === ids.length) return false;
  const [last] = await ctx.db
    .select({ at: max(channelProducts.seenAt) })
    .from(channelProducts)
    .where(and(eq(channelProducts.organizationId, ctx.actor.organizationId), eq(channelProducts.connectionId, connectionId)));
  return !last?.at || ctx.now().getTime() - last.at.getTime() > catalogueRestMs;
}

function knownProducts(ctx: Context, connectionId: string, ids: readonly string[]) {
  return ctx.db
    .select({
      externalProductId: channelProducts.externalId,
      sku: channelProducts.sku,
      barcode: channelProducts.barcode,
      name: channelProducts.name,
    })
    .from(channelProducts)
    .where(
      and(
        eq(channelProducts.organizationId, ctx.actor.organizationId),
        eq(channelProducts.connectionId, connectionId),
        sql`${channelProducts.externalId} = any(${sql.param([...ids])}::text[])`,
      ),
    );
}

/** Their rows by our warehouses and SKUs; two of theirs that are one of ours lie together. */
async function inOurWords(ctx: Context, connectionId: string, { at, figures, settings }: Told): Promise<MasterFigure[]> {
  const warehouseOf = await warehousesBy(
    ctx,
    { id: connectionId, settings },
    figures.map(({ place }) => place),
  );
  const ids = [...new Set(figures.map(({ externalProductId }) => externalProductId))];
  const known = await knownProducts(ctx, connectionId, ids);
  const skus = await resolveProducts(
    ctx,
    connectionId,
    known.map((product) => ({ ...product, externalLineId: product.externalProductId })),
  );
  const units = new Map<string, { warehouse: string; sku: string; onHand: number; at: Date }>();
  for (const { externalProductId, place, onHand } of figures) {
    const [warehouse, sku] = [warehouseOf.get(place), skus.get(externalProductId)];
    if (!warehouse || !sku) continue;
    const key = `${warehouse} ${sku}`;
    units.set(key, { warehouse, sku, onHand: onHand + (units.get(key)?.onHand ?? 0), at });
  }
  return [...units.values()];
}

/** Which warehouses their places are: by `settings.warehouseMap`, else by what somebody said of the word. Never by guessing. */
async function warehousesBy(
  ctx: Context,
  connection: { id: string; settings: Told["settings"] },
  theirs: readonly string[],
): Promise<Map<string, string>> {
  const words = [...new Set(theirs)];
  if (words.length === 0) return new Map();
  const rows = await ctx.db
    .select({ theirs: channelMappings.theirs, ours: channelMappings.ours })
    .from(channelMappings)
    .where(
      and(
        eq(channelMappings.organizationId, ctx.actor.organizationId),
        eq(channelMappings.connectionId, connection.id),
        eq(channelMappings.kind, "warehouse"),
        inArray(channelMappings.theirs, words),
        isNotNull(channelMappings.ours),
      ),
    );
  const said = new Map(rows.map((row) => [row.theirs, row.ours?.["warehouse"]]));
  return new Map(
    words.flatMap((word) => {
      const code = warehouseBySettings(connection, word) ?? said.get(word);
      return code ? [[word, code] as const] : [];
    }),
  );
}
