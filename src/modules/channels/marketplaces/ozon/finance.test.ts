import { expect, test } from "vitest";
import type { VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import { ozon } from ".";
import { secrets } from "./fixtures";

const rub = (amount: string) => ({ amount, currency: "RUB" });
const days = { from: "2026-11-20", until: "2026-11-21", cursor: null };

test("a day's accruals are told by kind, as costs; what belongs to no posting is left out", async () => {
  const vendor = await aLocalVendor(ozon, {
    secrets,
    answer: ({ path, body }) => {
      if (path === "/v1/finance/accrual/types")
        return {
          accrual_types: [
            { id: 1, name: "Acquiring" },
            { id: 59, name: "ReturnFlowLogistic", description: "Обратный поток" },
          ],
        };
      const { date, last_id } = body as { date: string; last_id: string };
      if (date !== "2026-11-20") return { accruals: [], last_id: "" };
      if (last_id === "more")
        return {
          accruals: [{ accrual_id: 9, date, accrued_category: "NON_ITEM", non_item_fee: { type_id: 74, accrued: rub("-50") } }],
          last_id: "",
        };
      return {
        accruals: [
          {
            ...{ accrual_id: "90000000000000000017", date, unit_number: "70114522-0183-1", accrued_category: "POSTING", item_fees: null },
            posting: {
              products: [
                {
                  ...{ sku: 1, commission: { sale_amount: rub("1390"), sale_commission: rub("-264.1") } },
                  delivery: {
                    services: [
                      { type_id: 32, accrued: rub("-80") },
                      { type_id: 29, accrued: rub("-5.55") },
                    ],
                  },
                },
              ],
            },
          },
          {
            ...{ accrual_id: 8, date, unit_number: "70114522-0183", posting: null },
            item_fees: {
              fees: [
                {
                  sku: 1,
                  fees: [
                    { type_id: 1, accrued: rub("-12.3") },
                    { type_id: 59, accrued: rub("-40") },
                  ],
                },
              ],
            },
          },
        ],
        last_id: "more",
      };
    },
  });
  const page = await ozon.finance?.page(vendor.line, days);
  expect(page).toEqual({
    rows: [
      {
        ...{ rowKey: "90000000000000000017", orders: ["70114522-0183-1"], day: "2026-11-20", currency: "RUB" },
        fees: { commission: 26_410, logistics: 8_555 },
      },
      // Acquiring is taken of the order, whose first posting is the one that it began with.
      {
        ...{ rowKey: "8", orders: ["70114522-0183", "70114522-0183-1"], day: "2026-11-20", currency: "RUB" },
        fees: { other: 1_230, logistics: 4_000 },
      },
    ],
    ...{ next: null, upTo: "2026-11-20" },
  });
  const nextDay = await ozon.finance?.page(vendor.line, { ...days, from: "2026-11-21" });
  expect(nextDay).toEqual({ rows: [], next: null, upTo: "2026-11-21" });
});

test("one address's words for charges are nobody else's, and silence is kept for no one", async () => {
  const charged = {
    accruals: [
      {
        accrual_id: 8,
        date: days.from,
        unit_number: "70114522-0183",
        item_fees: { fees: [{ fees: [{ type_id: 1, accrued: rub("-12") }] }] },
      },
    ],
    last_id: "",
  };
  const telling = (words: () => VendorAnswer) =>
    aLocalVendor(ozon, { secrets, answer: ({ path }) => (path === "/v1/finance/accrual/types" ? words() : charged) });
  const named = (name: string) => ({ accrual_types: [{ id: 1, name }] });
  let own: VendorAnswer = { status: 404, body: { code: 5 } };
  const [first, second] = [await telling(() => named("SaleCommission")), await telling(() => own)];
  const feesOf = async ({ line }: typeof first) => (await ozon.finance?.page(line, days))?.rows[0]?.fees;
  expect(await feesOf(first)).toEqual({ commission: 1_200 });
  expect(await feesOf(second)).toEqual({ other: 1_200 });
  own = named("Logistics");
  expect(await feesOf(second)).toEqual({ logistics: 1_200 });
});

test("without the accruals of a day the list of transactions tells the same", async () => {
  const operation = (id: number, fields: object) => ({
    ...{ operation_id: id, operation_type: "OperationAgentDeliveredToCustomer", operation_date: "2026-11-20 00:00:00", type: "orders" },
    ...{ delivery_charge: 0, return_delivery_charge: 0, accruals_for_sale: 0, sale_commission: 0, amount: 0, services: [] },
    ...{ posting: { posting_number: "70114522-0183-1", delivery_schema: "FBS" }, items: [] },
    ...fields,
  });
  const vendor = await aLocalVendor(ozon, {
    secrets,
    answer: ({ path, body }) => {
      if (path !== "/v3/finance/transaction/list") return { status: 404, body: { code: 5, message: "Not Found" } };
      const { page } = body as { page: number };
      const operations =
        page === 1
          ? [
              operation(1, {
                ...{ accruals_for_sale: 1390, sale_commission: -264.1, amount: 1040.35 },
                services: [
                  { name: "MarketplaceServiceItemDirectFlowLogistic", price: -80 },
                  { name: "MarketplaceServiceItemDropoffSC", price: -5.55 },
                ],
              }),
              operation(2, { operation_type: "MarketplaceRedistributionOfAcquiringOperation", amount: -12.3 }),
              // A return: the sale and its commission come back.
              operation(3, {
                operation_type: "ClientReturnAgentOperation",
                accruals_for_sale: -1390,
                sale_commission: 264.1,
                amount: -1125.9,
              }),
              operation(4, { posting: { posting_number: "" }, amount: -99 }),
            ]
          : [operation(5, { operation_type: "OperationItemReturn", amount: -40 })];
      return { result: { operations, page_count: 2, row_count: 5 } };
    },
  });
  const first = await ozon.finance?.page(vendor.line, days);
  expect(first?.rows.map(({ rowKey, fees }) => [rowKey, fees])).toEqual([
    ["1", { commission: 26_410, logistics: 8_555 }],
    ["2", { other: 1_230 }],
    ["3", { commission: -26_410 }],
  ]);
  expect(first?.next).toBe("page:2");
  const second = await ozon.finance?.page(vendor.line, { ...days, cursor: "page:2" });
  expect(second).toMatchObject({ rows: [{ rowKey: "5", fees: { logistics: 4_000 }, day: "2026-11-20" }], next: null });
  expect(vendor.seen.at(-1)?.body).toMatchObject({
    filter: { date: { from: "2026-11-20T00:00:00.000Z", to: "2026-11-21T23:59:59.999Z" }, transaction_type: "all" },
  });
});

test("an answer that is none, and a refused key, are trouble", async () => {
  let answer: object = { status: 200, body: "<html>" };
  const vendor = await aLocalVendor(ozon, { secrets, answer: () => answer });
  await expect(ozon.finance?.page(vendor.line, days)).rejects.toMatchObject({ kind: "rubbish" });
  answer = { status: 403, body: { code: 7, message: "Api-key has no access to method" } };
  await expect(ozon.finance?.page(vendor.line, days)).rejects.toMatchObject({ kind: "keys_refused" });
});
