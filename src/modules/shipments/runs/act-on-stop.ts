import { and, eq, inArray, ne } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import { recordPayment } from "@/modules/orders/commands/record-payment";
import { fulfilments } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { type HandedOver, handOver } from "../commands/hand-over";
import { recordTracking } from "../commands/record-tracking";
import { lockShipment } from "../lock-shipment";
import { shipments } from "../tables";
import type { TrackingStatus } from "../tracking";
import { settingsOf } from "./courier-settings";
import { codeOf } from "./delivery-code";
import type { ActOnStop } from "./inputs";
import { mine, runFact } from "./lock-run";
import { forgetPositionIfOver } from "./share-position";
import { dueOf, type StopAct, whyNotAct, whyNotCode, whyNotCollected } from "./stop-rules";
import { courierActs, courierRuns, courierStops } from "./tables";

/** The courier takes what waits for his run at the door: one handover with its act. What may not leave is named with the reason. */
export async function takeParcels(ctx: Context, runId: string): Promise<HandedOver> {
  await requireRun(ctx, runId);
  const rows = await ctx.db
    .select({ id: shipments.id })
    .from(courierStops)
    .innerJoin(shipments, and(eq(shipments.organizationId, courierStops.organizationId), eq(shipments.id, courierStops.shipmentId)))
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, shipments.organizationId), eq(fulfilments.id, shipments.fulfilmentId)))
    .where(
      and(
        eq(courierStops.organizationId, ctx.actor.organizationId),
        eq(courierStops.runId, runId),
        eq(courierStops.state, "waiting"),
        eq(fulfilments.status, "packed"),
      ),
    );
  if (rows.length === 0) return { handedOver: [], handoverIds: [], refused: [] };
  const taken = await handOver(ctx, { shipmentIds: rows.map(({ id }) => id) });
  await inTransaction(ctx, async (ctx) => record(ctx, runFact(await requireRun(ctx, runId), { what: "taken" })));
  return taken;
}

/**
 * What a courier does at a stop, as one event of the parcel's way. Under a key that was said before nothing is done. A parcel that still
 * lies at the door is handed over first, with all that may keep it there. Refuses somebody else's run as if there were none.
 */
export async function actOnStop(ctx: Context, { stopId, ...said }: ActOnStop & { stopId: string }): Promise<void> {
  const { run, stop, status, fulfilmentStatus } = await readStop(ctx, stopId);
  if (await isSaid(ctx, stopId, said)) return;
  refuseIf(whyNotAct(said.act, { state: stop.state, status }));
  if (fulfilmentStatus === "packed") {
    const { refused } = await handOver(ctx, { shipmentIds: [stop.shipmentId] });
    // All parcels of the run may be on their way out at this moment: what has left meanwhile is what was wanted.
    if (refused[0] && (await readStop(ctx, stopId)).fulfilmentStatus === "packed") throw new Refusal("conflict", refused[0].reason);
  }
  const { asksCode } = await settingsOf(ctx);
  // A wrong code is counted for good, so it is told after the transaction.
  const wrong = await inTransaction(ctx, async (ctx): Promise<Reason | null> => {
    const { shipment, order } = await lockShipment(ctx, stop.shipmentId);
    const [locked] = await ctx.db.select().from(courierStops).where(itself(ctx, stopId)).for("update");
    if (!locked) throw notFound("stop");
    if (await isSaid(ctx, stopId, said)) return null;
    refuseIf(whyNotAct(said.act, { state: locked.state, status: shipment.status }));
    if (locked.state === "failed") await refuseElsewhere(ctx, locked);
    let collectedMinor: number | null = null;
    if (said.act === "delivered") {
      const needed = asksCode && ctx.actor.id === run.courierId;
      const { wrongCodes } = locked;
      const whyNot = whyNotCode({ needed, given: said.code, right: codeOf(ctx, shipment.id), wrongCodes });
      if (whyNot?.code === "run.code_wrong") await change(ctx, stopId, { wrongCodes: wrongCodes + 1 });
      if (whyNot) return whyNot;
      refuseIf(whyNotCollected(said.collected, dueOf({ ...order, cashMinor: locked.cashMinor })));
      collectedMinor = said.collected?.amount ?? null;
    }
    await ctx.db.insert(courierActs).values({
      organizationId: run.organizationId,
      key: said.actId,
      stopId,
      act: said.act,
      by: ctx.actor.name,
      createdAt: ctx.now(),
    });
    const occurredAt = latest(said.occurredAt ? new Date(said.occurredAt) : ctx.now(), shipment.statusAt);
    const why = said.act === "failed" ? said.reason : null;
    await change(ctx, stopId, {
      state: said.act,
      actedAt: occurredAt,
      reason: why,
      ...(collectedMinor === null ? {} : { collectedMinor }),
    });
    await recordTracking(ctx, { shipmentId: shipment.id, events: [{ ...eventOf(said), occurredAt, location: null }] });
    if (said.act === "delivered" && said.collected && said.collected.amount > 0) {
      const { amount, method } = said.collected;
      await recordPayment(ctx, { orderId: order.id, amount, method, reference: shipment.trackingNumber, causeKey: `courier ${stopId}` });
    }
    await forgetPositionIfOver(ctx, run.id);
    await record(ctx, runFact(run, { what: said.act, stopId }));
    return null;
  });
  refuseIf(wrong);
}

