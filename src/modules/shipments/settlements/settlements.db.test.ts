import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { listErrors, listLeftOut } from "@/modules/files/import-queries";
import { recordRefund } from "@/modules/orders/commands/record-payment";
import { payments } from "@/modules/orders/payments/tables";
import { fulfilments, orderLines, orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anImport } from "@/testing/imports";
import { actingAs, anOrder, aProduct, aShop, eventsOf } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { resolveDifference } from "./resolve-difference";
import { listDifferences, listRegisters, openByCarrier } from "./settlement-queries";

type Db = Parameters<Parameters<typeof withDatabase>[0]>[0]["db"];

/** A shop with orders to be paid at the door: 1 000 roubles each. */
async function started(db: Db, count = 3) {
  const { ctx } = await aShop(db);
  await aProduct(ctx, { sku: "A", stock: { KZN: 100 } });
  const numbers: string[] = [];
  for (let i = 0; i < count; i++) {
    const wish = { lines: { A: 1 }, payment: "cash_on_delivery", unitPrice: 100_000, shippingPrice: 0, externalId: `N-${i}` } as const;
    numbers.push((await anOrder(ctx, wish)).number);
  }
  return { ctx, numbers: numbers as [string, string, string] };
}

async function orderOf(ctx: Context, number: string) {
  const [row] = await ctx.db
    .select()
    .from(orders)
    .where(and(eq(orders.organizationId, ctx.actor.organizationId), eq(orders.number, number)));
  if (!row) throw new Error("no order");
  return row;
}

const ledgerOf = async (ctx: Context, orderId: string) =>
  (await ctx.db.select().from(payments).where(eq(payments.orderId, orderId))).map(({ kind, amountMinor }) => [kind, amountMinor]);

const register = (ctx: Context, content: string, name = "R-1") =>
  anImport(ctx, { kind: "settlements", content, settings: { carrier: "own_courier", register: name } });

test(
  "a register books what came, lists what differs, and closes no order that is short; the same register again changes nothing",
  withDatabase(async ({ db }) => {
    const { ctx, numbers } = await started(db);
    const [exact, short, over] = numbers;
    const content = `Номер заказа;Сумма НП;Вознаграждение;Дата\n${exact};1000,00;30;22.11.2026\n${short};400;12;22.11.2026\n${over};1100;30;22.11.2026\nNOBODY-1;500;0;22.11.2026\nИтого;;;\n`;
    const first = await register(ctx, content);
    const checked = await first.check();
    expect(checked).toMatchObject({ state: "checked", counts: { new: 4, wrong: 0 } });
    const { items: remarks } = await listErrors(ctx, first.id, {});
    expect(remarks.map(({ row, reason }) => [row, reason.code, reason.params?.amount])).toEqual([
      [3, "settlement.short", 600],
      [4, "settlement.over", 100],
      [5, "settlement.unknown", undefined],
    ]);
    expect((await orderOf(ctx, exact)).paidMinor).toBe(0);
    await first.commit();
    expect([await orderOf(ctx, exact), await orderOf(ctx, short), await orderOf(ctx, over)]).toMatchObject([
      { paidMinor: 100_000, paymentStatus: "paid" },
      { paidMinor: 40_000, paymentStatus: "partially_paid" },
      { paidMinor: 100_000, paymentStatus: "paid" },
    ]);
    expect((await listRegisters(ctx, {})).items).toMatchObject([
      {
        number: "R-1",
        carrier: "own_courier",
        parcels: 4,
        exact: 1,
        open: 3,
        collectedMinor: 300_000,
        bookedMinor: 240_000,
        feeMinor: 7_200,
      },
    ]);
    const { items } = await listDifferences(ctx, {});
    expect(items.map(({ parcel, outcome }) => [parcel, outcome])).toEqual(
      expect.arrayContaining([
        [short, "short"],
        [over, "over"],
        ["NOBODY-1", "unknown"],
      ]),
    );

    const again = await register(ctx, content);
    expect((await again.check()).counts).toMatchObject({ new: 0, same: 4 });
    await expect(again.commit()).rejects.toMatchObject({ reason: { code: "file.nothing_to_take" } });
    expect(await ledgerOf(ctx, (await orderOf(ctx, exact)).id)).toEqual([["payment", 100_000]]);

    // The rest comes in the next register; what is in both is paid already.
    const next = await register(ctx, `Номер заказа;Сумма НП\n${short};600\n${exact};1000\n`, "R-2");
    await next.check();
    await next.commit();
    expect(await orderOf(ctx, short)).toMatchObject({ paidMinor: 100_000, paymentStatus: "paid" });
    expect((await listDifferences(ctx, {})).items.map(({ parcel, outcome }) => [parcel, outcome])).toEqual(
      expect.arrayContaining([[exact, "already"]]),
    );
    expect((await listDifferences(ctx, {})).items.some(({ outcome }) => outcome === "short")).toBe(false);
    expect((await eventsOf(ctx)).filter(({ type }) => type === "settlement.taken_in")).toHaveLength(2);
  }),
);

