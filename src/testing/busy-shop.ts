import { sql } from "drizzle-orm";
import { handOverFulfilment } from "@/modules/fulfilment/commands/hand-over-fulfilment";
import { packFulfilment } from "@/modules/fulfilment/commands/pack-fulfilment";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import { putBackUnit } from "@/modules/fulfilment/commands/put-back-unit";
import { reportShort } from "@/modules/fulfilment/commands/report-short";
import { readFulfilment } from "@/modules/fulfilment/queries";
import { createTransfer } from "@/modules/inventory/commands/create-transfer";
import { sendTransfer } from "@/modules/inventory/commands/send-transfer";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { cancelOrder, cancelUnits } from "@/modules/orders/commands/cancel-order";
import { editOrder } from "@/modules/orders/commands/edit-order";
import { orderCheckout, releaseCheckout } from "@/modules/orders/commands/end-checkout";
import { holdOrder } from "@/modules/orders/commands/hold-order";
import { placeOrder } from "@/modules/orders/commands/place-orders";
import { receiveTransfer } from "@/modules/orders/commands/receive-transfer";
import { releaseHold } from "@/modules/orders/commands/release-hold";
import { reserveForCheckout } from "@/modules/orders/commands/reserve-for-checkout";
import { routeAgain } from "@/modules/orders/commands/route-again";
import { splitOrder } from "@/modules/orders/commands/split-order";
import { fillBackorders } from "@/modules/orders/fill-waiting";
import type { Context } from "@/platform/context";
import { sqlState } from "@/platform/db";
import { isDatabaseAway } from "@/platform/db-trouble";
import { Refusal } from "@/platform/refusal";
import { inDays } from "./arrivals";
import type { Dice } from "./demo/plan-dice";
import { anOrderRequest, productIdOf } from "./orders";
import { box } from "./pick-task";

/** What workers were told is done, to be looked for afterwards. */
export type Told = {
  placed: string[];
  cancelled: string[];
  handedOver: string[];
  movements: string[];
  refusals: Map<string, number>;
  /** Who waited too long for somebody else's lock, and is asked to try again (503). */
  busy: number;
  /** What was thrown that is no refusal. */
  bugs: unknown[];
  done: number;
};

export const nothingTold = (): Told => ({
  placed: [],
  cancelled: [],
  handedOver: [],
  movements: [],
  refusals: new Map(),
  busy: 0,
  bugs: [],
  done: 0,
});

type Turn = { ctx: Context; chance: Dice; told: Told };
type Target = "order" | "planned" | "picked" | "packed" | "hold" | "checkout" | "line";

/** What lies on the shelves, and what is sold: the bundle is made of the first two. */
export const parts = ["A", "B", "C", "D", "E", "F"] as const;
const skus = [...parts, "SET"] as const;
const places = ["MSK", "KZN"] as const;

const targets = {
  order: sql`select id, id as order_id from orders where status in ('new', 'confirmed')`,
  planned: sql`select id, order_id from fulfilments where status in ('planned', 'picking')`,
  picked: sql`select id, order_id from fulfilments where status = 'picked'`,
  packed: sql`select id, order_id from fulfilments where status = 'packed'`,
  hold: sql`select id, order_id from order_holds where released_at is null`,
  checkout: sql`select id, id as order_id from checkouts where state = 'open'`,
  line: sql`select l.id, l.order_id from order_lines l join orders o on o.organization_id = l.organization_id and o.id = l.order_id and o.status in ('new', 'confirmed')
    where l.quantity > l.cancelled`,
} satisfies Record<Target, unknown>;

/** One of those that are there now, for all that workers know; somebody else may be at it already. */
async function find({ ctx }: Turn, what: Target): Promise<{ id: string; orderId: string }> {
  const { rows } = await ctx.db.execute<{ id: string; order_id: string }>(sql`${targets[what]} order by random() limit 1`);
  const [row] = rows;
  if (!row) throw new Idle();
  return { id: row.id, orderId: row.order_id };
}

/** There is nothing of that kind to do. */
class Idle extends Error {}

const wishes = ({ chance }: Turn) =>
  Array.from({ length: chance.between(1, 3) }, () => ({ sku: chance.pick(skus), quantity: chance.between(1, 3) }));
const request = (turn: Turn) => {
  const order = anOrderRequest({ lines: { A: 1 }, onShortage: turn.chance.pick(["backorder", "hold", "reject"] as const) });
  return { ...order, lines: wishes(turn).map((line) => ({ ...line, unitPrice: 129_900, discount: 0, taxRate: 22 })) };
};

async function work(turn: Turn, what: "planned" | "picked") {
  const { id } = await find(turn, what);
  const { lines } = await readFulfilment(turn.ctx, id);
  const sums = new Map<string, number>();
  for (const line of lines) {
    const units = what === "planned" ? line.quantity - line.picked : line.picked;
    if (units > 0) sums.set(line.sku, (sums.get(line.sku) ?? 0) + units);
  }
  if (sums.size === 0) throw new Idle();
  return { fulfilmentId: id, lines: [...sums].map(([sku, quantity]) => ({ sku, quantity })) };
}

