import { and, asc, eq } from "drizzle-orm";
import { expect } from "vitest";
import { newId } from "@/lib/ids";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { putChannel } from "@/modules/channels/commands/put-channel";
import { putConnection } from "@/modules/channels/commands/put-connection";
import { receiveDelivery } from "@/modules/channels/commands/receive-delivery";
import type { Headers, Marketplace } from "@/modules/channels/marketplaces/port";
import { channelTellings } from "@/modules/channels/steps-out/tables";
import { connections, intake } from "@/modules/channels/tables";
import { fulfilments } from "@/modules/orders/tables";
import { startingCarriers } from "@/modules/shipments/carriers/registry";
import { handOver } from "@/modules/shipments/commands/hand-over";
import { recordTracking } from "@/modules/shipments/commands/record-tracking";
import { shipFulfilment } from "@/modules/shipments/commands/ship-fulfilment";
import { carriers, shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { aBackground } from "@/testing/background";
import { bookBreaches } from "@/testing/book-breaches";
import { givingUp } from "@/testing/giving-up";
import type { Seen, VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import { stockOf } from "@/testing/orders";
import { anOrganization } from "@/testing/organization";
import { pickAndPack } from "@/testing/parcel-task";
import { aStockedWarehouse, ordersOf, reservedOf } from "@/testing/shop-connection";
import { moody } from "./moody";

type Way = {
  settings: Record<string, unknown>;
  secrets: Record<string, string>;
  /** Units of our own stock by SKU. */
  stock: Record<string, number>;
  barcodes?: Record<string, string>;
  answer: (asked: Seen) => VendorAnswer;
};

/** A vendor's server on this machine, a shop of ours that is connected to it, and the people who work in it. */
export async function aJourney(db: Db, marketplace: Marketplace, { settings, secrets, stock, barcodes = {}, answer }: Way) {
  // A vendor on this machine is in no need of being spared.
  marketplace.pace.perSecond = 1_000;
  const giveUp = givingUp();
  const background = aBackground(db);
  const ctx: Context = { ...(await anOrganization(db)).ctx, now: background.now };
  const { organizationId } = ctx.actor;
  await db.insert(carriers).values(startingCarriers.map((carrier) => ({ ...carrier, organizationId, id: newId(), name: carrier.code })));
  await aStockedWarehouse(ctx, stock);
  for (const [sku, barcode] of Object.entries(barcodes))
    await putProduct(ctx, sku, { name: sku, barcode, price: { amount: 100_00, currency: "RUB" } });
  const mood = moody(answer, giveUp);
  const vendor = await aLocalVendor(marketplace, { secrets, answer: mood.answer });
  const { kind } = marketplace;
  await putChannel(ctx, "there", { name: "There", kind });
  const connection = await putConnection(ctx, "there", {
    kind,
    channel: "there",
    settings: { baseUrl: vendor.baseUrl, ...settings },
    secrets,
  });
  const hookPath = new URL(connection.webhookUrl).pathname;
  const token = hookPath.split("/").at(-1) ?? "";
  const mine = eq(shipments.organizationId, organizationId);

  /** The vendor calls: the answer is that the delivery is stored, and nothing else has happened yet. */
  async function call(body: unknown, headers: Headers = {}, query: Record<string, string> = {}): Promise<void> {
    const rawBody = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
    await receiveDelivery({ db, now: background.now }, { token, headers, query, rawBody });
  }

  /** Staff pick and pack all of the order's work. */
  async function pack(): Promise<void> {
    const works = await db.select({ id: fulfilments.id }).from(fulfilments).where(eq(fulfilments.organizationId, organizationId));
    for (const { id } of works) await pickAndPack(ctx, id);
    await background.run();
  }

  /** Staff book a carrier for the parcel; answers the number that it goes by. */
  async function book(): Promise<string | null> {
    const [work] = await db.select({ id: fulfilments.id }).from(fulfilments).where(eq(fulfilments.organizationId, organizationId));
    const { trackingNumber } = await shipFulfilment(ctx, { fulfilmentId: work?.id ?? "" });
    await background.run();
    return trackingNumber;
  }

  const shipment = async () => (await db.select().from(shipments).where(mine))[0];

  /** The parcel goes through the door. */
  async function leave(): Promise<void> {
    const { refused } = await handOver(ctx, { shipmentIds: [(await shipment())?.id ?? ""] });
    expect(refused).toEqual([]);
    await background.run();
  }

  /** The carrier tells of it. */
  async function arrive(): Promise<void> {
    const event = { status: "delivered" as const, occurredAt: background.now(), location: null, note: null, code: null };
    await recordTracking(ctx, { shipmentId: (await shipment())?.id ?? "", events: [event] });
    await background.run();
  }

  const order = async () => {
    const found = await ordersOf(ctx);
    expect(found).toHaveLength(1);
    return found[0];
  };

  const tellings = () =>
    db
      .select({ step: channelTellings.step, state: channelTellings.state })
      .from(channelTellings)
      .where(eq(channelTellings.organizationId, organizationId))
      .orderBy(asc(channelTellings.toldAt));

  /** What must be true whatever went wrong on the way. */
  async function settled(sold: Record<string, number>): Promise<void> {
    expect(mood.ahead).toEqual([]);
    expect(background.broken).toEqual([]);
    expect(await bookBreaches(ctx)).toEqual([]);
    expect(await reservedOf(ctx)).toBe(0);
    for (const [sku, units] of Object.entries(sold)) expect(await stockOf(ctx, sku)).toMatchObject({ onHand: (stock[sku] ?? 0) - units });
    const waiting = await db
      .select({ topic: intake.topic, reason: intake.reason })
      .from(intake)
      .where(and(eq(intake.organizationId, organizationId), eq(intake.status, "received")));
    expect(waiting).toEqual([]);
    const [line] = await db.select().from(connections).where(eq(connections.id, connection.id));
    expect(line).toMatchObject({ failures: 0, trouble: null, pausedUntil: null });
  }

  return {
    ctx,
    connectionId: connection.id,
    vendor,
    hookPath,
    background,
    trouble: mood.trouble,
    call,
    pack,
    book,
    leave,
    arrive,
    order,
    shipment,
    tellings,
    settled,
  };
}
