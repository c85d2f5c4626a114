import { and, asc, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { Sealed } from "@/platform/secrets";
import { messengerOf } from "../messengers/registry";
import { type AccountRow, hookUrlOf, secretsOf } from "./load-messengers";
import { messageAccounts } from "./tables";

export type MessageAccount = ReturnType<typeof answerOf>;

const mine = (ctx: Context) => eq(messageAccounts.organizationId, ctx.actor.organizationId);

/** The organization's accounts with providers of messages. Of their secrets only which are set. */
export async function listMessageAccounts(ctx: Context): Promise<MessageAccount[]> {
  const rows = await ctx.db
    .select()
    .from(messageAccounts)
    .where(mine(ctx))
    .orderBy(asc(messageAccounts.createdAt), asc(messageAccounts.id));
  return rows.map(answerOf);
}

export async function accountRowByCode(ctx: Context, code: string): Promise<AccountRow> {
  const [row] = await ctx.db
    .select()
    .from(messageAccounts)
    .where(and(mine(ctx), eq(messageAccounts.code, code)));
  if (!row) throw notFound("message_account");
  return row;
}

export async function messageAccountByCode(ctx: Context, code: string): Promise<MessageAccount> {
  return answerOf(await accountRowByCode(ctx, code));
}

function answerOf(row: AccountRow) {
  const { code, kind, channel, settings, active } = row;
  return { code, kind, channel, settings, active, secrets: namesOfSecrets(row), hookUrl: messengerOf(kind)?.hook ? hookUrlOf(row) : null };
}

/** Null: they cannot be read and have to be given anew. */
function namesOfSecrets(row: AccountRow): string[] | null {
  try {
    return Object.entries(secretsOf(row) as object).flatMap(([name, value]) => (value ? [name] : []));
  } catch (error) {
    if (error instanceof Sealed) return null;
    throw error;
  }
}