test(
  "rows of one parcel are one sum; undone, a register leaves the ledger balanced and can be read again",
  withDatabase(async ({ db }) => {
    const { ctx, numbers } = await started(db);
    const [first, second] = numbers;
    const content = `order number,amount\n${first},600\n${second},1000\n${first},400\n`;
    const one = await register(ctx, content);
    await one.check();
    await one.commit();
    const { id } = await orderOf(ctx, first);
    expect(await ledgerOf(ctx, id)).toEqual([["payment", 100_000]]);
    await recordRefund(ctx, { orderId: (await orderOf(ctx, second)).id, amount: 100, method: "cash", reference: null });
    expect((await one.undo()).done).toMatchObject({ undone: 1, kept: 1 });
    expect((await listLeftOut(ctx, one.id, {})).items.map(({ reason }) => reason?.code)).toEqual(["order.payment_refunded"]);
    expect(await ledgerOf(ctx, id)).toEqual([
      ["payment", 100_000],
      ["withdrawn", 100_000],
    ]);
    expect(await orderOf(ctx, first)).toMatchObject({ paidMinor: 0, paymentStatus: "cash_on_delivery" });
    const again = await register(ctx, content);
    expect((await again.check()).counts).toMatchObject({ new: 1, same: 1 });
    await again.commit();
    expect((await orderOf(ctx, first)).paidMinor).toBe(100_000);
  }),
);

test(
  "a delivered order closes with its money, and is open again without it",
  withDatabase(async ({ db }) => {
    const { ctx, numbers } = await started(db, 1);
    const [number] = numbers;
    const { id } = await orderOf(ctx, number);
    await ctx.db.update(orderLines).set({ reserved: 0, picked: 1, packed: 1, shipped: 1, delivered: 1 }).where(eq(orderLines.orderId, id));
    await ctx.db.update(fulfilments).set({ status: "delivered" }).where(eq(fulfilments.orderId, id));
    const one = await register(ctx, `order number,amount\n${number},1000\n`);
    await one.check();
    await one.commit();
    expect((await orderOf(ctx, number)).status).toBe("closed");
    await one.undo();
    expect(await orderOf(ctx, number)).toMatchObject({ status: "confirmed", closedAt: null, paidMinor: 0, fulfilmentStatus: "delivered" });
  }),
);

test(
  "differences are dealt with once, by an operator of the same organization",
  withDatabase(async ({ db }) => {
    const { ctx } = await started(db, 0);
    const one = await register(ctx, "order number,amount\nNOBODY,1\n");
    await one.check();
    await one.commit();
    const [row] = (await listDifferences(ctx, {})).items;
    const rowId = row?.id ?? "";
    const { ctx: other } = await aShop(db);
    expect((await listDifferences(other, {})).items).toEqual([]);
    expect((await listRegisters(other, {})).items).toEqual([]);
    await expect(resolveDifference(other, { rowId, note: "x" })).rejects.toMatchObject({ kind: "not_found" });
    const app = testApp(db);
    const call = async (scopes: Parameters<typeof aKey>[1]) =>
      app.request(`/api/v1/settlements/differences/${rowId}/resolve`, {
        method: "POST",
        headers: { authorization: `Bearer ${await aKey(ctx, scopes)}`, "content-type": "application/json" },
        body: JSON.stringify({ note: "Вернули" }),
      });
    expect((await call(["orders:read"])).status).toBe(403);
    expect((await call(["orders:write"])).status).toBe(204);
    expect((await listDifferences(ctx, {})).items).toEqual([]);
    expect((await listDifferences(ctx, { all: true })).items).toMatchObject([{ note: "Вернули" }]);
    await expect(resolveDifference(ctx, { rowId, note: "x" })).rejects.toMatchObject({ reason: { code: "settlement.already_resolved" } });
    await expect(register(actingAs(ctx, { role: "operator" }), "order number,amount\nX,1\n")).rejects.toMatchObject({ kind: "forbidden" });
    expect(await openByCarrier(ctx)).toEqual([]);
  }),
);
