import { newId } from "@/lib/ids";
import { packFulfilment } from "@/modules/fulfilment/commands/pack-fulfilment";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import { scanCode } from "@/modules/fulfilment/commands/scan-code";
import { codesOf } from "@/modules/fulfilment/marking";
import { readCodes, readFulfilment } from "@/modules/fulfilment/queries";
import type { OrderAnswer } from "@/modules/orders/answer";
import { putCarrier } from "@/modules/shipments/commands/put-carrier";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { anOrder, aProduct, aShop, type Shop } from "./orders";
import { box } from "./pick-task";

type Wish = Parameters<typeof anOrder>[1];

/** A shop with 10 of A and 10 of B in Kazan, and an order whose fulfilment is packed in one parcel. */
export async function aPackedParcel(
  db: Db,
  { now, ...wish }: Partial<Wish> & { now?: () => Date } = {},
): Promise<Shop & { order: OrderAnswer; fulfilmentId: string }> {
  const shop = await aShop(db, { now });
  await aProduct(shop.ctx, { sku: "A", stock: { KZN: 10 } });
  await aProduct(shop.ctx, { sku: "B", stock: { KZN: 10 } });
  const order = await anOrder(shop.ctx, { lines: { A: 2, B: 1 }, ...wish });
  const fulfilmentId = order.fulfilments[0]?.id ?? "";
  await pickAndPack(shop.ctx, fulfilmentId);
  return { ...shop, order, fulfilmentId };
}

/** Picks all of a fulfilment and puts it into one parcel, each unit with the codes that its channel asks for. */
export async function pickAndPack(ctx: Context, fulfilmentId: string): Promise<void> {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of (await readFulfilment(ctx, fulfilmentId)).lines) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  const lines = [...sums].map(([sku, quantity]) => ({ sku, quantity }));
  await pickUnits(ctx, { fulfilmentId, lines });
  for (const line of (await readCodes(ctx, fulfilmentId)).lines)
    for (let code = 0; code < codesOf(line); code++)
      await scanCode(ctx, { fulfilmentId, orderLineId: line.orderLineId, code: `010460123456789021${newId()}` });
  await packFulfilment(ctx, { fulfilmentId, parcels: [{ ...box, lines }] });
}

/** The carrier of the demo under the code "sim". */
export async function aSimulatedCarrier(
  ctx: Context,
  settings: { bookingDelayMs?: number; stepMs?: number; failureRate?: number } = {},
): Promise<void> {
  await putCarrier(ctx, "sim", { kind: "simulated", settings: { bookingDelayMs: 4_000, stepMs: 60_000, failureRate: 0, ...settings } });
}

/** A clock that stands still until it is moved. */
export function aClock(start = new Date("2026-11-22T09:00:00Z")) {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    pass: (ms: number) => {
      at += ms;
    },
  };
}
