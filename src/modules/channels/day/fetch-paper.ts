import { and, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { fulfilments } from "@/modules/orders/tables";
import { stickerPdf } from "@/modules/shipments/documents/sticker-pdf";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, refuseIf } from "@/platform/refusal";
import { withLine } from "../line/with-line";
import type { DropOff, DropOffPaper } from "../marketplaces/telling";
import { loadTelling } from "../steps-out/load-telling";
import { channelSide } from "../steps-out/note-step";
import { channelTellings } from "../steps-out/tables";
import { queuePaper } from "./drop-off";
import { dropOffParcels, dropOffs } from "./tables";

type Row = typeof dropOffs.$inferSelect;

const firstWaitMs = 5_000;
const longestWaitMs = 10 * 60_000;
/** With ten minutes between them about a day. */
const mostAttempts = 150;

/**
 * Fetches the channel's paper of a drop-off once the channel has heard of its parcels. While the channel makes it, it is asked again,
 * for a day at most; what it refuses is kept with its reason until somebody asks again.
 */
export async function fetchPaper(ctx: Context, { dropOffId, attempt = 0 }: { dropOffId: string; attempt?: number }): Promise<void> {
  const [row] = await ctx.db.select().from(dropOffs).where(itself(ctx, dropOffId));
  if (row?.state !== "waiting") return;
  const talked = await withLine(ctx, row.connectionId, async ({ connection, marketplace, line }) => {
    const stepsOut = marketplace.stepsOut;
    if (!stepsOut?.handOverDocument) return { outcome: "none" } as const;
    if (stepsOut.documentAfter === "handed_over" && (await isStillTold(ctx, row))) return { outcome: "waiting" } as const;
    const parcels: DropOff["parcels"][number][] = [];
    let place: string | null = null;
    for (const { id, orderId } of await worksOf(ctx, row.id)) {
      const told = await channelSide(ctx, orderId);
      const noted = told && { ...told, about: id, step: "packed" as const, occurredAt: row.createdAt };
      const telling = noted && (await loadTelling(ctx, noted, connection.row));
      if (!telling) continue;
      place ??= telling.place;
      parcels.push({ externalId: telling.externalId, lines: telling.lines, memory: telling.memory });
    }
    return stepsOut.handOverDocument(line, { parcels, place, at: row.createdAt, memory: row.memory });
  });
  if ("off" in talked) return keep(ctx, row, { outcome: "refused", reason: reason("channel_day.connection_off") });
  const now = ctx.now().getTime();
  if ("done" in talked) {
    const answer = talked.done;
    if (answer.outcome !== "waiting") return keep(ctx, row, answer);
    if ("memory" in answer && answer.memory)
      await ctx.db
        .update(dropOffs)
        .set({ memory: { ...answer.memory } })
        .where(itself(ctx, row.id));
  }
  const failure = "later" in talked ? talked.later.reason : reason("channel_day.paper_not_made");
  if (attempt >= mostAttempts) return keep(ctx, row, { outcome: "refused", reason: failure });
  const at = "later" in talked ? (talked.at?.getTime() ?? 0) : 0;
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempt, 10));
  await queuePaper(ctx, row.connectionId, { dropOffId, attempt: attempt + 1 }, new Date(Math.max(at, now + wait)));
}

/** Asks for the paper of a drop-off again that the channel refused. */
export function askPaperAgain(ctx: Context, { dropOffId }: { dropOffId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { warehouseIds } = ctx.actor;
    const [row] = await ctx.db.select().from(dropOffs).where(itself(ctx, dropOffId)).for("update");
    if (!row || (warehouseIds && !warehouseIds.includes(row.warehouseId))) throw notFound("drop_off");
    refuseIf(row.state === "refused" ? null : reason("channel_day.nothing_refused"));
    // An act that failed is made anew.
    await ctx.db.update(dropOffs).set({ state: "waiting", reason: null, memory: {} }).where(itself(ctx, dropOffId));
    await queuePaper(ctx, row.connectionId, { dropOffId });
    await tell(ctx, row, "drop_off.asked_again");
  });
}

const itself = (ctx: Context, id: string) => and(eq(dropOffs.organizationId, ctx.actor.organizationId), eq(dropOffs.id, id));

function worksOf(ctx: Context, dropOffId: string) {
  return ctx.db
    .select({ id: fulfilments.id, orderId: fulfilments.orderId })
    .from(dropOffParcels)
    .innerJoin(
      fulfilments,
      and(eq(fulfilments.organizationId, dropOffParcels.organizationId), eq(fulfilments.id, dropOffParcels.fulfilmentId)),
    )
    .where(and(eq(dropOffParcels.organizationId, ctx.actor.organizationId), eq(dropOffParcels.dropOffId, dropOffId)))
    .orderBy(fulfilments.id);
}

/** Whether the channel is still to hear that a parcel has left. */
async function isStillTold(ctx: Context, row: Row): Promise<boolean> {
  const works = await worksOf(ctx, row.id);
  const told = await ctx.db
    .select({ about: channelTellings.about, state: channelTellings.state })
    .from(channelTellings)
    .where(
      and(
        eq(channelTellings.organizationId, ctx.actor.organizationId),
        eq(channelTellings.connectionId, row.connectionId),
        eq(channelTellings.step, "handed_over"),
        inArray(
          channelTellings.about,
          works.map(({ id }) => id),
        ),
      ),
    );
  const heard = new Set(told.filter(({ state }) => state !== "waiting").map(({ about }) => about));
  return works.some(({ id }) => !heard.has(id));
}

async function keep(ctx: Context, row: Row, answer: Exclude<DropOffPaper, { outcome: "waiting" }> | { outcome: "none" }): Promise<void> {
  if (answer.outcome === "none") return write(ctx, row, { state: "none" });
  if (answer.outcome === "refused") return write(ctx, row, { state: "refused", reason: answer.reason });
  const { bytes, type } = answer.paper;
  const document = type === "application/pdf" ? Buffer.from(bytes) : await stickerPdf(bytes);
  return write(ctx, row, { state: "ready", number: answer.number, document, reason: null, readyAt: ctx.now() });
}

function write(ctx: Context, row: Row, changes: Partial<Row>): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.update(dropOffs).set(changes).where(itself(ctx, row.id));
    await tell(ctx, row, `drop_off.${changes.state ?? "waiting"}`);
  });
}

async function tell(ctx: Context, { id, number, warehouseId }: Row, type: string): Promise<void> {
  await record(ctx, { type, subject: { kind: "drop_off", id, number }, warehouseId });
}
