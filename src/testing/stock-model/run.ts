import fc from "fast-check";
import type { Db } from "@/platform/db";
import { aBundle, aProduct, aShop } from "@/testing/orders";
import * as checkouts from "./checkout-moves";
import * as counts from "./count-moves";
import * as edits from "./edit-moves";
import * as floor from "./floor-moves";
import { type Model, places, shelfName } from "./model";
import type { Real } from "./move";
import * as orders from "./order-moves";
import * as stock from "./stock-moves";
import * as waves from "./wave-moves";

const often = <T>(times: number, ...moves: T[]): T[] => Array.from({ length: times }, () => moves).flat();

/** What a day brings. A step that makes no sense yet is passed over, so the late stages are offered often. */
const day = [
  ...often(6, orders.place, floor.pick, floor.pack, floor.handOver),
  ...often(4, floor.deliver, stock.receipt, waves.cart),
  ...often(3, orders.release, floor.putBack, stock.unpack, edits.setQuantity),
  ...often(2, orders.cancelSome, edits.addLine, edits.setPrice, floor.short, stock.lossOrCount, stock.serveWaiting, checkouts.order),
  ...[orders.cancel, orders.hold, orders.route, orders.split, edits.setAddress, floor.unpack, stock.sendAway],
  ...often(2, counts.count, counts.approve),
  ...[checkouts.reserve, checkouts.extend, checkouts.release, checkouts.expire],
];

const atFirst = { "MSK A": 4, "MSK B": 3, "KZN A": 6, "KZN B": 4 };

/** A shop with two warehouses, two products and a bundle of them; and the model of it. */
async function aModelledShop(db: Db, lastStep: number): Promise<{ model: Model; real: Real }> {
  const model: Model = { step: 0, lastStep, clock: 0, shelves: new Map(), orders: [], checkouts: [], transfers: [], counts: [] };
  const start = Date.now();
  const { ctx } = await aShop(db, { now: () => new Date(start + model.clock) });
  await aProduct(ctx, { sku: "A", stock: { MSK: atFirst["MSK A"], KZN: atFirst["KZN A"] } });
  await aProduct(ctx, { sku: "B", stock: { MSK: atFirst["MSK B"], KZN: atFirst["KZN B"] } });
  await aBundle(ctx, { sku: "SET", parts: { A: 2, B: 1 } });
  for (const place of places)
    for (const sku of ["A", "B"] as const)
      model.shelves.set(shelfName(place, sku), { onHand: atFirst[`${place} ${sku}`], inCheck: 0, putBack: 0, damaged: 0 });
  return { model, real: { ctx } };
}

/**
 * Random working days, each in a shop of its own: after every step the model and the database agree and the audit is empty.
 * A red run says its seed and path; `SEED=… REPLAY="…"` runs it again.
 */
export async function checkDays(db: Db, { days, steps, seed: usual }: { days: number; steps: number; seed?: number }): Promise<void> {
  const seed = Number(process.env.SEED) || usual || Math.floor(Math.random() * 2 ** 31);
  const path = process.env.REPLAY;
  process.stdout.write(`stock model: SEED=${seed}, ${days} days of up to ${steps} steps\n`);
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.commands(day, { maxCommands: 4 * steps, size: "max", replayPath: process.env.REPLAY_STEPS }), async (commands) => {
      let model: Model | undefined;
      await fc.asyncModelRun(async () => {
        const shop = await aModelledShop(db, steps);
        model = shop.model;
        return shop;
      }, commands);
      done += model?.step ?? 0;
    }),
    { numRuns: days, seed, ...(path ? { path } : {}), endOnFailure: process.env.SHRINK !== "1" },
  );
  process.stdout.write(`stock model: ${done} steps agreed\n`);
}
