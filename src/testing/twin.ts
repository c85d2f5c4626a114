import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { dropOffs } from "@/modules/channels/day/tables";
import { channels, connections, intake } from "@/modules/channels/tables";
import { putCrm } from "@/modules/crm/commands/put-crm";
import { uploadFile } from "@/modules/files/commands/upload-file";
import { markingCodes } from "@/modules/fulfilment/tables";
import { openAudit } from "@/modules/inventory/audit/request-audit";
import { announceArrival } from "@/modules/inventory/commands/announce-arrival";
import { createTransfer } from "@/modules/inventory/commands/create-transfer";
import { stockDifferences } from "@/modules/inventory/masters/tables";
import { messages } from "@/modules/notifications/tables";
import { attachFile } from "@/modules/orders/attachments/attach-file";
import { orders } from "@/modules/orders/tables";
import { createApiKey } from "@/modules/organizations/commands/create-api-key";
import { apiKeys, invitations } from "@/modules/organizations/tables";
import { courierCalls, handoverShipments, handovers } from "@/modules/shipments/handovers/tables";
import { returnParcels } from "@/modules/shipments/return-parcels/tables";
import { courierRuns, courierStops } from "@/modules/shipments/runs/tables";
import { settlementRegisters, settlementRows } from "@/modules/shipments/settlements/tables";
import { carriers, deliveryTasks, shipments } from "@/modules/shipments/tables";
import { bins } from "@/modules/warehouses/tables";
import { putWebhook } from "@/modules/webhooks/commands/put-webhook";
import { sendTest } from "@/modules/webhooks/commands/send-test";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import type { Foreign } from "./foreign-input";
import { testApp } from "./http-app";
import { aBundle, aChannel, anOrder, aProduct, aWarehouse, inBin, productIdOf } from "./orders";
import { aMember, anOrganization } from "./organization";
import { aReturnOf } from "./returns-of-twin";
import { aForecast } from "./twin-forecast";
import { twinPacking } from "./twin-packing";
import { twinPurchasing } from "./twin-purchasing";
import { twinStockroom } from "./twin-stockroom";
import { aWave } from "./twin-wave";

/** An organization with one of everything, named after it, and a dictionary of its things by the names that inputs give them. */
export type Twin = { ctx: Context; organizationId: string; foreign: Foreign; marks: string[] };

export async function aTwin(db: Db, name: string): Promise<Twin> {
  const { ctx, organizationId } = await anOrganization(db, name);
  const own = { organizationId };
  const [sku, warehouse, channel, carrier] = [`SKU-${name}`, `W-${name}`, `site-${name}`, `own-${name}`];
  const carrierId = newId();
  await db.insert(carriers).values({ ...own, id: carrierId, code: carrier, kind: "own_courier", name });
  await aChannel(ctx, { code: channel });
  const warehouseId = await aWarehouse(ctx, { code: warehouse });
  await aProduct(ctx, { sku, barcode: "4600000000008", stock: { [warehouse]: 100 } });
  await aBundle(ctx, { sku: `KIT-${name}`, parts: { [sku]: 2 } });
  await inBin(ctx, sku, warehouseId, "A-01-1", 1);
  const wish = {
    channel,
    customer: { name: `Buyer of ${name}`, email: `buyer@${name.toLowerCase()}.example`, phone: null, locale: "ru" as const },
  };
  const held = await anOrder(ctx, { ...wish, lines: { [sku]: 2 }, payment: "unpaid" });
  const sent = await anOrder(ctx, { ...wish, lines: { [sku]: 1 }, externalId: `EXT-${name}` });
  // Numbers run per organization, so that both twins have the same ones: this one is told apart.
  await db
    .update(orders)
    .set({ number: `N-${name}` })
    .where(and(eq(orders.organizationId, organizationId), eq(orders.id, held.id)));
  const { key } = await createApiKey(ctx, { name: `Key of ${name}`, scopes: ["full"], expiresInDays: null });
  await ship(db, key, sent.fulfilments[0]?.id ?? "", sku);
  const { userId } = await aMember(ctx, "picker");
  const others = await theRest(db, organizationId, held.id, { channel, name });

  const foreign: Foreign = {
    ...others,
    orderId: held.id,
    order: held.id,
    number: `N-${name}`,
    version: 1,
    lineId: held.lines[0]?.id,
    holdId: held.holds[0]?.id,
    fulfilmentId: held.fulfilments[0]?.id,
    userId,
    responsibleId: userId,
    fromId: userId,
    toId: userId,
    carrierId,
    warehouseId,
    warehouseIds: [warehouseId],
    productId: await productIdOf(ctx, sku),
    sku,
    skus: [sku],
    warehouse,
    warehouses: [warehouse],
    channel,
    carrier,
    code: sku,
    externalId: `EXT-${name}`,
    q: `Buyer of ${name}`,
    before: newId(),
    sessionId: newId(),
  };
  const note = { orderId: held.id, name: "note.txt", content: Buffer.from(`Note of ${name}`) };
  foreign.attachmentId = (await attachFile(ctx, note)).id;
  const webhook = `hook-${name}`;
  await putWebhook(ctx, webhook, { url: "https://receiver.example.com/", events: ["*"], active: false });
  // Under the code that inputs are filled with, so that every door of a CRM is tried.
  await putCrm(ctx, sku, {
    kind: "bitrix24",
    secrets: { webhookUrl: `https://crm.example.com/rest/1/${name.toLowerCase()}/` },
    active: false,
  });
  Object.assign(foreign, { webhook, deliveryId: (await sendTest(ctx, webhook)).id });
  foreign.importId = await anUpload(ctx, name);
  Object.assign(foreign, await expected(ctx, sku, warehouse, name), { auditId: await openAudit(ctx) });
  Object.assign(foreign, { orderLineId: foreign.lineId }, await aDropOff(ctx, others.connectionId, warehouseId, foreign));
  Object.assign(foreign, await aHandover(ctx, foreign), await aRun(ctx, foreign), await aReturnParcel(ctx, foreign));
  Object.assign(foreign, await aReturnOf(ctx, held.id, name));
  Object.assign(foreign, await aWave(ctx, foreign));
  Object.assign(foreign, await twinPurchasing(ctx, foreign, name));
  Object.assign(foreign, await aForecast(ctx, foreign, name));
  Object.assign(foreign, await twinPacking(ctx, foreign));
  foreign.differenceId = await aDifference(ctx, warehouseId, String(foreign.productId));
  Object.assign(foreign, await twinStockroom(ctx, warehouse, foreign));
  foreign.ids = [held.id, foreign.fulfilmentId, foreign.shipmentId, foreign.messageId];
  foreign.id = foreign.messageId;
  const marks = Object.entries(foreign).flatMap(([field, value]) =>
    /Ids?$|^id/.test(field) && !["before", "sessionId", "externalId"].includes(field) ? [value].flat() : [],
  );
  return {
    ctx,
    organizationId,
    foreign,
    marks: [...marks.filter((mark): mark is string => typeof mark === "string"), wish.customer.email],
  };
}

