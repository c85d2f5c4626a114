import { and, eq, inArray } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { type Reason, reason } from "@/lib/reason";
import { fulfilments, orders } from "@/modules/orders/tables";
import { handOver } from "@/modules/shipments/commands/hand-over";
import { carriers, shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { openConnection } from "../connection-queries";
import { marketplaceOf } from "../marketplaces/registry";
import { channelSide } from "../steps-out/note-step";
import { channelTellings } from "../steps-out/tables";
import type { DropOffInput } from "./inputs";
import { dropOffParcels, dropOffs } from "./tables";

export type DroppedOff = { dropOffId: string | null; parcels: number; refused: { fulfilmentId: string; number: string; reason: Reason }[] };

/**
 * Brings packed parcels of one warehouse to their marketplace together: each leaves by the shipments' own command, and the channel is
 * asked for its paper of the whole. One that may not leave, or that the channel does not know as packed, is told and stays. Parcels that
 * left before without a drop-off may be taken along.
 */
export async function bringToChannel(ctx: Context, { connection: code, fulfilmentIds }: DropOffInput): Promise<DroppedOff> {
  const { row: connection } = await openConnection(ctx, { code });
  const stepsOut = marketplaceOf(connection.kind)?.stepsOut;
  const parcels = await parcelsOf(ctx, [...new Set(fulfilmentIds)]);
  const [warehouseId] = new Set(parcels.map((parcel) => parcel.warehouseId));
  refuseIf(parcels.some((parcel) => parcel.warehouseId !== warehouseId) ? reason("channel_day.one_warehouse") : null);
  const refused: DroppedOff["refused"] = [];
  const leaving: typeof parcels = [];
  for (const parcel of parcels) {
    const why = await whyNotBrought(ctx, connection.id, parcel, stepsOut?.steps.includes("packed") ?? false);
    if (why) refused.push({ fulfilmentId: parcel.fulfilmentId, number: parcel.number, reason: why });
    else leaving.push(parcel);
  }
  const toHandOver = leaving.filter(({ status }) => status === "packed").map(({ shipmentId }) => shipmentId ?? "");
  const handed = toHandOver.length > 0 ? await handOver(ctx, { shipmentIds: toHandOver }) : { refused: [] };
  const stayed = new Map(handed.refused.map((one) => [one.shipmentId, one.reason]));
  for (const { shipmentId, fulfilmentId, number } of leaving) {
    const why = shipmentId ? stayed.get(shipmentId) : undefined;
    if (why) refused.push({ fulfilmentId, number, reason: why });
  }
  const gone = leaving.filter(({ shipmentId }) => shipmentId === null || !stayed.has(shipmentId));
  if (gone.length === 0 || !warehouseId) return { dropOffId: null, parcels: 0, refused };
  const hasPaper = Boolean(stepsOut?.handOverDocument);
  const dropOffId = await write(ctx, { connectionId: connection.id, warehouseId, hasPaper, ids: gone.map((one) => one.fulfilmentId) });
  return { dropOffId, parcels: gone.length, refused };
}

type Parcel = Awaited<ReturnType<typeof parcelsOf>>[number];

async function parcelsOf(ctx: Context, ids: readonly string[]) {
  const { organizationId, warehouseIds } = ctx.actor;
  const rows = await ctx.db
    .select({
      fulfilmentId: fulfilments.id,
      number: fulfilments.number,
      warehouseId: fulfilments.warehouseId,
      status: fulfilments.status,
      orderId: orders.id,
      shipmentId: shipments.id,
      booking: shipments.booking,
      carrier: carriers.kind,
      dropOffId: dropOffParcels.dropOffId,
    })
    .from(fulfilments)
    .innerJoin(orders, and(eq(orders.organizationId, fulfilments.organizationId), eq(orders.id, fulfilments.orderId)))
    .leftJoin(
      shipments,
      and(
        eq(shipments.organizationId, fulfilments.organizationId),
        eq(shipments.fulfilmentId, fulfilments.id),
        eq(shipments.booking, "booked"),
      ),
    )
    .leftJoin(carriers, and(eq(carriers.organizationId, shipments.organizationId), eq(carriers.id, shipments.carrierId)))
    .leftJoin(
      dropOffParcels,
      and(eq(dropOffParcels.organizationId, fulfilments.organizationId), eq(dropOffParcels.fulfilmentId, fulfilments.id)),
    )
    .where(
      and(
        eq(fulfilments.organizationId, organizationId),
        inArray(fulfilments.id, [...ids]),
        warehouseIds ? inArray(fulfilments.warehouseId, [...warehouseIds]) : undefined,
      ),
    );
  if (rows.length < ids.length) throw notFound("fulfilment");
  return rows;
}

async function whyNotBrought(ctx: Context, connectionId: string, parcel: Parcel, tellsPacking: boolean): Promise<Reason | null> {
  if (parcel.dropOffId) return reason("channel_day.brought_already");
  if (parcel.status !== "packed" && parcel.status !== "handed_over")
    return reason("fulfilment.wrong_status", { action: "handOver", status: parcel.status });
  const told = await channelSide(ctx, parcel.orderId);
  if (told?.connectionId !== connectionId || parcel.carrier !== "marketplace") return reason("channel_day.not_of_connection");
  if (!tellsPacking) return null;
  const [telling] = await ctx.db
    .select({ state: channelTellings.state, why: channelTellings.reason })
    .from(channelTellings)
    .where(
      and(
        eq(channelTellings.organizationId, ctx.actor.organizationId),
        eq(channelTellings.connectionId, connectionId),
        eq(channelTellings.orderId, told.orderId),
        eq(channelTellings.step, "packed"),
        eq(channelTellings.about, parcel.fulfilmentId),
      ),
    );
  if (telling?.state === "told") return null;
  return telling?.state === "refused" && telling.why ? telling.why : reason("channel_day.not_told_yet");
}

function write(
  ctx: Context,
  { connectionId, warehouseId, hasPaper, ids }: { connectionId: string; warehouseId: string; hasPaper: boolean; ids: readonly string[] },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, name: by } = ctx.actor;
    const id = newId();
    const state = hasPaper ? ("waiting" as const) : ("none" as const);
    await ctx.db.insert(dropOffs).values({ organizationId, id, connectionId, warehouseId, state, by, createdAt: ctx.now() });
    const kept = await ctx.db
      .insert(dropOffParcels)
      .values(ids.map((fulfilmentId) => ({ organizationId, dropOffId: id, fulfilmentId })))
      .onConflictDoNothing()
      .returning({ id: dropOffParcels.fulfilmentId });
    // Somebody else brought them at this very moment.
    if (kept.length === 0) throw new Refusal("conflict", reason("channel_day.brought_already"));
    if (hasPaper) await queuePaper(ctx, connectionId, { dropOffId: id });
    await record(ctx, { type: "drop_off.created", subject: { kind: "drop_off", id }, warehouseId, data: { parcels: kept.length } });
    return id;
  });
}

/** In the line of its connection, behind what it is still told of the parcels. */
export function queuePaper(
  ctx: Context,
  connectionId: string,
  asking: { dropOffId: string; attempt?: number },
  runAt?: Date,
): Promise<void> {
  return addJob(ctx, "fetch_drop_off_paper", asking, { key: asking.dropOffId, queue: `line:${connectionId}`, runAt, maxAttempts: 5 });
}
