import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { editOrder } from "@/modules/orders/commands/edit-order";
import { holdOrder } from "@/modules/orders/commands/hold-order";
import { recordRefund } from "@/modules/orders/commands/record-payment";
import { routeAgain } from "@/modules/orders/commands/route-again";
import { splitOrder } from "@/modules/orders/commands/split-order";
import { readOrders } from "@/modules/orders/queries";
import { handOver } from "@/modules/shipments/commands/hand-over";
import { shipFulfilment } from "@/modules/shipments/commands/ship-fulfilment";
import { cancelShipmentBookingsJob } from "@/modules/shipments/jobs";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { anOrder, eventsOf } from "./orders";
import { pickAndPack } from "./parcel-task";

type Paid = { orderId: string; version: number; lineId: string; total: number; shipmentId: string };

/** What may be done to a paid order, each by somebody who has read it before the race. */
const acts = {
  cancel: (ctx: Context, { orderId, version }: Paid) => cancelOrder(ctx, { orderId, version, reason: "race" }),
  ship: async (ctx: Context, { shipmentId }: Paid) => {
    const { refused } = await handOver(ctx, { shipmentIds: [shipmentId] });
    for (const { reason } of refused) throw new Refusal("conflict", reason);
  },
  refund: (ctx: Context, { orderId, total }: Paid) => recordRefund(ctx, { orderId, amount: total, method: "card", reference: null }),
  edit: (ctx: Context, { orderId, version, lineId }: Paid) =>
    editOrder(ctx, { orderId, version, operations: [{ op: "set_quantity", lineId, quantity: 1 }] }),
  hold: (ctx: Context, { orderId, version }: Paid) => holdOrder(ctx, { orderId, version, reason: "manual", note: null, until: null }),
  routeAgain: (ctx: Context, { orderId, version }: Paid) => routeAgain(ctx, { orderId, version }),
  split: (ctx: Context, { orderId, version, lineId }: Paid) =>
    splitOrder(ctx, { orderId, version, lines: [{ lineId, units: 1 }], note: null }),
};
export type Act = keyof typeof acts;
const names = Object.keys(acts) as Act[];

/** Each with each, and each with its like. */
export const pairs = names.flatMap((one, at) => names.slice(at).map((other) => [one, other] as const));

/** These go by the version they have seen and raise it: of two of them one wins. */
const raising: readonly Act[] = ["cancel", "edit", "hold", "split"];

/** One paid order, raced for by two. Tells everything that may not be. */
export async function raceForPaid(ctx: Context, pair: readonly [Act, Act]): Promise<string[]> {
  const paid = await prepare(ctx, pair.includes("ship"));
  const results = await Promise.allSettled(pair.map((act) => acts[act](ctx, paid)));
  await cancelShipmentBookingsJob(ctx, { orderId: paid.orderId });
  const [order] = await readOrders(ctx, [paid.orderId]);
  if (!order) return ["the order has gone"];
  const wrong: string[] = [];
  const won = pair.filter((_, at) => results[at]?.status === "fulfilled");
  if (won.length === 0) wrong.push("nobody won");
  for (const result of results) {
    if (result.status === "fulfilled") continue;
    const error: unknown = result.reason;
    if (!(error instanceof Refusal)) wrong.push(`no refusal: ${error}`);
    else if (error.kind === "stale" && error.details?.version !== order.version)
      wrong.push(`told version ${error.details?.version} instead of ${order.version}`);
    else if (error.kind !== "stale" && error.kind !== "conflict") wrong.push(`refused as ${error.kind}`);
  }
  if (won.length === 2 && pair.every((act) => raising.includes(act))) wrong.push("both won by the same version");
  if (won.length === 2 && (["refund", "ship"] as const).some((act) => pair.every((one) => one === act))) wrong.push("both won");
  return [...wrong, ...(await impossible(ctx, paid.orderId, order))];
}

async function prepare(ctx: Context, isBooked: boolean): Promise<Paid> {
  const placed = await anOrder(ctx, { lines: { A: 2, B: 1 } });
  const fulfilmentId = placed.fulfilments[0]?.id ?? "";
  if (isBooked) await pickAndPack(ctx, fulfilmentId);
  const shipmentId = isBooked ? (await shipFulfilment(ctx, { fulfilmentId })).id : "";
  const [order] = await readOrders(ctx, [placed.id]);
  if (!order) throw new Error("the order was not placed");
  return { orderId: order.id, version: order.version, lineId: order.lines[0]?.id ?? "", total: order.totals.total.amount, shipmentId };
}

/** Ends that no path leads to. */
async function impossible(ctx: Context, orderId: string, order: Awaited<ReturnType<typeof readOrders>>[number]): Promise<string[]> {
  const types = (await eventsOf(ctx, orderId)).map(({ type }) => type);
  const times = (type: string) => types.filter((one) => one === type).length;
  const wrong: string[] = [];
  if (times("order.cancelled") > 1 || times("fulfilment.handed_over") > 1) wrong.push("done twice");
  if (times("order.cancelled") > 0 && times("fulfilment.handed_over") > 0) wrong.push("cancelled and handed over");
  if ((order.status === "cancelled") !== times("order.cancelled") > 0) wrong.push(`${order.status} after ${types.join(", ")}`);
  const kept = order.lines.reduce((sum, line) => sum + line.reserved, 0);
  if (order.status === "cancelled" && kept > 0) wrong.push("cancelled and still reserved");
  return wrong;
}
