import fc from "fast-check";
import { expect } from "vitest";
import { newId } from "@/lib/ids";
import { claimNext } from "@/modules/fulfilment/waves/claim-task";
import { letGoTask } from "@/modules/fulfilment/waves/move-task";
import { scanForTask } from "@/modules/fulfilment/waves/scan-for-task";
import { readTask } from "@/modules/fulfilment/waves/task-queries";
import { observe } from "./agree";
import { isHeld, type Model, places } from "./model";
import { move } from "./move";

/** Work that a cart may be given: begun by nobody and held by nothing. */
const due = (model: Model, place: string) =>
  model.orders
    .filter((order) => !order.over && !isHeld(order))
    .flatMap((order) => order.works.filter((work) => work.status === "planned" && work.warehouse === place));

/** A picker takes what is due, scans some units, and leaves the cart to whoever comes: no unit is where no scan has put it. */
export const cart = fc.record({ place: fc.constantFrom(...places), scans: fc.integer({ min: 0, max: 6 }) }).map((input) =>
  move("cart", input, {
    when: (model, { place }) => due(model, place).length > 0,
    async act(model, { place, scans }, { attempt }) {
      const before = new Map(model.orders.flatMap((order) => order.works.map((work) => [work.id, structuredClone(work)] as const)));
      let scanned = 0;
      const { books } = await attempt(async (ctx) => {
        const picker = { ...ctx, actor: { ...ctx.actor, id: newId() } };
        const task = await claimNext(picker, { warehouse: place });
        if (!task) return;
        for (; scanned < scans; scanned++) {
          const { lines, state } = await readTask(picker, task.taskId);
          const line = lines.find((one) => one.picked < one.quantity);
          if (!line || state !== "claimed") break;
          await scanForTask(picker, { taskId: task.taskId, code: line.sku, lineId: line.id });
        }
        if ((await readTask(picker, task.taskId)).state === "claimed") await letGoTask(picker, task);
      }, true);
      observe(model, books, model.orders);
      const picked = (works: Iterable<{ lines: { picked: number }[] }>) =>
        [...works].flatMap((work) => work.lines).reduce((sum, line) => sum + line.picked, 0);
      expect(picked(model.orders.flatMap((order) => order.works)) - picked(before.values())).toBe(scanned);
      for (const work of model.orders.flatMap((order) => order.works)) {
        const was = before.get(work.id);
        expect(work.lines.map((line) => line.quantity)).toEqual(was?.lines.map((line) => line.quantity));
        if (work.status !== was?.status) expect(was?.status).toMatch(/planned|picking/);
      }
    },
  }),
);
