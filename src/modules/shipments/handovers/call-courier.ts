import { and, eq, ne } from "drizzle-orm";
import { addDays, dayOf } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { type Reason, reason } from "@/lib/reason";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { carrierRowByCode } from "../carrier-queries";
import type { CourierCall as Call } from "../carriers/abilities";
import { inTime } from "../carriers/in-time";
import { CarrierUnavailable } from "../carriers/port";
import type { OpenedCarrier } from "../carriers/registry";
import type { CallCourier } from "../inputs";
import { openRow, type RowOpener } from "../load-accounts";
import { senderPlace } from "../load-consignment";
import { loadSendingWarehouse } from "../load-sending-warehouse";
import { carriers } from "../tables";
import { type CourierCallView, courierLoad, readCourierCall } from "./courier-call-queries";
import { courierCalls } from "./tables";

type Row = typeof courierCalls.$inferSelect;

const furthestDays = 30;
/** Longer than the call takes; after it, its process is taken for dead. */
const callingMs = 60_000;

/**
 * Asks a carrier to send its courier to a warehouse. The call is written before it is made, so that a lost answer is never a second
 * courier: it is asked again under the same key. Refuses a day that is over or far, and a second call for the same day.
 */
export async function callCourier(ctx: Context, input: CallCourier, open: RowOpener = openRow): Promise<CourierCallView> {
  if (ctx.inTransaction) throw new Error("carriers are called outside transactions");
  const account = await carrierRowByCode(ctx, input.carrier);
  const opened = open(account);
  if ("reason" in opened) throw new Refusal("conflict", opened.reason);
  if (!opened.carrier.callCourier) throw new Refusal("conflict", reason("courier.not_called", { carrier: account.name }));
  const warehouse = await loadSendingWarehouse(ctx, { code: input.warehouse });
  const today = dayOf(ctx.now(), warehouse.timezone);
  if (input.day < today || input.day > addDays(today, furthestDays)) throw wrongDay();
  const load = await courierLoad(ctx, input);
  const values = { parcels: input.parcels ?? load.parcels, weightGrams: input.weightGrams ?? load.weightGrams };
  if (values.parcels === 0 || values.weightGrams === 0) throw new Refusal("conflict", reason("courier.nothing_to_take"));
  const { day, from, until, comment } = input;
  const id = await inTransaction(ctx, async (ctx) => {
    // One after another for a carrier: of two clicks the second sees the first.
    await ctx.db
      .select({ id: carriers.id })
      .from(carriers)
      .where(and(eq(carriers.organizationId, account.organizationId), eq(carriers.id, account.id)))
      .for("update");
    await refuseSecond(ctx, { carrierId: account.id, warehouseId: warehouse.id, day });
    const id = newId();
    const own = { organizationId: account.organizationId, id, carrierId: account.id, warehouseId: warehouse.id, by: ctx.actor.name };
    await ctx.db.insert(courierCalls).values({ ...own, ...values, day, from, until, comment: comment || null, createdAt: ctx.now() });
    await tell(ctx, { id, warehouseId: warehouse.id }, "calling");
    return id;
  });
  await ask(ctx, id, opened, { isFirst: true });
  return readCourierCall(ctx, id);
}

/** Asks again, under the same key, about a call whose answer was lost. */
export async function askCourierAgain(ctx: Context, callId: string, open: RowOpener = openRow): Promise<CourierCallView> {
  const call = await readCourierCall(ctx, callId);
  const isLost = call.state === "calling" && ctx.now().getTime() - call.createdAt.getTime() > callingMs;
  if (call.state !== "unknown" && !isLost) throw new Refusal("conflict", reason("courier.nothing_lost"));
  const opened = open(await carrierRowByCode(ctx, call.carrier));
  if ("reason" in opened) throw new Refusal("conflict", opened.reason);
  await ask(ctx, callId, opened, { isFirst: false });
  return readCourierCall(ctx, callId);
}

async function ask(ctx: Context, id: string, { carrier, account }: OpenedCarrier, { isFirst }: { isFirst: boolean }): Promise<void> {
  const [row] = await ctx.db.select().from(courierCalls).where(itself(ctx, id));
  if (!row || !carrier.callCourier) return;
  try {
    const answer = await inTime(carrier.callCourier({ key: id, ...(await requestOf(ctx, row)) }, account));
    if (answer.outcome === "refused") return await write(ctx, row, { state: "refused", reason: answer.reason });
    await write(ctx, row, { state: "called", reference: answer.reference, reason: null });
  } catch (error) {
    if (!(error instanceof CarrierUnavailable)) log().error({ err: error, carrier: account.code }, "a courier could not be called");
    const isSure = error instanceof CarrierUnavailable && error.reached === "no" && isFirst;
    const why = reason("carrier.unavailable", { carrier: account.code });
    await write(ctx, row, { state: isSure ? "refused" : "unknown", reason: why });
  }
}

async function requestOf(ctx: Context, row: Row): Promise<Call> {
  const warehouse = await loadSendingWarehouse(ctx, { id: row.warehouseId });
  const [shop] = await ctx.db.select().from(organizations).where(eq(organizations.id, ctx.actor.organizationId));
  return {
    date: row.day,
    from: row.from,
    until: row.until,
    place: senderPlace(warehouse),
    contact: {
      name: shop?.name ?? warehouse.name,
      phone: shop?.supportPhone ?? null,
      email: shop?.supportEmail ?? null,
      locale: shop?.locale ?? "ru",
    },
    parcels: row.parcels,
    weightGrams: row.weightGrams,
    comment: row.comment,
  };
}

async function refuseSecond(ctx: Context, { carrierId, warehouseId, day }: { carrierId: string; warehouseId: string; day: string }) {
  const [other] = await ctx.db
    .select({ id: courierCalls.id })
    .from(courierCalls)
    .where(
      and(
        eq(courierCalls.organizationId, ctx.actor.organizationId),
        eq(courierCalls.carrierId, carrierId),
        eq(courierCalls.warehouseId, warehouseId),
        eq(courierCalls.day, day),
        ne(courierCalls.state, "refused"),
      ),
    );
  if (other) throw new Refusal("conflict", reason("courier.called_already"));
}

const itself = (ctx: Context, id: string) => and(eq(courierCalls.organizationId, ctx.actor.organizationId), eq(courierCalls.id, id));

function write(ctx: Context, row: Row, changes: Partial<Row> & { state: Row["state"]; reason: Reason | null }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    // Of two that ask at once the second may hear that a courier was called already: what the first knows stands.
    const open = and(itself(ctx, row.id), ne(courierCalls.state, "called"));
    const written = await ctx.db.update(courierCalls).set(changes).where(open).returning({ id: courierCalls.id });
    if (written.length > 0) await tell(ctx, row, changes.state);
  });
}

async function tell(ctx: Context, { id, warehouseId }: Pick<Row, "id" | "warehouseId">, state: Row["state"]): Promise<void> {
  await record(ctx, { type: "courier_call.changed", subject: { kind: "courier_call", id }, warehouseId, data: { state } });
}

function wrongDay(): Refusal {
  return new Refusal("invalid", reason("courier.wrong_day", { days: furthestDays }), {
    errors: [{ path: "day", message: "courier.wrong_day" }],
  });
}