/** A unit with its code, and a drop-off that its marketplace refused a paper for. */
async function aDropOff(
  { db, actor }: Context,
  connectionId: unknown,
  warehouseId: string,
  { fulfilmentId, lineId }: Foreign,
): Promise<Foreign> {
  const { organizationId, name: by } = actor;
  const [dropOffId, codeId] = [newId(), newId()];
  await db
    .insert(dropOffs)
    .values({ organizationId, id: dropOffId, connectionId: String(connectionId), warehouseId, state: "refused", by });
  const place = { fulfilmentId: String(fulfilmentId), orderLineId: String(lineId), kind: "cis", position: 0 };
  await db.insert(markingCodes).values({ organizationId, id: codeId, ...place, code: codeId, by });
  return { dropOffId, codeId };
}

/** A parcel that left, and a courier who was called and whose carrier has not answered. */
async function aHandover({ db, actor }: Context, { carrierId, warehouseId, shipmentId, orderId }: Foreign): Promise<Foreign> {
  const [handoverId, callId] = [newId(), newId()];
  const own = { organizationId: actor.organizationId, carrierId: String(carrierId), warehouseId: String(warehouseId), by: actor.name };
  await db.insert(handovers).values({ ...own, id: handoverId, manifest: "refused" });
  const left = { parcels: 1, weightGrams: 300, valueMinor: 1, cashMinor: 0, currency: "RUB" };
  await db.insert(handoverShipments).values({ organizationId: own.organizationId, handoverId, shipmentId: String(shipmentId), ...left });
  const call = { day: "2026-11-24", from: "10:00", until: "14:00", parcels: 1, weightGrams: 300, state: "unknown" as const };
  await db.insert(courierCalls).values({ ...own, id: callId, ...call });
  const taskId = newId();
  const since = new Date();
  const task = { shipmentId: String(shipmentId), orderId: String(orderId), kind: "stuck" as const, since, raisedAt: since };
  await db.insert(deliveryTasks).values({ ...own, id: taskId, ...task });
  const [registerId, rowId] = [newId(), newId()];
  await db
    .insert(settlementRegisters)
    .values({ organizationId: own.organizationId, carrierId: own.carrierId, id: registerId, number: "R-1", by: "" });
  const unknown = { parcel: "X", row: 2, outcome: "unknown", collectedMinor: 100, bookedMinor: 0, feeMinor: 0, currency: "RUB" } as const;
  await db.insert(settlementRows).values({ ...unknown, organizationId: own.organizationId, id: rowId, registerId });
  return { handoverId, callId, taskId, register: registerId, rowId };
}

/** A parcel on a courier's run. */
async function aRun({ db, actor }: Context, { userId, warehouseId, shipmentId }: Foreign): Promise<Foreign> {
  const { organizationId, name: by } = actor;
  const [runId, stopId, courierId] = [newId(), newId(), String(userId)];
  await db.insert(courierRuns).values({ organizationId, id: runId, day: "2026-11-24", courierId, warehouseId: String(warehouseId), by });
  const parcel = { shipmentId: String(shipmentId), position: 1, cashMinor: 0, currency: "RUB" };
  await db.insert(courierStops).values({ organizationId, id: stopId, runId, ...parcel });
  return { runId, stopId, courierId, actId: newId() };
}

