import fc from "fast-check";
import { expect } from "vitest";
import { approveCount } from "@/modules/stockroom/counting/approve-count";
import { claimBin } from "@/modules/stockroom/counting/claim-bin";
import { countBin } from "@/modules/stockroom/counting/count-bin";
import { countById } from "@/modules/stockroom/counting/count-queries";
import { startCount } from "@/modules/stockroom/counting/start-count";
import type { Context } from "@/platform/context";
import { serve } from "./agree";
import { keptOn, type Model, type Place, places, shelfOf, softOn } from "./model";
import { move, some } from "./move";
import { displaceable, learnKept } from "./stock-moves";

const place = fc.constantFrom(...places);
const sku = fc.constantFrom("A" as const, "B" as const);
const inHouse = ["planned", "picking", "picked", "packed"];

/** Units of a shelf that somebody has taken off it and that are in the house still. */
function inTotes(model: Model, place: Place, sku: string): number {
  const works = model.orders.flatMap((order) => order.works).filter((work) => work.warehouse === place && inHouse.includes(work.status));
  const lines = works.flatMap((work) => work.lines).filter((line) => line.sku === sku);
  return lines.reduce((sum, line) => sum + line.picked, 0) + shelfOf(model, place, sku).putBack;
}

async function countTwice(ctx: Context, { place, sku, found }: { place: Place; sku: string; found: number }): Promise<string> {
  const { id } = await startCount(ctx, { warehouse: place, kind: "cycle", skus: [sku], limit: 1, note: null });
  const [task] = (await countById(ctx, id)).tasks;
  const lines = found > 0 ? [{ code: sku, times: found }] : [];
  for (let again = true; again; ) {
    await claimBin(ctx, task?.id ?? "");
    again = (await countBin(ctx, { taskId: task?.id ?? "", lines })).again;
  }
  return id;
}

/** Somebody counts a shelf, and finds something else than the books say: nothing is posted yet. */
export const count = fc.record({ place, sku, difference: fc.integer({ min: -3, max: 3 }) }).map((input) =>
  move("countShelf", input, {
    when: (model, { place, sku }) => shelfOf(model, place, sku).onHand > 0 && !model.counts.some((one) => one.place === place),
    async act(model, { place, sku, difference }, { attempt }) {
      const shelf = shelfOf(model, place, sku);
      const book = shelf.onHand - inTotes(model, place, sku);
      const found = Math.max(0, book + difference);
      const { result } = await attempt((ctx) => countTwice(ctx, { place, sku, found }), true);
      model.counts.push({ countId: result ?? "", place, sku, difference: found - book, inCheck: shelf.inCheck });
      // What happens next happens later.
      model.clock += 1;
    },
  }),
);

/** The difference of the counting is posted; what moved since is kept, and physical truth wins. */
export const approve = fc.record({ at: fc.nat(3) }).map((input) =>
  move("approveCount", input, {
    when: (model) => model.counts.length > 0,
    async act(model, { at }, { attempt }) {
      const counted = some(model.counts, at);
      const { place, sku, difference, countId } = counted;
      const shelf = shelfOf(model, place, sku);
      const target = shelf.onHand + difference;
      // Units in check that were so when the shelf was counted, and still are.
      const settled = Math.min(shelf.inCheck, counted.inCheck);
      const isPosted = difference !== 0 || shelf.inCheck > 0;
      const kept = keptOn(model, place, sku);
      const missing = kept + shelf.inCheck + shelf.putBack + shelf.damaged - settled - target;
      const mayGo = !isPosted || (target >= 0 && missing <= displaceable(model, place, sku));
      const { refused, books } = await attempt((ctx) => approveCount(ctx, { countId, except: [] }), mayGo);
      if (refused) return;
      model.counts = model.counts.filter((one) => one !== counted);
      if (!isPosted) return;
      const soft = softOn(model, place, sku);
      shelf.onHand = target;
      shelf.inCheck -= settled;
      learnKept(model, books);
      expect(softOn(model, place, sku)).toBe(soft - Math.min(soft, Math.max(0, missing)));
      const others = missing > 0 ? model.orders.filter((order) => keptOn(model, place, sku, order) > 0) : [];
      serve(model, books, [sku], others);
    },
  }),
);