/** The phone may tell late what it did: still it came after what is known of the parcel. */
const latest = (said: Date, known: Date | null) => (known && known > said ? known : said);

const statusOf: Record<StopAct, TrackingStatus> = { on_the_way: "out_for_delivery", delivered: "delivered", failed: "failed_attempt" };

function eventOf(said: ActOnStop) {
  const status = statusOf[said.act];
  if (said.act !== "failed") return { status, note: null, code: "COURIER" };
  return { status, note: said.note || null, code: `COURIER_${said.reason.toUpperCase()}` };
}

const itself = (ctx: Context, id: string) => and(eq(courierStops.organizationId, ctx.actor.organizationId), eq(courierStops.id, id));

async function change(ctx: Context, stopId: string, values: Partial<typeof courierStops.$inferInsert>): Promise<void> {
  try {
    await ctx.db.update(courierStops).set(values).where(itself(ctx, stopId));
  } catch (error) {
    // It was put on another run this very moment.
    if (brokenConstraint(error) === "courier_stops_open") throw parcelElsewhere();
    throw error;
  }
}

/** Whether this very act was done before; refuses a key that stands for something else. */
async function isSaid(ctx: Context, stopId: string, { actId, act }: ActOnStop): Promise<boolean> {
  const [row] = await ctx.db
    .select({ stopId: courierActs.stopId, act: courierActs.act })
    .from(courierActs)
    .where(and(eq(courierActs.organizationId, ctx.actor.organizationId), eq(courierActs.key, actId)));
  if (row && (row.stopId !== stopId || row.act !== act)) throw new Refusal("invalid", reason("idempotency.key_reused"));
  return row !== undefined;
}

/** A parcel that was missed and put on another run is that one's. */
async function refuseElsewhere(ctx: Context, { id, shipmentId }: { id: string; shipmentId: string }): Promise<void> {
  const [other] = await ctx.db
    .select({ id: courierStops.id })
    .from(courierStops)
    .where(
      and(
        eq(courierStops.organizationId, ctx.actor.organizationId),
        eq(courierStops.shipmentId, shipmentId),
        inArray(courierStops.state, ["waiting", "on_the_way"]),
        ne(courierStops.id, id),
      ),
    );
  if (other) throw parcelElsewhere();
}

const parcelElsewhere = () =>
  new Refusal("conflict", reason("run.parcel_elsewhere"), { changed: [{ type: "run.changed", what: "parcels_added" }] });

async function requireRun(ctx: Context, runId: string) {
  const [row] = await ctx.db
    .select()
    .from(courierRuns)
    .where(and(mine(ctx), eq(courierRuns.id, runId)));
  if (!row) throw notFound("run");
  return row;
}

/** A stop with its run, as far as it is the actor's. */
export async function readStop(ctx: Context, stopId: string) {
  const [row] = await ctx.db
    .select({
      run: courierRuns,
      stop: courierStops,
      orderId: shipments.orderId,
      status: shipments.status,
      fulfilmentStatus: fulfilments.status,
    })
    .from(courierStops)
    .innerJoin(courierRuns, and(eq(courierRuns.organizationId, courierStops.organizationId), eq(courierRuns.id, courierStops.runId)))
    .innerJoin(shipments, and(eq(shipments.organizationId, courierStops.organizationId), eq(shipments.id, courierStops.shipmentId)))
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, shipments.organizationId), eq(fulfilments.id, shipments.fulfilmentId)))
    .where(and(mine(ctx), eq(courierStops.id, stopId)));
  if (!row) throw notFound("stop");
  return row;
}
