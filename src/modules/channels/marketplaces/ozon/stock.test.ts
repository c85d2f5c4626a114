import { expect, test } from "vitest";
import type { VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import { ozon } from ".";
import { secrets } from "./fixtures";

const rowOf = (sku: string, quantity: number) => ({
  sku,
  barcode: null,
  key: { sku },
  place: "1020001784330000",
  quantity,
  at: new Date("2026-11-22T09:00:00Z"),
});
const rows = [rowOf("TEE-BLK-M", 12), rowOf("MUG-01", 2_000_000)];

const push = async (answer: VendorAnswer) => {
  const vendor = await aLocalVendor(ozon, { secrets, answer: () => answer });
  return { vendor, outcomes: await ozon.stock?.push(vendor.line, rows) };
};
const result = (offer_id: string, fields: object) => ({
  warehouse_id: 1020001784330000,
  product_id: 1,
  offer_id,
  updated: false,
  errors: [],
  ...fields,
});

test("stock goes out by article and warehouse; each row has its own outcome", async () => {
  const { vendor, outcomes } = await push({
    result: [
      result("MUG-01", { errors: [{ code: "offer_id_not_found", message: "Товар не найден" }] }),
      result("TEE-BLK-M", { updated: true }),
    ],
  });
  expect(vendor.seen[0]).toMatchObject({
    path: "/v2/products/stocks",
    body: {
      stocks: [
        { offer_id: "TEE-BLK-M", stock: 12, warehouse_id: 1020001784330000 },
        { offer_id: "MUG-01", stock: 999_999, warehouse_id: 1020001784330000 },
      ],
    },
  });
  expect(outcomes).toMatchObject([{ outcome: "acknowledged" }, { outcome: "refused", reason: { code: "channel.refused_with" } }]);
  expect(ozon.stock).toMatchObject({ per: "warehouse", batch: 100, restSeconds: 30 });
});

test("a pair that was told less than half a minute ago is told again later", async () => {
  const early = {
    result: [result("TEE-BLK-M", { errors: [{ code: "TOO_MANY_REQUESTS", message: "" }] }), result("MUG-01", { updated: true })],
  };
  await expect(push(early)).rejects.toMatchObject({ kind: "slow_down", retryAt: expect.any(Date) });
  await expect(push({ status: 200, body: "<html>" })).rejects.toMatchObject({ kind: "rubbish" });
});

test("a refused question refuses all its rows; one that a row is missing from refuses that row", async () => {
  const { outcomes } = await push({
    status: 400,
    body: { code: 3, message: "Request validation error: invalid ProductsStocksRequest.Stocks[0]" },
  });
  expect(outcomes).toMatchObject([{ outcome: "refused" }, { outcome: "refused" }]);
  expect((await push({ result: [result("TEE-BLK-M", { updated: true })] })).outcomes).toMatchObject([
    { outcome: "acknowledged" },
    { outcome: "refused" },
  ]);
});

test("Ozon's own numbers are read back, page by page", async () => {
  const at = { warehouse_id: 1020001784330000, reserved: 1 };
  const vendor = await aLocalVendor(ozon, {
    secrets,
    answer: ({ body }) =>
      (body as { cursor: string }).cursor
        ? { products: [{ ...at, offer_id: "MUG-01", present: 4, warehouse_id: 5 }], has_next: false }
        : { products: [{ ...at, offer_id: "TEE-BLK-M", present: "7" }], has_next: true, cursor: "c1" },
  });
  // A product that has stock elsewhere only has none here; one that is not listed is not known.
  expect(await ozon.stock?.read?.(vendor.line, [...rows, rowOf("CAP-9", 1)])).toEqual([7, 0, null]);
});
