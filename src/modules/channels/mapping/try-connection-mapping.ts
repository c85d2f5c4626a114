import { and, desc, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { openConnection } from "../connection-queries";
import { settingsSchema } from "../marketplaces/generic/connection";
import { type TriedMapping, tryMapping } from "../marketplaces/generic/try-mapping";
import { intake } from "../tables";
import { longestPayload, type TryMapping } from "./inputs";

/** What a mapping makes of a payload, and the payload that it was tried on, as text; "" for one too long to be pasted. */
export type MappingTrial = TriedMapping & { payload: string };

/**
 * Reads a payload by a mapping that need not be saved, and changes nothing: the order that it would be, what is wrong by field, and
 * what each rule found. Refused for a connection of another kind, for settings that are none, and where there is nothing to read.
 */
export async function tryConnectionMapping(ctx: Context, code: string, { settings, payload }: TryMapping): Promise<MappingTrial> {
  const { row } = await openConnection(ctx, { code });
  if (row.kind !== "generic") throw new Refusal("conflict", reason("channel.generic.other_kind"));
  const wanted = settingsSchema.safeParse(settings ?? row.settings);
  if (!wanted.success) {
    const errors = wanted.error.issues.map(({ path, message }) => ({ path: ["settings", ...path].join("."), message }));
    const fields = errors.map(({ path }) => path).join(", ");
    throw new Refusal("invalid", reason("connection.settings_invalid", { fields }), { errors });
  }
  const given = payload ?? (await lastDelivery(ctx, row.id));
  if (given === null) throw new Refusal("conflict", reason("channel.generic.nothing_to_try"));
  const text = typeof given === "string" ? given : JSON.stringify(given, null, 2);
  return { ...tryMapping(wanted.data, given, ctx.now()), payload: text.length <= longestPayload ? text : "" };
}

async function lastDelivery(ctx: Context, connectionId: string): Promise<string | null> {
  const [last] = await ctx.db
    .select({ body: intake.body })
    .from(intake)
    .where(and(eq(intake.organizationId, ctx.actor.organizationId), eq(intake.connectionId, connectionId)))
    .orderBy(desc(intake.receivedAt), desc(intake.id))
    .limit(1);
  return last ? last.body.toString("utf8") : null;
}