/** A label by which the buyer sends something back. */
async function aReturnParcel({ db, actor }: Context, { orderId, lineId, warehouseId, carrierId, carrier }: Foreign): Promise<Foreign> {
  const { organizationId } = actor;
  const [parcelId, returnId] = [newId(), newId()];
  const own = { organizationId, orderId: String(orderId), warehouseId: String(warehouseId), carrierId: String(carrierId) };
  const said = { carrier: String(carrier), service: "courier", currency: "RUB", booking: "booked" as const };
  await db.insert(returnParcels).values({ ...own, ...said, id: parcelId, returnId, lines: [{ orderLineId: String(lineId), quantity: 1 }] });
  return { parcelId };
}

/** A figure of a stock master that waits for somebody's word. */
async function aDifference({ db, actor }: Context, warehouseId: string, productId: string): Promise<string> {
  const id = newId();
  const shelf = { organizationId: actor.organizationId, id, warehouseId, productId };
  await db
    .insert(stockDifferences)
    .values({ ...shelf, master: "accounts", figure: 7, unposted: 0, onHand: 9, reason: { code: "stock.master_before_count" } });
  return id;
}

/** A file of products that waits to be looked through. */
async function anUpload(ctx: Context, name: string): Promise<string> {
  const body = [Buffer.from(`sku;name\nFILE-${name};${name}\n`)] as unknown as AsyncIterable<Uint8Array>;
  return (await uploadFile(ctx, { kind: "products", source: name, name: "products.csv" }, body)).id;
}

/** Something announced, and something planned to move to a warehouse of its own. */
async function expected(ctx: Context, sku: string, warehouse: string, name: string): Promise<Foreign> {
  const to = `T-${name}`;
  await aWarehouse(ctx, { code: to });
  const expectedAt = new Date(Date.now() + 86_400_000).toISOString();
  const arrival = await announceArrival(ctx, { warehouse, sku, quantity: 5, expectedAt, source: "supplier", reference: null, note: null });
  const transfer = await createTransfer(ctx, { from: warehouse, to, expectedAt, note: null, lines: [{ sku, quantity: 1 }] });
  return { arrivalId: arrival.id, transferId: transfer.id, from: warehouse, to, receipt: "once" };
}

/** Picks, packs and ships a fulfilment of one unit over the API. */
async function ship(db: Db, key: string, fulfilmentId: string, sku: string): Promise<void> {
  const app = testApp(db);
  const post = async (path: string, body: unknown) => {
    const res = await app.request(`/api/v1/fulfilments/${fulfilmentId}/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": newId() },
      body: JSON.stringify(body),
    });
    if (res.status >= 300) throw new Error(`${path} answered ${res.status}: ${await res.text()}`);
  };
  const lines = [{ sku, quantity: 1 }];
  await post("pick", { lines });
  await post("pack", { parcels: [{ weightGrams: 300, dimensionsMm: { length: 200, width: 150, height: 50 }, lines }] });
  await post("ship", {});
}

async function theRest(
  db: Db,
  organizationId: string,
  orderId: string,
  { channel, name }: { channel: string; name: string },
): Promise<Foreign> {
  const own = { organizationId };
  const [{ id: channelId = "" } = {}] = await db
    .select()
    .from(channels)
    .where(and(eq(channels.organizationId, organizationId), eq(channels.code, channel)));
  const connectionId = newId();
  await db
    .insert(connections)
    .values({ ...own, id: connectionId, code: `wc-${name}`, kind: "woocommerce", channelId, secrets: "-", hookToken: newId() });
  const intakeId = newId();
  await db.insert(intake).values({
    ...own,
    id: intakeId,
    connectionId,
    deliveryId: "1",
    fingerprint: "1",
    topic: "order.created",
    headers: {},
    body: Buffer.from("{}"),
    status: "failed",
  });
  const messageId = newId();
  await db.insert(messages).values({
    ...own,
    id: messageId,
    orderId,
    event: "accepted",
    channel: "email",
    recipient: "x@example.com",
    locale: "ru",
    subject: "x",
    body: "x",
    html: "x",
    messageId,
    status: "failed",
  });
  const invitationId = newId();
  await db.insert(invitations).values({
    ...own,
    id: invitationId,
    email: `new@${name.toLowerCase()}.example`,
    role: "viewer",
    tokenHash: newId(),
    expiresAt: new Date(Date.now() + 1e8),
  });
  const [key] = await db.select().from(apiKeys).where(eq(apiKeys.organizationId, organizationId));
  const [shipment] = await db.select().from(shipments).where(eq(shipments.organizationId, organizationId));
  const [bin] = await db.select().from(bins).where(eq(bins.organizationId, organizationId));
  return {
    channelId,
    connectionId,
    connection: `wc-${name}`,
    intakeId,
    messageId,
    invitationId,
    keyId: key?.id,
    shipmentId: shipment?.id,
    shipmentIds: [shipment?.id],
    binId: bin?.id,
  };
}
