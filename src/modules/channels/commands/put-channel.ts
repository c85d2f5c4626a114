import { and, eq, inArray } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { canonicalJson } from "@/lib/json";
import { reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { type Channel, channelByCode, mine } from "../channel-queries";
import { ownChannelKinds, type PutChannel } from "../inputs";
import { marketplaceKinds } from "../marketplaces/registry";
import { channels } from "../tables";

/** Creates a channel or changes it, by its code. Saying the same again changes nothing. Refuses unknown kinds and warehouses. */
export function putChannel(ctx: Context, code: string, input: PutChannel): Promise<Channel & { created: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const { name, kind, buffer, active } = input;
    if (![...ownChannelKinds, ...marketplaceKinds].includes(kind)) throw invalid("kind", "channel.unknown_kind", { kind });
    const warehouseIds = input.warehouses === undefined ? undefined : await idsOf(ctx, input.warehouses);
    const { organizationId } = ctx.actor;
    const inserted = await ctx.db
      .insert(channels)
      .values({ organizationId, id: newId(), code, name, kind })
      .onConflictDoNothing({ target: [channels.organizationId, channels.code] })
      .returning({ id: channels.id });
    const created = inserted.length > 0;
    const [row] = await ctx.db
      .select()
      .from(channels)
      .where(and(mine(ctx), eq(channels.code, code)))
      .for("update");
    if (!row) throw new Error("the channel vanished while it was written");
    const next = { name, kind, buffer, warehouseIds, active };
    const fields = Object.entries(next).flatMap(([field, value]) =>
      value === undefined || canonicalJson(row[field as keyof typeof row]) === canonicalJson(value) ? [] : field,
    );
    if (created || fields.length > 0) {
      await ctx.db
        .update(channels)
        .set(next)
        .where(and(mine(ctx), eq(channels.id, row.id)));
      const subject = { kind: "channel", id: row.id };
      await record(ctx, { type: "channel.changed", subject: { ...subject, number: code }, data: { code, created } });
      await audit(ctx, { action: created ? "channel.created" : "channel.updated", subject, data: { code, fields } });
    }
    return { ...(await channelByCode(ctx, code)), created };
  });
}

async function idsOf(ctx: Context, codes: readonly string[]): Promise<string[] | null> {
  if (codes.length === 0) return null;
  const rows = await ctx.db
    .select({ id: warehouses.id, code: warehouses.code })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, ctx.actor.organizationId), inArray(warehouses.code, [...codes])));
  const ids = codes.map((code, index) => {
    const found = rows.find((row) => row.code === code);
    if (!found) throw invalid(`warehouses.${index}`, "warehouse.unknown", { warehouse: code });
    return found.id;
  });
  return [...new Set(ids)].sort();
}

function invalid(path: string, code: string, params: Record<string, string>): Refusal {
  return new Refusal("invalid", reason(code, params), { errors: [{ path, message: code }] });
}
