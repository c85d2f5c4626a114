import { describe, expect, test } from "vitest";
import { cancelTransfer } from "@/modules/inventory/commands/cancel-transfer";
import { changeTransfer } from "@/modules/inventory/commands/change-transfer";
import { sendTransfer } from "@/modules/inventory/commands/send-transfer";
import { levelsOfSku } from "@/modules/inventory/level-queries";
import { transferById } from "@/modules/inventory/transfers/transfer-queries";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { aTransfer, inDays } from "@/testing/arrivals";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { aChannel, actingAs, anOrder, aProduct, aShop, eventsOf, stockOf } from "@/testing/orders";
import { actorOf } from "@/testing/organization";
import { readOrders } from "../queries";
import { receiveTransfer } from "./receive-transfer";

type Said = Partial<{ received: number; damaged: number; lost: number; surplus: number }>;
const unpack = (ctx: Context, transferId: string, sku: string, said: Said, receipt?: string) =>
  receiveTransfer(ctx, {
    transferId,
    receipt,
    note: null,
    lines: [{ sku, received: 0, damaged: 0, lost: 0, surplus: 0, ...said }],
  });
const kazan = async (ctx: Context, sku: string) => (await levelsOfSku(ctx, sku)).find((level) => level.warehouse === "KZN");

