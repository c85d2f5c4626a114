import { and, desc, eq, notInArray } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { outbox } from "@/platform/outbox/tables";

/** Too many and too small for a feed that people read. */
const quiet = ["stock.changed", "fulfilment.planned", "message.queued", "message.delivered", "message_settings.changed"];

/** The last things that happened in the organization, newest first. */
export async function feedOf(ctx: Context, limit = 20) {
  const rows = await ctx.db
    .select({
      id: outbox.id,
      at: outbox.at,
      type: outbox.type,
      kind: outbox.subjectKind,
      subjectId: outbox.subjectId,
      number: outbox.subjectNumber,
      by: outbox.by,
      data: outbox.data,
    })
    .from(outbox)
    .where(and(eq(outbox.organizationId, ctx.actor.organizationId), notInArray(outbox.type, quiet)))
    .orderBy(desc(outbox.id))
    .limit(limit);
  return rows.map(({ id, by, ...row }) => ({ ...row, id: String(id), by: by.name }));
}
