import { reason } from "@/lib/reason";
import { channelByCode } from "@/modules/channels/channel-queries";
import { carrierByCode } from "@/modules/shipments/carrier-queries";
import { warehouseByCode } from "@/modules/warehouses/warehouse-queries";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { Refusal, refuseIf } from "@/platform/refusal";
import { whyNotMove } from "../import-moves";
import type { CheckImport } from "../inputs";
import type { ImportSettings, Mapping } from "../kinds";
import { type ImportRow, lockImport, one, tell } from "../lock-import";
import { whyNotMapped } from "../mapping";
import { fileImports, fileMappings } from "../tables";

/**
 * Sets how a file is to be read, keeps that for the next file of its source, and begins a dry run: every row is read and compared
 * with the books, and nothing of them changes. Refuses a mapping that lacks what has to be there.
 */
export function startCheck(ctx: Context, { importId, mapping, settings }: CheckImport & { importId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockImport(ctx, importId);
    refuseIf(whyNotMove("check", row));
    refuseIf(whyNotMapped(row.kind, mapping, row.columns.length), "invalid");
    const own = await settingsFor(ctx, row, mapping, settings);
    await ctx.db.update(fileImports).set({ mapping, settings: own, state: "checking", reason: null, rows: 0 }).where(one(ctx, importId));
    await keepMapping(ctx, row, mapping, own);
    await addJob(ctx, "check_file_import", { importId }, { key: importId, queue: `import:${importId}`, maxAttempts: 4 });
    await tell(ctx, row, "checking");
  });
}

/** What a kind needs beside its columns, and only that. */
async function settingsFor(ctx: Context, { kind, name }: ImportRow, mapping: Mapping, settings: ImportSettings): Promise<ImportSettings> {
  if (kind === "settlements") {
    if (!settings.carrier) throw new Refusal("invalid", reason("file.carrier_needed"));
    await carrierByCode(ctx, settings.carrier);
    return { carrier: settings.carrier, register: settings.register ?? name };
  }
  const { channel, warehouse, payment } = settings;
  const isOrder = kind === "orders" || kind === "sales";
  const isPlaced = kind === "sales" || kind === "stock";
  if (isOrder && !channel && mapping.channel === undefined) throw new Refusal("invalid", reason("file.channel_needed"));
  if (isPlaced && !warehouse && mapping.warehouse === undefined) throw new Refusal("invalid", reason("file.warehouse_needed"));
  if (isOrder && channel) await channelByCode(ctx, channel);
  if (isPlaced && warehouse) await warehouseByCode(ctx, warehouse);
  return {
    ...(isOrder && channel ? { channel } : {}),
    ...(isPlaced && warehouse ? { warehouse } : {}),
    ...(kind === "orders" && payment ? { payment } : {}),
  };
}

async function keepMapping(ctx: Context, { kind, source, columns }: ImportRow, mapping: Mapping, settings: ImportSettings): Promise<void> {
  const headers = Object.fromEntries(Object.entries(mapping).map(([field, at]) => [field, columns[at] ?? ""]));
  // The next file of the source is another register.
  const { register: _, ...kept } = settings;
  const told = { headers, settings: kept, updatedAt: ctx.now() };
  await ctx.db
    .insert(fileMappings)
    .values({ organizationId: ctx.actor.organizationId, kind, source, ...told })
    .onConflictDoUpdate({ target: [fileMappings.organizationId, fileMappings.kind, fileMappings.source], set: told });
}
