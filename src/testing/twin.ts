import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { channels, connections, intake } from "@/modules/channels/tables";
import { messages } from "@/modules/notifications/tables";
import { orders } from "@/modules/orders/tables";
import { createApiKey } from "@/modules/organizations/commands/create-api-key";
import { apiKeys, invitations } from "@/modules/organizations/tables";
import { carriers, shipments } from "@/modules/shipments/tables";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import type { Foreign } from "./foreign-input";
import { testApp } from "./http-app";
import { aBundle, aChannel, anOrder, aProduct, aWarehouse, inBin, productIdOf } from "./orders";
import { aMember, anOrganization } from "./organization";

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
