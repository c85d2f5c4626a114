import { and, eq } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { env } from "@/platform/env";
import { guardedFetch } from "@/platform/guarded-fetch";
import { Sealed, unseal } from "@/platform/secrets";
import type { MessageChannel } from "../message-channels";
import type { Fetch } from "../messengers/port";
import { type OpenedMessenger, openMessenger } from "../messengers/registry";
import { messageAccounts } from "./tables";

export type AccountRow = typeof messageAccounts.$inferSelect;

/** Names the row in the sealed value: secrets copied into another account do not open there. */
export const secretsPlace = (accountId: string) => `message_account/${accountId}`;

/** The stored secrets of an account, decrypted. Throws `Sealed` if they were stored under another key. */
export function secretsOf({ id, secrets }: Pick<AccountRow, "id" | "secrets">): unknown {
  return unseal(secrets, [env().encryptionKey], secretsPlace(id));
}

/** Where a provider reports to. */
export const hookUrlOf = ({ hookToken }: Pick<AccountRow, "hookToken">) => `${env().baseUrl}/api/hooks/messages/${hookToken}`;

/** An account ready to be asked, or why it is not. */
export function openAccount(row: AccountRow): OpenedMessenger | { reason: Reason } {
  try {
    const { code, kind, settings } = row;
    return openMessenger({ code, kind, settings, secrets: secretsOf(row), hookUrl: hookUrlOf(row), fetch: outside });
  } catch (error) {
    if (error instanceof Sealed) return { reason: reason("messenger.misconfigured", { account: row.code }) };
    throw error;
  }
}

/** The account that a message went by, also when it serves no new ones. */
export async function openAccountOf(ctx: Context, id: string): Promise<OpenedMessenger | null> {
  const [row] = await ctx.db
    .select()
    .from(messageAccounts)
    .where(and(mine(ctx), eq(messageAccounts.id, id)));
  const opened = row && openAccount(row);
  return opened && "messenger" in opened ? opened : null;
}

export type ReadyMessenger = OpenedMessenger & { accountId: string };

/** The account that serves each channel. One whose settings cannot be read serves none. */
export async function readyMessengers(ctx: Context): Promise<Partial<Record<MessageChannel, ReadyMessenger>>> {
  const rows = await ctx.db
    .select()
    .from(messageAccounts)
    .where(and(mine(ctx), eq(messageAccounts.active, true)));
  return Object.fromEntries(
    rows.flatMap((row) => {
      const opened = openAccount(row);
      return "messenger" in opened ? [[row.channel, { ...opened, accountId: row.id }]] : [];
    }),
  );
}

const mine = (ctx: Context) => eq(messageAccounts.organizationId, ctx.actor.organizationId);

const longestCallMs = 10_000;

const outside: Fetch = (url, init = {}) =>
  guardedFetch(env().allowPrivateHosts)(url, { ...init, signal: AbortSignal.timeout(longestCallMs) });
