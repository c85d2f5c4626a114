import { and, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import { newId } from "@/lib/ids";
import { type Reason, reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { env } from "@/platform/env";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { Sealed, seal } from "@/platform/secrets";
import { newToken } from "@/platform/tokens";
import { accountRowByCode, type MessageAccount, messageAccountByCode } from "../accounts/account-queries";
import { type AccountRow, openAccount, secretsOf, secretsPlace } from "../accounts/load-messengers";
import { messageAccounts } from "../accounts/tables";
import type { PutMessageAccount } from "../inputs";
import { messengerOf } from "../messengers/registry";

/**
 * Creates an account with a provider of messages or changes it, by its code. Secrets that are left out are kept. One account serves
 * a channel: switched on, it takes the place of the one before. Refuses what the kind does not know, each at its field.
 */
export async function putAccount(ctx: Context, code: string, input: PutMessageAccount): Promise<MessageAccount & { created: boolean }> {
  try {
    return await putOnce(ctx, code, input);
  } catch (error) {
    const clash = ["message_accounts_code", "message_accounts_active"].includes(brokenConstraint(error) ?? "");
    // Somebody else was there a moment before: now it is seen.
    if (!ctx.inTransaction && clash) return putOnce(ctx, code, input);
    throw error;
  }
}

function putOnce(ctx: Context, code: string, { kind, settings, secrets, active }: PutMessageAccount) {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const mine = eq(messageAccounts.organizationId, organizationId);
    const messenger = messengerOf(kind);
    if (!messenger) throw invalid([{ path: "kind", message: "messenger.unknown_kind" }], "messenger.unknown_kind", { kind });
    const [known] = await ctx.db
      .select()
      .from(messageAccounts)
      .where(and(mine, eq(messageAccounts.code, code)))
      .for("update");
    if (known && known.kind !== kind) throw invalid([{ path: "kind", message: "messenger.kind_fixed" }], "messenger.kind_fixed", {});
    const checkedSettings = checked(messenger.settingsSchema, filled(settings ?? known?.settings ?? {}), "settings");
    const checkedSecrets = checked(messenger.secretsSchema, { ...(known ? readable(known) : {}), ...filled(secrets ?? {}) }, "secrets");
    const id = known?.id ?? newId();
    const values = {
      settings: checkedSettings,
      secrets: seal(checkedSecrets, env().encryptionKey, secretsPlace(id)),
      active: active ?? known?.active ?? true,
    };
    const { channel } = messenger;
    if (values.active)
      await ctx.db
        .update(messageAccounts)
        .set({ active: false })
        .where(and(mine, eq(messageAccounts.channel, channel), ne(messageAccounts.id, id)));
    if (known)
      await ctx.db
        .update(messageAccounts)
        .set(values)
        .where(and(mine, eq(messageAccounts.id, id)));
    else
      await ctx.db
        .insert(messageAccounts)
        .values({ organizationId, id, code, kind, channel, hookToken: newToken(16), createdAt: ctx.now(), ...values });
    await record(ctx, {
      type: "message_settings.changed",
      subject: { kind: "message_account", id, number: code },
      data: { account: code },
    });
    await audit(ctx, {
      action: known ? "message_account.updated" : "message_account.created",
      subject: { kind: "message_account", id },
      data: { code, kind, active: values.active, settings: checkedSettings, secrets: Object.keys(filled(secrets ?? {})) },
    });
    return { ...(await messageAccountByCode(ctx, code)), created: !known };
  });
}

/** Asks the provider whether the keys are good and tells it where to report to; null: both went well. Nothing is sent to anyone. */
export async function testAccount(ctx: Context, code: string): Promise<Reason | null> {
  const opened = openAccount(await accountRowByCode(ctx, code));
  if (!("messenger" in opened)) return opened.reason;
  const { messenger, account } = opened;
  return (await messenger.test(account)) ?? (await messenger.subscribe?.(account)) ?? null;
}

/** What a form leaves empty is not given. */
const filled = (given: Record<string, unknown>) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));

function readable(known: AccountRow): object {
  try {
    return secretsOf(known) as object;
  } catch (error) {
    if (error instanceof Sealed) return {};
    throw error;
  }
}

function checked(schema: z.ZodType, value: unknown, where: "settings" | "secrets"): Record<string, unknown> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const errors = parsed.error.issues.map((issue) => ({ path: [where, ...issue.path].join("."), message: issue.message }));
  throw invalid(errors, `messenger.${where}_invalid`, { fields: errors.map(({ path }) => path).join(", ") });
}

function invalid(errors: { path: string; message: string }[], code: string, params: Record<string, string>): Refusal {
  return new Refusal("invalid", reason(code, params), { errors });
}
