import { and, asc, eq } from "drizzle-orm";
import { dayOf } from "@/lib/dates";
import { type Reason, reason } from "@/lib/reason";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { inTime } from "../carriers/in-time";
import { type BookedRef, CarrierUnavailable, type Label } from "../carriers/port";
import type { OpenedCarrier } from "../carriers/registry";
import { refOf } from "../commands/advance-booking";
import { type Opener, openAccountOf } from "../load-accounts";
import { loadConsignment } from "../load-consignment";
import { carriers, shipments } from "../tables";
import { manifestQueue } from "./note-left";
import { handoverShipments, handovers } from "./tables";

type Row = typeof handovers.$inferSelect;
type Found = { row: Row; carrier: string; timezone: string };

const mostAttempts = 30;
const firstWaitMs = 5_000;
const longestWaitMs = 15 * 60_000;

/**
 * Asks the carrier for its own list of what left together, and for the paper of it until that is made. A lost answer is asked for
 * again under the same key, the handover's id.
 */
export async function makeManifest(
  ctx: Context,
  { handoverId, attempt = 1 }: { handoverId: string; attempt?: number },
  open: Opener = openAccountOf,
): Promise<void> {
  const found = await load(ctx, handoverId);
  if (found?.row.manifest !== "waiting") return;
  const opened = await open(ctx, found.row.carrierId);
  if ("reason" in opened) return refuse(ctx, found, opened.reason);
  let wait = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempt - 1, 10));
  let trouble: Reason = reason("handover.manifest_not_made", { carrier: found.carrier });
  try {
    if (await oneStep(ctx, found, opened)) return;
  } catch (error) {
    if (!(error instanceof CarrierUnavailable)) log().error({ err: error, handoverId, carrier: found.carrier }, "a manifest failed");
    trouble = reason("carrier.unavailable", { carrier: found.carrier });
    if (error instanceof CarrierUnavailable) wait = Math.max(wait, error.retryAfterMs ?? 0);
  }
  if (attempt >= mostAttempts) return refuse(ctx, found, trouble);
  const runAt = new Date(ctx.now().getTime() + wait);
  await addJob(ctx, "make_manifest", { handoverId, attempt: attempt + 1 }, { key: handoverId, queue: manifestQueue, runAt });
}

/** True when there is nothing more to ask. */
async function oneStep(ctx: Context, found: Found, { carrier, account }: OpenedCarrier): Promise<boolean> {
  const { row, timezone } = found;
  if (row.reference !== null) {
    const document = carrier.manifestDocument ? await inTime(carrier.manifestDocument(row.reference, account)) : null;
    if (!document && carrier.manifestDocument) return false;
    await keep(ctx, found, { reference: row.reference, document });
    return true;
  }
  if (!carrier.manifest) {
    await write(ctx, found, { manifest: "none" });
    return true;
  }
  const bookings = await bookingsOf(ctx, row.id);
  const answer = await inTime(carrier.manifest({ key: row.id, date: dayOf(row.createdAt, timezone), bookings }, account));
  if (answer.outcome === "refused") {
    await refuse(ctx, found, answer.reason);
    return true;
  }
  const { reference, document } = answer;
  if (!document && carrier.manifestDocument) {
    await write(ctx, found, { reference });
    return false;
  }
  await keep(ctx, found, { reference, document });
  return true;
}

/** Asks again for a list that the carrier refused. */
export function askManifestAgain(ctx: Context, { handoverId }: { handoverId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const found = await load(ctx, handoverId);
    const { warehouseIds } = ctx.actor;
    if (!found || (warehouseIds && !warehouseIds.includes(found.row.warehouseId))) throw notFound("handover");
    if (found.row.manifest !== "refused") throw new Refusal("conflict", reason("handover.nothing_refused"));
    await write(ctx, found, { manifest: "waiting", reason: null });
    await addJob(ctx, "make_manifest", { handoverId }, { key: handoverId, queue: manifestQueue });
  });
}

async function load(ctx: Context, handoverId: string): Promise<Found | null> {
  const [found] = await ctx.db
    .select({ row: handovers, carrier: carriers.code, timezone: warehouses.timezone })
    .from(handovers)
    .innerJoin(carriers, and(eq(carriers.organizationId, handovers.organizationId), eq(carriers.id, handovers.carrierId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, handovers.organizationId), eq(warehouses.id, handovers.warehouseId)))
    .where(and(eq(handovers.organizationId, ctx.actor.organizationId), eq(handovers.id, handoverId)));
  return found ?? null;
}

async function bookingsOf(ctx: Context, handoverId: string): Promise<BookedRef[]> {
  const rows = await ctx.db
    .select({ shipment: shipments })
    .from(handoverShipments)
    .innerJoin(
      shipments,
      and(eq(shipments.organizationId, handoverShipments.organizationId), eq(shipments.id, handoverShipments.shipmentId)),
    )
    .where(and(eq(handoverShipments.organizationId, ctx.actor.organizationId), eq(handoverShipments.handoverId, handoverId)))
    .orderBy(asc(shipments.id));
  const bookings: BookedRef[] = [];
  for (const { shipment } of rows) bookings.push(refOf(ctx, shipment, await loadConsignment(ctx, shipment.fulfilmentId)));
  return bookings;
}

const keep = (ctx: Context, found: Found, { reference, document }: { reference: string; document: Label | null }) =>
  write(ctx, found, { manifest: "ready", reference, document: document && Buffer.from(document), reason: null });

const refuse = (ctx: Context, found: Found, why: Reason) => write(ctx, found, { manifest: "refused", reason: why });

function write(ctx: Context, { row, carrier }: Found, changes: Partial<Row>): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .update(handovers)
      .set(changes)
      .where(and(eq(handovers.organizationId, row.organizationId), eq(handovers.id, row.id)));
    const manifest = changes.manifest ?? row.manifest;
    const { id, warehouseId } = row;
    await record(ctx, { type: "handover.manifest", subject: { kind: "handover", id }, warehouseId, data: { carrier, manifest } });
  });
}
