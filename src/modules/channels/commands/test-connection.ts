import { type Reason, reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { Sealed } from "@/platform/secrets";
import { openConnection, secretsOf } from "../connection-queries";
import { openLine } from "../line/open-line";
import { ChannelTrouble } from "../marketplaces/line";
import type { Secrets } from "../marketplaces/port";
import { marketplaceOf } from "../marketplaces/registry";

/** Asks the channel something harmless with the stored keys. Answers what is to be put right; null when it works. Changes nothing. */
export async function testConnection(ctx: Context, code: string): Promise<Reason | null> {
  const { row } = await openConnection(ctx, { code });
  const marketplace = marketplaceOf(row.kind);
  if (!marketplace) return reason("channel.unknown_kind", { kind: row.kind });
  try {
    return await marketplace.testConnection(
      openLine(marketplace, { id: row.id, settings: row.settings, secrets: readable(row), now: ctx.now() }),
    );
  } catch (error) {
    if (error instanceof ChannelTrouble) return error.reason;
    throw error;
  }
}

/** The stored secrets; refuses with what to do when they were sealed under another key. */
export function readable(row: { id: string; secrets: string }): Secrets {
  try {
    return secretsOf(row);
  } catch (error) {
    if (error instanceof Sealed) throw new Refusal("conflict", reason("connection.secrets_unreadable"));
    throw error;
  }
}
