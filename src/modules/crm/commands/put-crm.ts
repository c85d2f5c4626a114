import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { env } from "@/platform/env";
import { Refusal } from "@/platform/refusal";
import { Sealed, seal } from "@/platform/secrets";
import { type CrmConnection, type CrmRow, crmByCode, secretsOf, secretsPlace } from "../crm-queries";
import { queueWaitingDeals } from "../deals/note-deals";
import { PutCrm } from "../inputs";
import { recordCrm } from "../record-crm";
import { crmConnections } from "../tables";
import type { CrmSecrets } from "../vendors/port";
import { crmOf } from "../vendors/registry";

/**
 * Connects a CRM or changes its connection, by its code. Secrets that are left out are kept. What was told wrong before is tried
 * again at once: whoever changes keys or stages need not wait. Refuses another kind than before, and what the kind does not know.
 */
export async function putCrm(ctx: Context, code: string, input: PutCrm): Promise<CrmConnection & { created: boolean }> {
  try {
    return await putOnce(ctx, code, input);
  } catch (error) {
    // Somebody else made it a moment before: now it is there to be changed.
    if (!ctx.inTransaction && brokenConstraint(error) === "crm_connections_code") return putOnce(ctx, code, input);
    throw error;
  }
}

function putOnce(ctx: Context, code: string, input: PutCrm): Promise<CrmConnection & { created: boolean }> {
  const { kind, active, ...given } = PutCrm.parse(input);
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const of = and(eq(crmConnections.organizationId, organizationId), eq(crmConnections.code, code));
    const [known] = await ctx.db.select().from(crmConnections).where(of).for("update");
    if (known && known.kind !== kind) throw invalid([{ path: "kind", message: "crm.kind_fixed" }], "crm.kind_fixed");
    const crm = crmOf(kind);
    if (!crm) throw invalid([{ path: "kind", message: "channel.unknown_kind" }], "channel.unknown_kind", { kind });
    const settings = checked(crm.settings, given.settings, "settings");
    const secrets = checked<CrmSecrets>(crm.secrets, { ...(known ? readable(known) : {}), ...filled(given.secrets) }, "secrets");
    const id = known?.id ?? newId();
    const values = {
      settings,
      secrets: seal(secrets, env().encryptionKey, secretsPlace(id)),
      active: active ?? known?.active ?? true,
      // Whoever changed something has looked: it is asked again now.
      pausedUntil: null,
      failures: 0,
    };
    if (known) await ctx.db.update(crmConnections).set(values).where(of);
    else await ctx.db.insert(crmConnections).values({ organizationId, id, code, kind, createdAt: ctx.now(), ...values });
    await recordCrm(ctx, id, code, known ? "crm.updated" : "crm.created", {
      kind,
      active: values.active,
      secrets: Object.keys(filled(given.secrets)),
    });
    if (values.active) await queueWaitingDeals(ctx, id);
    return { ...(await crmByCode(ctx, code)), created: !known };
  });
}

const filled = (secrets: Record<string, string>) => Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ""));

/** What is stored; nothing if it was sealed under another key and has to be given anew. */
function readable(known: CrmRow): CrmSecrets {
  try {
    return secretsOf(known);
  } catch (error) {
    if (error instanceof Sealed) return {};
    throw error;
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown, where: "settings" | "secrets"): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({ path: [where, ...issue.path].join("."), message: issue.message }));
  throw invalid(errors, `crm.${where}_invalid`, { fields: errors.map((error) => error.path).join(", ") });
}

function invalid(errors: { path: string; message: string }[], code: string, params?: Record<string, string>): Refusal {
  return new Refusal("invalid", reason(code, params), { errors });
}
