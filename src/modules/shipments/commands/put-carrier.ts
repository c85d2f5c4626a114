import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { env } from "@/platform/env";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { Sealed, seal } from "@/platform/secrets";
import { newToken } from "@/platform/tokens";
import { carrierOf } from "../carriers/registry";
import type { PutCarrier } from "../inputs";
import { type CarrierRow, secretsOf, secretsPlace } from "../load-accounts";
import { carriers } from "../tables";

/**
 * Creates a carrier account or changes it, by its code. What is left out keeps its value. Refuses a kind that no adapter
 * serves, another kind than before, and settings or secrets that the kind does not know, each at its field.
 */
export async function putCarrier(ctx: Context, code: string, input: PutCarrier): Promise<{ created: boolean }> {
  try {
    return await inTransaction(ctx, (ctx) => putOnce(ctx, code, input));
  } catch (error) {
    // Somebody else made it a moment before: now it is there to be changed.
    if (!ctx.inTransaction && brokenConstraint(error) === "carriers_code") return inTransaction(ctx, (ctx) => putOnce(ctx, code, input));
    throw error;
  }
}

async function putOnce(ctx: Context, code: string, { kind, name, settings, secrets, active }: PutCarrier): Promise<{ created: boolean }> {
  const { organizationId } = ctx.actor;
  const carrier = carrierOf(kind);
  if (!carrier) throw invalid([{ path: "kind", message: "carrier.unknown_kind" }], "carrier.unknown_kind", { kind });
  const [known] = await ctx.db
    .select()
    .from(carriers)
    .where(and(eq(carriers.organizationId, organizationId), eq(carriers.code, code)))
    .for("update");
  if (known && known.kind !== kind)
    throw invalid([{ path: "kind", message: "carrier.kind_fixed" }], "carrier.kind_fixed", { kind: known.kind });

  const checkedSettings = checked(carrier.settingsSchema, settings ?? known?.settings ?? {}, "settings");
  // An empty secret is one that is taken away.
  const wanted = Object.entries({ ...kept(known), ...secrets }).filter(([, value]) => value !== "");
  const checkedSecrets = checked(carrier.secretsSchema, Object.fromEntries(wanted), "secrets");
  const id = known?.id ?? newId();
  const hasSecrets = Object.keys(checkedSecrets).length > 0;
  const values = {
    name: name ?? known?.name ?? code,
    settings: checkedSettings,
    secrets: hasSecrets ? seal(checkedSecrets, env().encryptionKey, secretsPlace(id)) : null,
    // Made once and kept: the carrier has been told it.
    hookToken: known?.hookToken ?? (carrier.hook ? newToken() : null),
    active: active ?? known?.active ?? true,
  };
  if (known)
    await ctx.db
      .update(carriers)
      .set(values)
      .where(and(eq(carriers.organizationId, organizationId), eq(carriers.id, id)));
  else await ctx.db.insert(carriers).values({ organizationId, id, code, kind, ...values });
  const subject = { kind: "carrier", id };
  await record(ctx, { type: "carrier.changed", subject: { ...subject, number: code }, data: { code, active: values.active } });
  await audit(ctx, {
    action: known ? "carrier.updated" : "carrier.created",
    subject,
    data: { code, kind, active: values.active, settings: settings ? checkedSettings : undefined, secrets: Object.keys(secrets ?? {}) },
  });
  return { created: !known };
}

/** What is stored; nothing if it was sealed under another key and has to be given anew. */
function kept(known: CarrierRow | undefined): Record<string, unknown> {
  if (!known) return {};
  try {
    return asObject(secretsOf(known));
  } catch (error) {
    if (error instanceof Sealed) return {};
    throw error;
  }
}

function checked(schema: z.ZodType, value: unknown, where: "settings" | "secrets"): Record<string, unknown> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return asObject(parsed.data);
  const errors = parsed.error.issues.map((issue) => ({ path: [where, ...issue.path].join("."), message: issue.message }));
  throw invalid(errors, `carrier.${where}_invalid`, { fields: errors.map((error) => error.path).join(", ") });
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function invalid(errors: { path: string; message: string }[], code: string, params: Record<string, string>): Refusal {
  return new Refusal("invalid", reason(code, params), { errors });
}
