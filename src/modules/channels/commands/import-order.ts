import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal, refuseIf } from "@/platform/refusal";
import { openConnection } from "../connection-queries";
import type { ImportOrder } from "../inputs";
import { storeRequest } from "../intake/store-deliveries";
import { type IntakeItem, intakeItem } from "../intake-queries";
import { marketplaceOf } from "../marketplaces/registry";

/** Has one order read at its channel by the channel's id; the job that takes in deliveries does the rest. Answers its delivery. */
export function importOrder(ctx: Context, { code, externalId }: ImportOrder): Promise<IntakeItem> {
  return inTransaction(ctx, async (ctx) => {
    const connection = await openConnection(ctx, { code });
    if (!marketplaceOf(connection.row.kind)?.read) throw new Refusal("conflict", reason("channel.cannot_read"));
    refuseIf(connection.row.active ? null : reason("connection.disabled"));
    return intakeItem(ctx, code, await storeRequest(ctx, connection, externalId));
  });
}
