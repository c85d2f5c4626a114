import { expect, test } from "vitest";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import type { OrderAnswer } from "@/modules/orders/answer";
import { bookBreaches } from "@/testing/book-breaches";
import { approve, aStockroom, refusalOf, start, tasksOf } from "@/testing/counted-stockroom";
import { withDatabase } from "@/testing/database";
import { anOrder, stockOf } from "@/testing/orders";
import { claimBin } from "./claim-bin";
import { countBin } from "./count-bin";

test(
  "two counters who want the same bin at once: one gets it",
  withDatabase(async ({ db }) => {
    const { ctx, anna, boris } = await aStockroom(db);
    const { id } = await start(ctx);
    const taskId = (await tasksOf(ctx, id))("A-01-1");
    const answers = await Promise.all([anna, boris].map((who) => refusalOf(claimBin(who, taskId))));
    expect(answers.filter((code) => code === null)).toHaveLength(1);
    expect(answers).toContain("count.bin_taken");
  }),
);

test(
  "a count against picks of the same product: whichever comes first, nothing is lost or found",
  withDatabase(async ({ db }) => {
    const { ctx, anna } = await aStockroom(db);
    const orders: OrderAnswer[] = [];
    for (const _ of [1, 2, 3, 4]) orders.push(await anOrder(ctx, { lines: { B: 1 } }));
    const { id } = await start(ctx, { kind: "cycle", skus: ["B"] });
    const taskId = (await tasksOf(ctx, id))("A-01-2");
    // Two are in totes, and two are still on the shelf when the counter looks.
    for (const order of orders.slice(0, 2))
      await pickUnits(ctx, { fulfilmentId: order.fulfilments[0]?.id ?? "", lines: [{ sku: "B", quantity: 1 }] });
    await claimBin(anna, taskId);
    const countedAt = new Date().toISOString();
    await Promise.all(
      orders.slice(2).map((order) => pickUnits(ctx, { fulfilmentId: order.fulfilments[0]?.id ?? "", lines: [{ sku: "B", quantity: 1 }] })),
    );
    expect(await countBin(anna, { taskId, lines: [{ code: "B", times: 2, countedAt }] })).toEqual({ again: false, left: 0 });
    await approve(ctx, id);
    expect(await stockOf(ctx, "B")).toMatchObject({ onHand: 4, reserved: 4 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
