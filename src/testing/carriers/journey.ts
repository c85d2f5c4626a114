import { asc, eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import { newId } from "@/lib/ids";
import { ratings } from "@/modules/notifications/tables";
import { organizations } from "@/modules/organizations/tables";
import { listCarriers } from "@/modules/shipments/carrier-queries";
import { type CarrierKind, startingCarriers } from "@/modules/shipments/carriers/registry";
import { handOver } from "@/modules/shipments/commands/hand-over";
import { putCarrier } from "@/modules/shipments/commands/put-carrier";
import { quoteFulfilment } from "@/modules/shipments/commands/quote-fulfilment";
import { shipFulfilment } from "@/modules/shipments/commands/ship-fulfilment";
import { readLabel } from "@/modules/shipments/documents/read-label";
import { readWaybill } from "@/modules/shipments/documents/read-waybill";
import { listHandovers, manifestOf } from "@/modules/shipments/handovers/handover-queries";
import { receiveNotice } from "@/modules/shipments/hooks/receive-notice";
import { carrierDeliveries } from "@/modules/shipments/hooks/tables";
import { carriers, shipments, trackingEvents } from "@/modules/shipments/tables";
import { putWarehouse } from "@/modules/warehouses/commands/put-warehouse";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { chores } from "@/server/chores";
import { rateByLink, trackingView } from "@/server/tracking";
import { aBackground } from "@/testing/background";
import { bookBreaches } from "@/testing/book-breaches";
import { givingUp } from "@/testing/giving-up";
import { aLocalServer, type Seen, type VendorAnswer } from "@/testing/local-server";
import { aChannel, anOrder, aProduct, eventsOf, stockOf } from "@/testing/orders";
import { anOrganization } from "@/testing/organization";
import { pickAndPack } from "@/testing/parcel-task";
import { ordersOf, reservedOf } from "@/testing/shop-connection";
import { moody } from "@/testing/vendors/moody";

type Address = { country: string; region: string; city: string; postalCode: string; line1: string };

const moscow = { country: "RU", region: "Москва", city: "Москва", postalCode: "101000", line1: "ул. Мясницкая, 1" };
const kazan = { country: "RU", region: "Татарстан", city: "Казань", postalCode: "420111", line1: "ул. Баумана, 1" };

type Way = {
  /** What is set up beside the address of the carrier's server, which is `baseUrl`. */
  settings?: (baseUrl: string) => Record<string, unknown>;
  secrets: Record<string, string>;
  /** A warehouse at this address and a buyer at that one, who pays in `currency`. */
  from?: Address & { latitude?: number; longitude?: number };
  to?: Address;
  currency?: string;
  answer: (asked: Seen) => VendorAnswer;
};

/** A carrier's server on this machine, a shop of ours that is connected to it, and a paid order that is packed to go. */
export async function aCarrierJourney(db: Db, kind: CarrierKind, { settings, secrets, from = moscow, to = kazan, currency, answer }: Way) {
  const giveUp = givingUp();
  const background = aBackground(db);
  const mood = moody(answer, giveUp);
  const server = await aLocalServer(mood.answer);
  const owner = (await anOrganization(db, "Лавка")).ctx;
  const ctx: Context = { ...owner, now: background.now };
  const { organizationId } = ctx.actor;
  const mine = eq(shipments.organizationId, organizationId);

  await db.update(organizations).set({ supportPhone: "+74950000000" }).where(eq(organizations.id, organizationId));
  await db.insert(carriers).values(startingCarriers.map((carrier) => ({ ...carrier, organizationId, id: newId(), name: carrier.code })));
  await aChannel(ctx, { code: "site" });
  const { latitude, longitude, ...address } = from;
  await putWarehouse(ctx, "W1", { name: "Склад", address, ...(latitude === undefined ? {} : { latitude, longitude }) });
  await aProduct(ctx, { sku: "TEE", stock: { W1: 10 } });
  const connect = (more: Record<string, unknown> = {}) =>
    putCarrier(ctx, kind, { kind, settings: { baseUrl: server.baseUrl, ...settings?.(server.baseUrl), ...more }, secrets });
  await connect();
  const hookUrl = (await listCarriers(ctx)).find(({ code }) => code === kind)?.webhookUrl ?? null;
  const placed = await anOrder(ctx, { lines: { TEE: 2 }, shippingAddress: { latitude: null, longitude: null, ...to }, currency });
  const fulfilmentId = placed.fulfilments[0]?.id ?? "";
  await pickAndPack(ctx, fulfilmentId);
  await background.run();

  /** Time goes by, and what a process that died left behind is looked at. */
  async function pass(minutes: number): Promise<void> {
    await background.pass(minutes);
    await chores.resume_stuck_bookings.run({ db, now: background.now });
    await background.run();
  }

  const shipment = async () => {
    const rows = await db.select().from(shipments).where(mine);
    expect(rows.length).toBeLessThan(2);
    return rows[0];
  };
  const shipmentId = async () => (await shipment())?.id ?? "";

  /** Hours go by until the booking is there and its label too. */
  async function untilBooked(): Promise<void> {
    for (let look = 0; look < 40; look++) {
      const now = await shipment();
      if (now?.booking === "booked" && (await readLabel(ctx, now.id)).label) return;
      await pass(10);
    }
    throw new Error(`still not booked: ${JSON.stringify((await shipment())?.lastError)}`);
  }

  /** What the carrier offers, by service, or why not. */
  async function offers(): Promise<Record<string, number> | string> {
    const { ranked, refused } = await quoteFulfilment(ctx, { fulfilmentId, fresh: true });
    const own = ranked.filter(({ carrier }) => carrier === kind);
    if (own.length > 0) return Object.fromEntries(own.map(({ service, priceMinor }) => [service, priceMinor]));
    return refused.find(({ carrier }) => carrier === kind)?.reason.code ?? "nothing";
  }

  const ship = (service: string) => shipFulfilment(ctx, { fulfilmentId, carrier: kind, service });

  /** Our process dies whenever it would write what the carrier has answered about a booking. */
  async function dyingAfterAnswers(act: () => Promise<unknown>): Promise<void> {
    const before = background.broken.length;
    await db.execute(sql`
      create or replace function die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`);
    await db.execute(sql`
      create trigger dying before update on shipments for each row
      when (old.calling_until is not null and new.calling_until is null) execute function die()`);
    const isThrown = await act().then(
      () => false,
      () => true,
    );
    await db.execute(sql`drop trigger dying on shipments`);
    expect(isThrown || background.broken.splice(before).length > 0).toBe(true);
  }

  /** All that is booked goes through the door; what the carrier signs for it comes back. */
  async function leave(): Promise<{ manifest: string; reference: string | null; document: Buffer | null }> {
    const { refused, handedOver, handoverIds } = await handOver(ctx, { carrier: kind });
    expect([refused, handedOver.length, handoverIds.length]).toEqual([[], 1, 1]);
    await background.run();
    return signed();
  }

  /** What the carrier has signed for what left. */
  async function signed() {
    const { items } = await listHandovers(ctx, {});
    expect(items).toHaveLength(1);
    const { id = "", manifest = "none" } = items[0] ?? {};
    return { manifest, ...(await manifestOf(ctx, id)) };
  }

  /** The carrier calls: what it says is stored and read. */
  async function call(
    body: unknown,
    { headers = {}, query = {} }: { headers?: Record<string, string>; query?: Record<string, string> } = {},
  ) {
    const token = new URL(hookUrl ?? "").pathname.split("/").at(-1) ?? "";
    const rawBody = new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body));
    await receiveNotice({ db, now: background.now }, { token, headers, query, rawBody });
    await background.run();
  }

  const calls = () =>
    db
      .select({ status: carrierDeliveries.status, deliveries: carrierDeliveries.deliveries })
      .from(carrierDeliveries)
      .where(eq(carrierDeliveries.organizationId, organizationId))
      .orderBy(asc(carrierDeliveries.receivedAt), asc(carrierDeliveries.id));

  /** The codes of its way as the carrier told them, in the order of time. */
  async function way(): Promise<string[]> {
    const rows = await db
      .select({ status: trackingEvents.status, code: trackingEvents.code })
      .from(trackingEvents)
      .where(eq(trackingEvents.organizationId, organizationId))
      .orderBy(asc(trackingEvents.occurredAt), asc(trackingEvents.id));
    return rows.map(({ status, code }) => `${status} ${code ?? ""}`.trim());
  }

  const order = async () => (await ordersOf(ctx))[0];

  /** The buyer opens the link that they were given, and says how it was. */
  async function rate(score: number): Promise<void> {
    const token = placed.trackingUrl?.split("/t/")[1] ?? "";
    const visitor = { db, inTransaction: false, now: background.now, ip: "192.0.2.7" };
    const { stage, actions } = await trackingView(visitor, token);
    expect(stage).toBe("delivered");
    expect(actions).toContain("rate");
    await rateByLink(visitor, token, { score, delivery: score, comment: "Спасибо!" });
    await background.run();
  }

  /** What must be true in the end, whatever went wrong on the way. */
  async function settled(): Promise<void> {
    expect(mood.ahead).toEqual([]);
    expect(background.broken).toEqual([]);
    expect(await order()).toMatchObject({ status: "closed", fulfilmentStatus: "delivered", paymentStatus: "paid" });
    expect(await shipment()).toMatchObject({ booking: "booked", status: "delivered", lastError: null, callingUntil: null });
    const [verdict] = await db.select().from(ratings).where(eq(ratings.organizationId, organizationId));
    expect(verdict).toMatchObject({ orderId: placed.id, score: 5 });
    const told = (await eventsOf(ctx, placed.id)).map(({ type, data }) => `${type} ${data["status"] ?? ""}`.trim());
    for (const once of ["shipment.booked", "shipment.status_changed delivered", "fulfilment.delivered", "order.rated"])
      expect(told.filter((one) => one === once)).toEqual([once]);
    expect(await bookBreaches(ctx)).toEqual([]);
    expect(await reservedOf(ctx)).toBe(0);
    expect(await stockOf(ctx, "TEE")).toMatchObject({ onHand: 8 });
  }

  return {
    ctx,
    server,
    background,
    hookUrl,
    trouble: mood.trouble,
    connect,
    pass,
    offers,
    ship,
    shipment,
    untilBooked,
    dyingAfterAnswers,
    label: async () => (await readLabel(ctx, await shipmentId())).label,
    waybill: async () => (await readWaybill(ctx, await shipmentId())).waybill,
    leave,
    signed,
    call,
    calls,
    way,
    order,
    rate,
    settled,
  };
}
