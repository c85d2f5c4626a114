import { packFulfilment } from "@/modules/fulfilment/commands/pack-fulfilment";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import { scanUnit } from "@/modules/fulfilment/commands/scan-unit";
import type { OrderAnswer } from "@/modules/orders/answer";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { handOver } from "@/modules/shipments/commands/hand-over";
import { enterTracking } from "@/modules/shipments/commands/record-tracking";
import { shipFulfilment } from "@/modules/shipments/commands/ship-fulfilment";
import { cancelShipmentBookingsJob } from "@/modules/shipments/jobs";
import { shipmentsOfOrders } from "@/modules/shipments/queries";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { anOrder } from "./orders";
import { pickAndPack } from "./parcel-task";
import { box } from "./pick-task";

type Prepared = { order: OrderAnswer; fulfilmentId: string; shipmentId: string };
type Contender = (ctx: Context, prepared: Prepared) => Promise<unknown>;
/** `won` counts how many of the contenders may have succeeded; `ends` is how the order may stand afterwards. */
export type RacePair = {
  name: string;
  from: "planned" | "picked" | "packed" | "booked";
  contenders: readonly Contender[];
  won: readonly number[];
  ends: readonly string[];
};

const lines = [
  { sku: "A", quantity: 2 },
  { sku: "B", quantity: 1 },
];

const pick: Contender = (ctx, { fulfilmentId }) => pickUnits(ctx, { fulfilmentId, lines });
const scan: Contender = (ctx, { fulfilmentId }) => scanUnit(ctx, { fulfilmentId, code: "B" });
const pack: Contender = (ctx, { fulfilmentId }) => packFulfilment(ctx, { fulfilmentId, parcels: [{ ...box, lines }] });
const cancel: Contender = (ctx, { order }) => cancelOrder(ctx, { orderId: order.id, reason: "race" });
const ship: Contender = (ctx, { fulfilmentId }) => shipFulfilment(ctx, { fulfilmentId });
const leave: Contender = async (ctx, { shipmentId }) => {
  const { refused } = await handOver(ctx, { shipmentIds: [shipmentId] });
  for (const { reason } of refused) throw new Refusal("conflict", reason);
};
const move =
  (status: "in_transit" | "delivered", seconds: number): Contender =>
  (ctx, { shipmentId }) =>
    enterTracking(ctx, { shipmentId, status, occurredAt: new Date(Date.now() + seconds * 1000).toISOString(), location: null, note: null });

/** Who may meet at one order, and how it may end. */
export const racePairs: readonly RacePair[] = [
  { name: "pick and cancel", from: "planned", contenders: [pick, cancel], won: [1, 2], ends: ["cancelled unfulfilled"] },
  { name: "two pickers", from: "planned", contenders: [pick, pick], won: [1], ends: ["confirmed picking"] },
  { name: "two scanners at one unit", from: "planned", contenders: [scan, scan, scan], won: [1], ends: ["confirmed picking"] },
  { name: "pack and cancel", from: "picked", contenders: [pack, cancel], won: [1, 2], ends: ["cancelled unfulfilled"] },
  { name: "two packers", from: "picked", contenders: [pack, pack], won: [1], ends: ["confirmed packed"] },
  { name: "ship and cancel", from: "packed", contenders: [ship, cancel], won: [1, 2], ends: ["cancelled unfulfilled"] },
  {
    name: "hand over and cancel",
    from: "booked",
    contenders: [leave, cancel],
    won: [1],
    ends: ["confirmed shipped", "cancelled unfulfilled"],
  },
  { name: "hand over twice", from: "booked", contenders: [leave, leave], won: [1], ends: ["confirmed shipped"] },
  {
    name: "two tracking events",
    from: "booked",
    contenders: [move("in_transit", 1), move("delivered", 2)],
    won: [2],
    ends: ["closed delivered"],
  },
];

/** One order brought to the start and raced for. Gives how many succeeded, and what was thrown that is no refusal. */
export async function race(ctx: Context, { from, contenders }: RacePair): Promise<{ orderId: string; won: number; bugs: unknown[] }> {
  const order = await anOrder(ctx, { lines: { A: 2, B: 1 } });
  const fulfilmentId = order.fulfilments[0]?.id ?? "";
  if (from === "picked") await pickUnits(ctx, { fulfilmentId, lines });
  if (from === "packed" || from === "booked") await pickAndPack(ctx, fulfilmentId);
  const shipmentId = from === "booked" ? (await shipFulfilment(ctx, { fulfilmentId })).id : "";
  const results = await Promise.allSettled(contenders.map((contender) => contender(ctx, { order, fulfilmentId, shipmentId })));
  // What the event of the cancellation does a moment later.
  await cancelShipmentBookingsJob(ctx, { orderId: order.id });
  const lost = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  return { orderId: order.id, won: results.length - lost.length, bugs: lost.filter((error) => !(error instanceof Refusal)) };
}

/** No parcel of a cancelled order stays booked. */
export async function bookedThoughCancelled(ctx: Context, orderIds: readonly string[]): Promise<string[]> {
  return (await shipmentsOfOrders(ctx, orderIds)).map((shipment) => shipment.id);
}
