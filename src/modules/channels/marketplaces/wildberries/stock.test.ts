import { expect, test } from "vitest";
import type { Seen, VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import { wildberries } from ".";
import { secrets } from "./fixtures";

const rowOf = (barcode: string, quantity: number, place = "941207") => ({
  sku: `SKU-${barcode}`,
  barcode,
  key: { barcode },
  place,
  quantity,
  at: new Date("2026-11-22T09:00:00Z"),
});

/** Keeps what it knows and ignores the rest without a word, as Wildberries does. */
async function warehouse(known: Record<string, number>, answer: (asked: Seen) => VendorAnswer | null = () => null) {
  const amounts = new Map(Object.entries(known));
  const vendor = await aLocalVendor(wildberries, {
    secrets,
    answer: (asked) => {
      const given = answer(asked);
      if (given) return given;
      const { stocks = [], skus = [] } = asked.body as { stocks?: { sku: string; amount: number }[]; skus?: string[] };
      for (const { sku, amount } of stocks) if (amounts.has(sku)) amounts.set(sku, amount);
      if (asked.method === "PUT") return { status: 204, body: "" };
      return { stocks: skus.filter((sku) => amounts.has(sku)).map((sku) => ({ sku, amount: amounts.get(sku) })) };
    },
  });
  return { vendor, amounts };
}

test("stock goes out by barcode and warehouse; only what can be read back is acknowledged", async () => {
  const { vendor, amounts } = await warehouse({ "111": 0, "222": 5 });
  const rows = [rowOf("111", 7), rowOf("999", 3), rowOf("222", 250_000, "55")];
  expect(await wildberries.stock?.push(vendor.line, rows)).toEqual([
    { outcome: "acknowledged" },
    { outcome: "refused", reason: { code: "channel.wildberries.barcode_unknown", params: { barcode: "999" } } },
    { outcome: "acknowledged" },
  ]);
  expect(Object.fromEntries(amounts)).toEqual({ "111": 7, "222": 100_000 });
  expect(vendor.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "PUT /api/v3/stocks/941207",
    "POST /api/v3/stocks/941207",
    "PUT /api/v3/stocks/55",
    "POST /api/v3/stocks/55",
  ]);
  expect(vendor.seen[0]?.body).toEqual({
    stocks: [
      { sku: "111", amount: 7 },
      { sku: "999", amount: 3 },
    ],
  });
  expect(await wildberries.stock?.read?.(vendor.line, rows)).toEqual([7, null, 100_000]);
  expect(wildberries.stock).toMatchObject({ per: "warehouse", batch: 1000 });
});

test("a number that does not stand there afterwards is not acknowledged", async () => {
  const { vendor } = await warehouse({ "111": 2 }, ({ method }) => (method === "PUT" ? { status: 204, body: "" } : null));
  expect(await wildberries.stock?.push(vendor.line, [rowOf("111", 7)])).toMatchObject([
    { outcome: "refused", reason: { code: "channel.wildberries.stock_not_taken", params: { sent: 7, there: 2 } } },
  ]);
});

test("a row that Wildberries refuses does not keep the others from going out", async () => {
  const complaint = [{ code: "SubjectFBSRestriction", message: "The category cannot be sold so.", data: { sku: "222", stock: 1 } }];
  const { vendor, amounts } = await warehouse({ "111": 0, "222": 0 }, ({ text }) =>
    text.includes('"sku":"222"') ? { status: 409, body: complaint } : null,
  );
  expect(await wildberries.stock?.push(vendor.line, [rowOf("111", 7), rowOf("222", 1)])).toMatchObject([
    { outcome: "acknowledged" },
    { outcome: "refused", reason: { code: "channel.refused_with", params: { message: "The category cannot be sold so." } } },
  ]);
  expect(amounts.get("111")).toBe(7);
});

test("a warehouse that is busy is told later, one that is not ours is refused", async () => {
  const busy = await warehouse({}, () => ({ status: 409, body: { code: "StoreIsProcessing", message: "The store is processing" } }));
  await expect(wildberries.stock?.push(busy.vendor.line, [rowOf("111", 7)])).rejects.toMatchObject({ kind: "slow_down" });
  const wrong = await warehouse({}, () => ({
    status: 400,
    body: { code: "IncorrectParameter", message: "An incorrect parameter was passed" },
  }));
  expect(await wildberries.stock?.push(wrong.vendor.line, [rowOf("111", 7)])).toMatchObject([{ outcome: "refused" }]);
  await expect(wildberries.stock?.read?.(wrong.vendor.line, [rowOf("111", 7)])).rejects.toMatchObject({ kind: "rubbish" });
});

test("a product without a barcode is not known there", async () => {
  const { vendor } = await warehouse({});
  const found = await wildberries.stock?.find?.(vendor.line, [
    { sku: "A", barcode: "111" },
    { sku: "B", barcode: null },
  ]);
  expect([...(found ?? [])]).toEqual([["A", { barcode: "111" }]]);
});
