import { expect, test } from "vitest";
import { aLocalVendor } from "@/testing/local-vendor";
import { yandexMarket } from ".";

const days = { from: "2026-10-24", until: "2026-11-23", cursor: null };

test("orders are told with all that was taken for them, page by page", async () => {
  const vendor = await aLocalVendor(yandexMarket, {
    secrets: { apiKey: "ACMA:1" },
    settings: { campaignId: 77 },
    answer: ({ path }) => ({
      status: "OK",
      result: !path.includes("page_token")
        ? {
            orders: [
              {
                ...{ id: 481516234, creationDate: "2026-11-01", status: "DELIVERED", currency: "RUR" },
                commissions: [
                  { type: "FEE", actual: 132.5 },
                  { type: "DELIVERY_TO_CUSTOMER", actual: 60 },
                  { type: "SORTING", actual: "10.00" },
                  { type: "PAYMENT_TRANSFER", actual: 7.01 },
                  { type: "SOMETHING_NEW", actual: null },
                ],
              },
              { id: 481516235, commissions: null },
            ],
            paging: { nextPageToken: "t2" },
          }
        : { orders: [{ id: 481516236, currency: "RUR", commissions: [{ type: "FEE", actual: 1 }] }], paging: {} },
    }),
  });
  const first = await yandexMarket.finance?.page(vendor.line, days);
  expect(first).toEqual({
    rows: [
      {
        ...{ rowKey: "order 481516234", orders: ["481516234"], day: null, currency: "RUB" },
        fees: { commission: 13_250, logistics: 7_000, other: 701 },
      },
      { rowKey: "order 481516235", orders: ["481516235"], day: null, currency: null, fees: {} },
    ],
    next: "t2",
  });
  expect(vendor.seen[0]).toMatchObject({
    ...{ method: "POST", path: "/v2/campaigns/77/stats/orders?limit=200" },
    body: { updateFrom: "2026-10-24", updateTo: "2026-11-23" },
  });
  const second = await yandexMarket.finance?.page(vendor.line, { ...days, cursor: "t2" });
  expect(second).toMatchObject({ rows: [{ rowKey: "order 481516236" }], next: null });
});
