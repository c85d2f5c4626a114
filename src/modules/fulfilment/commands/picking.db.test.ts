import { expect, test } from "vitest";
import { holdOrder } from "@/modules/orders/commands/hold-order";
import { routeAgain } from "@/modules/orders/commands/route-again";
import { readOrders } from "@/modules/orders/queries";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { eventsOf, stockOf } from "@/testing/orders";
import { aPickTask, box, ean } from "@/testing/pick-task";
import { readFulfilment } from "../queries";
import { fulfilmentRouter } from "../router";
import { packFulfilment } from "./pack-fulfilment";
import { pickUnits } from "./pick-units";
import { reportShort } from "./report-short";
import { scanUnit } from "./scan-unit";
import { startPicking } from "./start-picking";

const floor = callerFactory(fulfilmentRouter);
const _at = (ctx: Context) => floor({ ...ctx, ip: null });

const lineOf = async (ctx: Context, orderId: string, sku: string) => {
  const [order] = await readOrders(ctx, [orderId]);
  return order?.lines.find((line) => line.sku === sku);
};

test(
  "picking begins by itself, and ends with the last unit",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    await pickUnits(ctx, { fulfilmentId, lines: [{ sku: "A", quantity: 1 }] });
    expect(await readFulfilment(ctx, fulfilmentId)).toMatchObject({ status: "picking", pickerId: ctx.actor.id });
    expect(await lineOf(ctx, order.id, "A")).toMatchObject({ picked: 1, reserved: 2 });
    await pickUnits(ctx, {
      fulfilmentId,
      lines: [
        { sku: "A", quantity: 1 },
        { sku: "B", quantity: 1 },
      ],
    });
    expect((await readFulfilment(ctx, fulfilmentId)).status).toBe("picked");
    expect((await eventsOf(ctx, order.id)).map((event) => event.type)).toEqual(
      expect.arrayContaining(["fulfilment.picking_started", "fulfilment.units_picked", "fulfilment.picked"]),
    );
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "more than asked, what is not asked for, and a stale version are refused as a whole",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPickTask(db);
    const pick = (lines: { sku: string; quantity: number }[], version?: number) => pickUnits(ctx, { fulfilmentId, lines, version });
    await expect(
      pick([
        { sku: "B", quantity: 1 },
        { sku: "A", quantity: 3 },
      ]),
    ).rejects.toMatchObject({ kind: "conflict", reason: { code: "fulfilment.too_many", params: { sku: "A", most: 2 } } });
    await expect(pick([{ sku: "C", quantity: 1 }])).rejects.toMatchObject({ reason: { code: "fulfilment.not_in_work" } });
    await expect(pick([{ sku: "A", quantity: 1 }], 7)).rejects.toMatchObject({ kind: "stale", details: { version: 1 } });
    expect(await readFulfilment(ctx, fulfilmentId)).toMatchObject({ status: "planned", lines: [{ picked: 0 }, { picked: 0 }] });
  }),
);

test(
  "a held order is not picked",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    await holdOrder(ctx, { orderId: order.id, reason: "buyer_request", note: null, until: null });
    await expect(startPicking(ctx, { fulfilmentId })).rejects.toMatchObject({ reason: { code: "order.on_hold" } });
    await expect(scanUnit(ctx, { fulfilmentId, code: ean })).rejects.toMatchObject({ reason: { code: "order.on_hold" } });
  }),
);

