import { createHmac, randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { processIntake } from "@/modules/channels/commands/process-intake";
import { putChannel } from "@/modules/channels/commands/put-channel";
import { putConnection } from "@/modules/channels/commands/put-connection";
import { receiveDelivery } from "@/modules/channels/commands/receive-delivery";
import { intake } from "@/modules/channels/tables";
import { stockLevels } from "@/modules/inventory/tables";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { orderHolds } from "@/modules/orders/holds/tables";
import { payments } from "@/modules/orders/payments/tables";
import { orderLines, orders } from "@/modules/orders/tables";
import { putWarehouse } from "@/modules/warehouses/commands/put-warehouse";
import type { Context } from "@/platform/context";
import { outbox } from "@/platform/outbox/tables";

export const webhookSecret = "only-for-tests";

/** A WooCommerce shop that is connected to an organization, and its deliveries with real signatures. */
export type ConnectedShop = {
  hookPath: string;
  /** Signs a payload (or a text as it is) the way the shop does. */
  sign: (
    payload: unknown,
    options?: { topic?: string; secret?: string; deliveryId?: string },
  ) => { headers: Record<string, string>; body: string };
  /** Stores a delivery through the hook's command. */
  deliver: (payload: unknown, options?: { topic?: string; deliveryId?: string }) => Promise<string>;
  /** Stores a delivery and takes it in. */
  tell: (payload: unknown, options?: { topic?: string; deliveryId?: string }) => ReturnType<typeof processIntake>;
};

export async function aConnectedShop(ctx: Context, code = "woo"): Promise<ConnectedShop> {
  await putChannel(ctx, code, { name: "Shop", kind: "woocommerce" });
  const { webhookUrl } = await putConnection(ctx, code, { kind: "woocommerce", channel: code, settings: {}, secrets: { webhookSecret } });
  const hookPath = new URL(webhookUrl).pathname;
  const token = hookPath.split("/").at(-1) ?? "";
  const sign: ConnectedShop["sign"] = (payload, { topic = "order.updated", secret = webhookSecret, deliveryId = randomUUID() } = {}) => {
    const body = typeof payload === "string" ? payload : JSON.stringify(payload);
    const signature = createHmac("sha256", secret).update(body).digest("base64");
    return {
      body,
      headers: {
        "content-type": "application/json",
        "x-wc-webhook-topic": topic,
        "x-wc-webhook-signature": signature,
        "x-wc-webhook-delivery-id": deliveryId,
      },
    };
  };
  const deliver: ConnectedShop["deliver"] = async (payload, options) => {
    const { headers, body } = sign(payload, options);
    const received = await receiveDelivery({ db: ctx.db, now: ctx.now }, { token, headers, query: {}, rawBody: Buffer.from(body) });
    if (received.kind === "ping") throw new Error("a ping is not stored");
    return received.intakeId;
  };
  return { hookPath, sign, deliver, tell: async (payload, options) => processIntake(ctx, await deliver(payload, options)) };
}

/** One warehouse with these units of these SKUs. */
export async function aStockedWarehouse(ctx: Context, units: Record<string, number>): Promise<void> {
  await putWarehouse(ctx, "MSK", { name: "Moscow", address: { country: "RU", city: "Москва", postalCode: "101000" } });
  for (const sku of Object.keys(units)) await putProduct(ctx, sku, { name: sku, price: { amount: 100_00, currency: "RUB" } });
  const lines = Object.entries(units).map(([sku, onHand]) => ({ sku, onHand }));
  await adjustStock(ctx, { warehouse: "MSK", reason: "start", lines });
}

/** The organization's orders, oldest first. */
export function ordersOf(ctx: Context) {
  return ctx.db.select().from(orders).where(eq(orders.organizationId, ctx.actor.organizationId)).orderBy(asc(orders.id));
}

export function intakeOf(ctx: Context, id: string) {
  return ctx.db
    .select()
    .from(intake)
    .where(and(eq(intake.organizationId, ctx.actor.organizationId), eq(intake.id, id)))
    .then(([row]) => row);
}

/** Units reserved in all of the organization's warehouses. */
export const reservedOf = (ctx: Context) =>
  ctx.db
    .select({ reserved: stockLevels.reserved })
    .from(stockLevels)
    .where(eq(stockLevels.organizationId, ctx.actor.organizationId))
    .then((rows) => rows.reduce((sum, row) => sum + row.reserved, 0));

export const eventsOf = (ctx: Context, type: string) =>
  ctx.db
    .select({ data: outbox.data })
    .from(outbox)
    .where(and(eq(outbox.organizationId, ctx.actor.organizationId), eq(outbox.type, type)));

export const moneyOf = (ctx: Context) =>
  ctx.db
    .select({ kind: payments.kind, amountMinor: payments.amountMinor })
    .from(payments)
    .where(eq(payments.organizationId, ctx.actor.organizationId));

export const holdsOf = (ctx: Context) =>
  ctx.db
    .select({ reason: orderHolds.reason, note: orderHolds.note, releasedAt: orderHolds.releasedAt })
    .from(orderHolds)
    .where(eq(orderHolds.organizationId, ctx.actor.organizationId));

export const orderLinesOf = (ctx: Context) =>
  ctx.db
    .select()
    .from(orderLines)
    .where(eq(orderLines.organizationId, ctx.actor.organizationId))
    .orderBy(orderLines.position, orderLines.id);
