import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { newId } from "@/lib/ids";
import { canonicalJson } from "@/lib/json";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { env } from "@/platform/env";
import { Refusal } from "@/platform/refusal";
import { Sealed, seal } from "@/platform/secrets";
import { newToken } from "@/platform/tokens";
import { mine as myChannels } from "../channel-queries";
import { type Connection, connectionByCode, secretsOf, secretsPlace } from "../connection-queries";
import type { PutConnection } from "../inputs";
import type { Secrets } from "../marketplaces/port";
import { marketplaceOf } from "../marketplaces/registry";
import { recordConnection } from "../record-connection";
import { channels, connections } from "../tables";
import { setConnectionActive } from "./activate-connection";

/**
 * Creates a connection or changes it, by its code. Its webhook address is made once and stays. Secrets that are left out
 * are kept, an empty one is removed. Refuses a kind that no adapter serves, another kind than before, an unknown channel, and
 * settings or secrets that the kind does not know.
 */
export async function putConnection(ctx: Context, code: string, input: PutConnection): Promise<Connection & { created: boolean }> {
  try {
    return await inTransaction(ctx, async (ctx) => {
      const put = await putOnce(ctx, code, input);
      return input.active === undefined ? put : { ...put, ...(await setConnectionActive(ctx, { code, active: input.active })) };
    });
  } catch (error) {
    // Somebody else made it a moment before: now it is there to be changed.
    if (!ctx.inTransaction && brokenConstraint(error) === "connections_code") return putConnection(ctx, code, input);
    throw error;
  }
}

async function putOnce(ctx: Context, code: string, input: PutConnection): Promise<Connection & { created: boolean }> {
  const marketplace = marketplaceOf(input.kind);
  if (!marketplace) throw invalid([{ path: "kind", message: "channel.unknown_kind" }], "channel.unknown_kind", { kind: input.kind });
  const settings = checked(marketplace.settings, input.settings, "settings");
  const { organizationId } = ctx.actor;
  const [channel] = await ctx.db
    .select({ id: channels.id })
    .from(channels)
    .where(and(myChannels(ctx), eq(channels.code, input.channel)));
  if (!channel) throw invalid([{ path: "channel", message: "channel.unknown" }], "channel.unknown", { channel: input.channel });

  const of = and(eq(connections.organizationId, organizationId), eq(connections.code, code));
  const find = () => ctx.db.select().from(connections).where(of).for("update");
  const [known] = await find();
  const kept = known ? readable(known) : {};
  // An empty secret is one that is taken away.
  const wanted = Object.fromEntries(
    Object.entries({ ...kept, ...input.secrets }).filter(([, value]) => value !== "" && value !== undefined),
  );
  const secrets = checked(marketplace.secrets, wanted, "secrets");
  if (known && known.kind !== input.kind)
    throw invalid([{ path: "kind", message: "connection.kind_fixed" }], "connection.kind_fixed", { kind: known.kind });

  const id = known?.id ?? newId();
  const stockOut = input.stockOut ?? known?.stockOut ?? true;
  const values = { channelId: channel.id, settings, stockOut, secrets: seal(secrets, env().encryptionKey, secretsPlace(id)) };
  if (known) {
    const fields = changedFields(known, values, canonicalJson(kept) !== canonicalJson(secrets));
    if (fields.length === 0) return { ...(await connectionByCode(ctx, code)), created: false };
    // Other keys or another address: what went wrong with the old ones says nothing, and the line is asked again at once.
    await ctx.db
      .update(connections)
      .set({ ...values, failures: 0, trouble: null, pausedUntil: null, nextPollAt: null })
      .where(of);
    await recordConnection(ctx, id, code, "connection.updated", { fields, secrets: Object.keys(input.secrets) });
  } else {
    await ctx.db.insert(connections).values({ organizationId, id, code, kind: input.kind, hookToken: newToken(), ...values });
    await recordConnection(ctx, id, code, "connection.created", {
      kind: input.kind,
      channel: input.channel,
      secrets: Object.keys(secrets),
    });
  }
  return { ...(await connectionByCode(ctx, code)), created: !known };
}

/** What is stored; nothing if it was sealed under another key and has to be given anew. */
function readable(known: { id: string; secrets: string }): Secrets {
  try {
    return secretsOf(known);
  } catch (error) {
    if (error instanceof Sealed) return {};
    throw error;
  }
}

function changedFields(
  known: typeof connections.$inferSelect,
  next: { channelId: string; settings: Record<string, unknown>; stockOut: boolean },
  secretsChanged: boolean,
): string[] {
  return [
    ...(known.channelId === next.channelId ? [] : ["channel"]),
    ...(canonicalJson(known.settings) === canonicalJson(next.settings) ? [] : ["settings"]),
    ...(known.stockOut === next.stockOut ? [] : ["stockOut"]),
    ...(secretsChanged ? ["secrets"] : []),
  ];
}

function checked<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({ path: [where, ...issue.path].join("."), message: issue.message }));
  throw invalid(errors, `connection.${where}_invalid`, { fields: errors.map((error) => error.path).join(", ") });
}

function invalid(errors: { path: string; message: string }[], code: string, params: Record<string, string>): Refusal {
  return new Refusal("invalid", reason(code, params), { errors });
}