test(
  "a bundle is picked by its parts and counts when all of them are there",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db, { SET: 2 });
    await pickUnits(ctx, {
      fulfilmentId,
      lines: [
        { sku: "A", quantity: 3 },
        { sku: "B", quantity: 2 },
      ],
    });
    expect(await lineOf(ctx, order.id, "SET")).toMatchObject({ picked: 1, reserved: 2 });
    await scanUnit(ctx, { fulfilmentId, code: ean });
    expect(await lineOf(ctx, order.id, "SET")).toMatchObject({ picked: 2 });
    await packFulfilment(ctx, { fulfilmentId, parcels: [{ ...box, lines: [{ sku: "SET", quantity: 2 }] }] });
    expect(await lineOf(ctx, order.id, "SET")).toMatchObject({ packed: 2 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "what is missing on the shelf goes in check, and its line to another warehouse",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    await scanUnit(ctx, { fulfilmentId, code: ean });
    await scanUnit(ctx, { fulfilmentId, code: "B" });
    await reportShort(ctx, { fulfilmentId, lines: [{ sku: "A", quantity: 1 }] });
    expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 10, reserved: 1, inCheck: 1 });
    const [after] = await readOrders(ctx, [order.id]);
    expect(after?.fulfilments.map((f) => [f.warehouse, f.status])).toEqual([
      ["KZN", "picked"],
      ["MSK", "planned"],
    ]);
    expect(await lineOf(ctx, order.id, "A")).toMatchObject({ reserved: 2, picked: 1, backordered: 0 });
    expect((await eventsOf(ctx, order.id)).find((event) => event.type === "fulfilment.short")?.data).toMatchObject({
      lines: [{ sku: "A", missing: 1 }],
    });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "what no other warehouse has waits, also where the books still promise some",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    await reportShort(ctx, { fulfilmentId, lines: [{ sku: "B", quantity: 1 }] });
    expect(await lineOf(ctx, order.id, "B")).toMatchObject({ reserved: 0, backordered: 1 });
    expect(await stockOf(ctx, "B", "KZN")).toMatchObject({ reserved: 0, inCheck: 1 });
    expect((await eventsOf(ctx, order.id)).map((event) => event.type)).toContain("order.shortage");
    await expect(reportShort(ctx, { fulfilmentId, lines: [{ sku: "A", quantity: 3 }] })).rejects.toMatchObject({
      reason: { code: "fulfilment.too_many" },
    });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "where missing units wait for their shelf, what another warehouse keeps for the order stays kept",
  inRollback(async (db) => {
    const { ctx, order } = await aPickTask(db, { A: 12 });
    const kazan = order.fulfilments.find(({ warehouse }) => warehouse === "KZN")?.id ?? "";
    await reportShort(ctx, { fulfilmentId: kazan, lines: [{ sku: "A", quantity: 1 }], choice: "wait" });
    await routeAgain(ctx, { orderId: order.id });
    expect(await lineOf(ctx, order.id, "A")).toMatchObject({ reserved: 11, backordered: 1 });
    expect(await stockOf(ctx, "A", "MSK")).toMatchObject({ reserved: 2 });
  }),
);

test(
  "a bundle that lacks a part leaves whole: the missing part in check, the picked one to put back",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db, { SET: 1, C: 1 });
    await scanUnit(ctx, { fulfilmentId, code: ean });
    await reportShort(ctx, { fulfilmentId, lines: [{ sku: "B", quantity: 1 }] });
    expect(await stockOf(ctx, "B", "KZN")).toMatchObject({ reserved: 0, inCheck: 1, putBack: 0 });
    expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ reserved: 0, inCheck: 0, putBack: 1 });
    expect(await lineOf(ctx, order.id, "SET")).toMatchObject({ reserved: 0, picked: 0, backordered: 1 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "parcels hold exactly what was picked",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    const pack = (...parcels: Record<string, number>[]) =>
      packFulfilment(ctx, {
        fulfilmentId,
        parcels: parcels.map((lines) => ({ ...box, lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })) })),
      });
    await expect(pack({ A: 2, B: 1 })).rejects.toMatchObject({ reason: { code: "fulfilment.wrong_status" } });
    await pickUnits(ctx, {
      fulfilmentId,
      lines: [
        { sku: "A", quantity: 2 },
        { sku: "B", quantity: 1 },
      ],
    });
    await expect(pack({ A: 2 })).rejects.toMatchObject({ reason: { code: "fulfilment.left_unpacked", params: { units: 1 } } });
    await expect(pack({ A: 2, B: 1 }, { A: 1 })).rejects.toMatchObject({ reason: { code: "fulfilment.too_many" } });
    await expect(pack({ A: 2, B: 1, C: 1 })).rejects.toMatchObject({ reason: { code: "fulfilment.not_in_work" } });
    await pack({ A: 1 }, { A: 1, B: 1 });
    expect((await readFulfilment(ctx, fulfilmentId)).status).toBe("packed");
    expect(await lineOf(ctx, order.id, "A")).toMatchObject({ packed: 2 });
    await expect(pack({ A: 2, B: 1 })).rejects.toMatchObject({ reason: { code: "fulfilment.wrong_status" } });
  }),
);