describe("a transfer", () => {
  test(
    "leaves one shelf, is on its way, and comes to the other in parts with its differences told",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 10 } });
      const transferId = await aTransfer(ctx, { A: 9 });
      expect(await stockOf(ctx, "A", "MSK")).toMatchObject({ onHand: 10 });
      await sendTransfer(ctx, { transferId, lines: [{ sku: "A", quantity: 8 }] });
      expect(await stockOf(ctx, "A", "MSK")).toMatchObject({ onHand: 2 });
      expect(await kazan(ctx, "A")).toMatchObject({ onHand: 0, incoming: 8 });
      expect(await bookBreaches(ctx)).toEqual([]);

      await unpack(ctx, transferId, "A", { received: 3 });
      expect(await transferById(ctx, transferId)).toMatchObject({ status: "partially_received", lines: [{ inTransit: 5 }] });
      expect(await kazan(ctx, "A")).toMatchObject({ onHand: 3, incoming: 5, available: 3 });

      await unpack(ctx, transferId, "A", { received: 2, damaged: 1, lost: 2, surplus: 1 });
      expect(await transferById(ctx, transferId)).toMatchObject({ status: "received", receipts: [{}, { by: "Анна" }] });
      expect(await kazan(ctx, "A")).toMatchObject({ onHand: 7, damaged: 1, incoming: 0, available: 6 });
      expect(await bookBreaches(ctx)).toEqual([]);
      const told = (await eventsOf(ctx)).find((event) => event.type === "transfer.discrepancy");
      expect(told?.data.differences).toEqual([
        { sku: "A", reason: "lost", units: 2 },
        { sku: "A", reason: "damaged", units: 1 },
        { sku: "A", reason: "surplus", units: 1 },
      ]);
    }),
  );

  test(
    "of which nothing arrives is closed as lost",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 2 } });
      const transferId = await aTransfer(ctx, { A: 2 });
      await sendTransfer(ctx, { transferId });
      await unpack(ctx, transferId, "A", { lost: 1 });
      await unpack(ctx, transferId, "A", { lost: 1 });
      expect(await transferById(ctx, transferId)).toMatchObject({ status: "received" });
      expect(await kazan(ctx, "A")).toMatchObject({ onHand: 0, incoming: 0 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "serves those who wait where it arrives, once for each receipt",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 5 } });
      await aChannel(ctx, { code: "kazan", warehouseIds: [warehouses.KZN] });
      const order = await anOrder(ctx, { channel: "kazan", lines: { A: 2 } });
      const transferId = await aTransfer(ctx, { A: 5 });
      await sendTransfer(ctx, { transferId });
      for (let i = 0; i < 3; i++) await unpack(ctx, transferId, "A", { received: 3 }, "box");
      expect((await readOrders(ctx, [order.id]))[0]?.lines).toMatchObject([{ reserved: 2, backordered: 0 }]);
      expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 3, reserved: 2 });
    }),
  );

  test(
    "never takes what is reserved, nor more than was planned or sent, and is not called back",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 5 } });
      await anOrder(ctx, { lines: { A: 2 } });
      const transferId = await aTransfer(ctx, { A: 4 });
      await expect(sendTransfer(ctx, { transferId })).rejects.toMatchObject({
        reason: { code: "transfer.not_enough", params: { sku: "A", free: 3, units: 4 } },
      });
      await expect(sendTransfer(ctx, { transferId, lines: [{ sku: "A", quantity: 5 }] })).rejects.toMatchObject({
        reason: { code: "transfer.more_than_planned" },
      });
      await changeTransfer(ctx, { transferId, lines: [{ sku: "A", quantity: 3 }] });
      await expect(sendTransfer(ctx, { transferId, version: 1 })).rejects.toMatchObject({ kind: "stale" });
      await sendTransfer(ctx, { transferId });
      const over = { kind: "conflict", reason: { code: "transfer.wrong_status" } };
      await expect(sendTransfer(ctx, { transferId })).rejects.toMatchObject(over);
      await expect(cancelTransfer(ctx, { transferId })).rejects.toMatchObject(over);
      await expect(changeTransfer(ctx, { transferId, lines: [{ sku: "A", quantity: 1 }] })).rejects.toMatchObject(over);
      await expect(unpack(ctx, transferId, "A", { received: 4 })).rejects.toMatchObject({ reason: { code: "transfer.more_than_sent" } });
      await unpack(ctx, transferId, "A", { received: 3, surplus: 1 });
      expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 4 });
      const draft = await aTransfer(ctx, { A: 1 });
      await cancelTransfer(ctx, { transferId: draft });
      expect(await transferById(ctx, draft)).toMatchObject({ status: "cancelled" });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "of another organization does not exist, and people of other warehouses and lower rank may not touch it",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 5 } });
      const transferId = await aTransfer(ctx, { A: 2 });
      const { ctx: stranger } = await aShop(db);
      for (const act of [
        sendTransfer(stranger, { transferId }),
        changeTransfer(stranger, { transferId, expectedAt: inDays(4) }),
        cancelTransfer(stranger, { transferId }),
        unpack(stranger, transferId, "A", { received: 1 }),
      ])
        await expect(act).rejects.toMatchObject({ kind: "not_found" });
      const inKazan = actingAs(ctx, { warehouseIds: [warehouses.KZN] });
      await expect(sendTransfer(inKazan, { transferId })).rejects.toMatchObject({ reason: { code: "warehouse.not_yours" } });
      const as = (role: "viewer" | "picker") => callerFactory(appRouter)({ ...actorOf(ctx, role), ip: null }).transfers;
      const forbidden = { code: "FORBIDDEN" };
      await expect(as("viewer").send({ transferId })).rejects.toMatchObject(forbidden);
      await expect(as("viewer").receive({ transferId, lines: [{ sku: "A", received: 1 }] })).rejects.toMatchObject(forbidden);
      await expect(as("picker").cancel({ transferId })).rejects.toMatchObject(forbidden);
      await expect(as("picker").change({ transferId, expectedAt: inDays(4) })).rejects.toMatchObject(forbidden);
      await expect(
        as("picker").create({ from: "MSK", to: "KZN", expectedAt: inDays(1), lines: [{ sku: "A", quantity: 1 }] }),
      ).rejects.toMatchObject(forbidden);
      await as("picker").send({ transferId });
      await as("picker").receive({ transferId, lines: [{ sku: "A", received: 2 }] });
    }),
  );
});

test(
  "the last units either leave with the transfer or are kept for an order",
  { timeout: 60_000 },
  withDatabase(async ({ db }) => {
    const { ctx, warehouses } = await aShop(db);
    await aChannel(ctx, { code: "moscow", warehouseIds: [warehouses.MSK] });
    for (let round = 0; round < 5; round++) {
      const sku = `LAST-${round}`;
      await aProduct(ctx, { sku, stock: { MSK: 3 } });
      const transferId = await aTransfer(ctx, { [sku]: 3 });
      const [sent, order] = await Promise.allSettled([
        sendTransfer(ctx, { transferId }),
        anOrder(ctx, { channel: "moscow", lines: { [sku]: 1 } }),
      ]);
      if (order.status === "rejected") throw order.reason;
      if (sent.status === "rejected") expect(sent.reason).toBeInstanceOf(Refusal);
      expect(await stockOf(ctx, sku, "MSK")).toMatchObject(
        sent.status === "fulfilled" ? { onHand: 0, reserved: 0 } : { onHand: 3, reserved: 1 },
      );
    }
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
