import { newId } from "@/lib/ids";
import { processIntake } from "@/modules/channels/commands/process-intake";
import { putChannel } from "@/modules/channels/commands/put-channel";
import { putConnection } from "@/modules/channels/commands/put-connection";
import { receiveDelivery } from "@/modules/channels/commands/receive-delivery";
import { yandexMarket } from "@/modules/channels/marketplaces/yandex-market";
import { fixture } from "@/modules/channels/marketplaces/yandex-market/fixtures";
import { startingCarriers } from "@/modules/shipments/carriers/registry";
import { carriers } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import type { Seen, VendorAnswer } from "./local-server";
import { aLocalVendor } from "./local-vendor";
import { aStockedWarehouse } from "./shop-connection";

/** Yandex Market on this machine, connected as "market": its answers are a test's to change by `way.answer`; `tell` brings an order of it. */
export async function aMarket(ctx: Context, settings: Record<string, unknown> = {}) {
  const way = { answer: (_: Seen): VendorAnswer => ({ status: "OK" }) };
  const vendor = await aLocalVendor(yandexMarket, { secrets: { apiKey: "ACMA:1" }, answer: (asked) => way.answer(asked) });
  const { organizationId } = ctx.actor;
  await ctx.db
    .insert(carriers)
    .values(startingCarriers.map((carrier) => ({ ...carrier, organizationId, id: newId(), name: carrier.code })))
    .onConflictDoNothing();
  await putChannel(ctx, "market", { name: "Market", kind: "yandex_market" });
  const { id, webhookUrl } = await putConnection(ctx, "market", {
    kind: "yandex_market",
    channel: "market",
    settings: { baseUrl: vendor.baseUrl, campaignId: 77, businessId: 5, ...settings },
    secrets: { apiKey: "ACMA:1" },
  });
  const token = new URL(webhookUrl).pathname.split("/").at(-1) ?? "";
  /** Stores a notice as Yandex sends it. */
  const notify = async (body: object): Promise<string> => {
    const rawBody = Buffer.from(JSON.stringify({ campaignId: 77, ...body }));
    const received = await receiveDelivery(ctx, { token, headers: {}, query: {}, rawBody });
    if (received.kind === "ping") throw new Error("a ping is not stored");
    return received.intakeId;
  };
  let told = 0;
  const tell = async (order: { order: Record<string, unknown> }) => {
    way.answer = () => order;
    const createdAt = new Date(Date.UTC(2026, 10, 22, 8, told++)).toISOString();
    const intakeId = await notify({ notificationType: "ORDER_UPDATED", orderId: order.order["id"], createdAt });
    return { intakeId, ...(await processIntake(ctx, intakeId)) };
  };
  return { id, way, vendor, notify, tell };
}

/** Yandex's answer about its one order. */
export const order = (fields: Record<string, unknown> = {}) => fixture("order-fbs", fields);

/** What Yandex says of that order when it is new. */
export const created = { notificationType: "ORDER_CREATED", orderId: 481516234, createdAt: "2026-11-22T08:00:00Z" };

/** Yandex connected to a warehouse that has what its order asks for; `at` is the context so many minutes later. */
export async function aStockedMarket(ctx: Context, answer: (asked: Seen) => VendorAnswer) {
  await aStockedWarehouse(ctx, { "TEE-BLK-M": 10, "KETTLE-1L": 4 });
  const market = await aMarket(ctx, { program: "FBS", warehouseMap: { MSK: "51" } });
  market.way.answer = answer;
  const at = (minutes: number): Context => ({ ...ctx, now: () => new Date(Date.now() + minutes * 60_000) });
  return { ...market, at };
}

export const paths = (seen: readonly Seen[]) => seen.map(({ method, path }) => `${method} ${path.split("?")[0]}`);