/** Everything that a day brings, one command each. */
const day: Record<string, (turn: Turn) => Promise<unknown>> = {
  place: async (turn) => {
    const placed = await placeOrder(turn.ctx, { order: request(turn) });
    if (placed.outcome === "placed") turn.told.placed.push(placed.order.id);
  },
  cancel: async (turn) => {
    const { id } = await find(turn, "order");
    await cancelOrder(turn.ctx, { orderId: id, reason: "busy" });
    turn.told.cancelled.push(id);
  },
  cancelUnits: async (turn) => {
    const { id, orderId } = await find(turn, "line");
    await cancelUnits(turn.ctx, { orderId, reason: "busy", lines: [{ lineId: id, units: 1 }] });
  },
  edit: async (turn) => {
    const { id, orderId } = await find(turn, "line");
    await editOrder(turn.ctx, { orderId, operations: [{ op: "set_quantity", lineId: id, quantity: turn.chance.between(0, 4) }] });
  },
  add: async (turn) => {
    const { id } = await find(turn, "order");
    await editOrder(turn.ctx, { orderId: id, operations: [{ op: "add_line", sku: turn.chance.pick(skus), quantity: 1, discount: 0 }] });
  },
  split: async (turn) => {
    const { id, orderId } = await find(turn, "line");
    const { split } = await splitOrder(turn.ctx, { orderId, lines: [{ lineId: id, units: 1 }], note: null });
    turn.told.placed.push(split.id);
  },
  hold: async (turn) => {
    const { id } = await find(turn, "order");
    await holdOrder(turn.ctx, { orderId: id, reason: "manual", note: null, until: null });
  },
  release: async (turn) => {
    const { id, orderId } = await find(turn, "hold");
    await releaseHold(turn.ctx, { orderId, holdId: id });
  },
  routeAgain: async (turn) => routeAgain(turn.ctx, { orderId: (await find(turn, "order")).id }),
  pick: async (turn) => pickUnits(turn.ctx, await work(turn, "planned")),
  short: async (turn) => {
    const { fulfilmentId, lines } = await work(turn, "planned");
    await reportShort(turn.ctx, { fulfilmentId, lines: lines.slice(0, 1).map((line) => ({ ...line, quantity: 1 })) });
  },
  putBack: ({ ctx, chance }) => putBackUnit(ctx, { warehouse: chance.pick(places), code: chance.pick(parts) }),
  pack: async (turn) => {
    const { fulfilmentId, lines } = await work(turn, "picked");
    await packFulfilment(turn.ctx, { fulfilmentId, parcels: [{ ...box, lines }] });
  },
  handOver: async (turn) => {
    const { id } = await find(turn, "packed");
    await handOverFulfilment(turn.ctx, { fulfilmentId: id, at: turn.ctx.now() });
    turn.told.handedOver.push(id);
  },
  receive: (turn) => adjust(turn, { delta: turn.chance.between(1, 4) }),
  lose: (turn) => adjust(turn, { delta: -1 }),
  count: (turn) => adjust(turn, { onHand: turn.chance.between(0, 20) }),
  checkout: async (turn) =>
    reserveForCheckout(turn.ctx, { channel: "site", reference: null, lines: wishes(turn), minutes: turn.chance.between(1, 5) }),
  releaseCheckout: async (turn) => releaseCheckout(turn.ctx, { id: (await find(turn, "checkout")).id }),
  orderCheckout: async (turn) => {
    const placed = await orderCheckout(turn.ctx, { id: (await find(turn, "checkout")).id, order: request(turn) });
    if (placed.outcome === "placed") turn.told.placed.push(placed.order.id);
  },
  transfer: async ({ ctx, chance }) => {
    const sku = chance.pick(parts);
    const [from, to] = chance.chance(0.5) ? places : ([...places].reverse() as [string, string]);
    const { id } = await createTransfer(ctx, { from, to, expectedAt: inDays(1), note: null, lines: [{ sku, quantity: 2 }] });
    await sendTransfer(ctx, { transferId: id });
    await receiveTransfer(ctx, { transferId: id, note: null, lines: [{ sku, received: 1, damaged: 0, lost: 1, surplus: 0 }] });
  },
  fill: async ({ ctx, chance }) => fillBackorders(ctx, [await productIdOf(ctx, chance.pick(parts))]),
};

async function adjust({ ctx, chance, told }: Turn, change: { delta: number } | { onHand: number }): Promise<void> {
  const lines = [{ sku: chance.pick(parts), ...change }];
  const rows = await adjustStock(ctx, { warehouse: chance.pick(places), reason: "busy", lines });
  told.movements.push(...rows.map((row) => row.id));
}

const deadlock = new Set(["40P01", "40001"]);

/** A worker does one thing after the other until its time is over. Refusals are counted, whatever else is thrown is kept. */
export async function aWorker(ctx: Context, chance: Dice, told: Told, until: number): Promise<void> {
  const names = Object.keys(day);
  while (Date.now() < until) {
    const name = chance.chance(0.25) ? "place" : chance.pick(names);
    try {
      await day[name]?.({ ctx, chance, told });
      told.done += 1;
    } catch (error) {
      if (error instanceof Idle) continue;
      if (error instanceof Refusal) told.refusals.set(error.reason.code, (told.refusals.get(error.reason.code) ?? 0) + 1);
      else if (isDatabaseAway(error) && !deadlock.has(sqlState(error) ?? "")) told.busy += 1;
      else told.bugs.push(`${name}: ${error instanceof Error ? `${error.message} ${String(error.cause ?? "")}` : error}`);
    }
  }
}
