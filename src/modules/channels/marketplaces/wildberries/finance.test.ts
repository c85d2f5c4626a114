import { expect, test } from "vitest";
import { aLocalVendor } from "@/testing/local-vendor";
import { wildberries } from ".";

const secrets = { token: "t" };
const days = { from: "2026-11-09", until: "2026-11-22", cursor: null };

const sale = (fields: object) => ({
  ...{
    rrdId: 501,
    srid: "d1.x.0.0",
    assemblyId: 13833711,
    docTypeName: "Продажа",
    sellerOperName: "Продажа",
    saleDt: "2026-11-12T00:00:00Z",
  },
  ...{ rrDate: "2026-11-15", currency: "RUB", vw: "180.4", vwNds: "36.08", ppvzReward: "12", acquiringFee: 20.5, deliveryService: "0" },
  ...fields,
});

test("a row of realisation is told by kind; a return gives back what the sale took", async () => {
  const vendor = await aLocalVendor(wildberries, {
    secrets,
    answer: () => [
      sale({}),
      sale({
        rrdId: 502,
        docTypeName: "",
        sellerOperName: "Логистика",
        vw: 0,
        vwNds: 0,
        ppvzReward: 0,
        acquiringFee: 0,
        deliveryService: "48.7",
      }),
      sale({ rrdId: "503", docTypeName: "Возврат", sellerOperName: "Возврат" }),
      // Storage of a day: of no order.
      sale({ rrdId: 504, srid: "", assemblyId: 0, paidStorage: "7" }),
    ],
  });
  const page = await wildberries.finance?.page(vendor.line, days);
  const orders = ["13833711", "d1.x.0.0"];
  expect(page).toEqual({
    rows: [
      { rowKey: "501", orders, day: "2026-11-12", currency: "RUB", fees: { commission: 21_648, other: 3_250 } },
      { rowKey: "502", orders, day: "2026-11-12", currency: "RUB", fees: { logistics: 4_870 } },
      { rowKey: "503", orders, day: "2026-11-12", currency: "RUB", fees: { commission: -21_648, other: -3_250 } },
    ],
    next: null,
  });
  expect(vendor.seen[0]).toMatchObject({ method: "POST", body: { dateFrom: "2026-11-09", dateTo: "2026-11-22", rrdId: 0 } });
});

test("where the report has not moved yet the old place is asked, page by page, to its empty end", async () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => ({
    ...{ rrd_id: at + 1, srid: "d1", assembly_id: 5, doc_type_name: "Продажа", sale_dt: "2026-11-12", currency_name: "руб" },
    ppvz_sales_commission: 10,
  }));
  const vendor = await aLocalVendor(wildberries, {
    secrets,
    answer: ({ path }) => {
      if (!path.startsWith("/api/v5/supplier/reportDetailByPeriod")) return { status: 404, body: { title: "path not found" } };
      return path.includes("rrdid=0") ? rows : { status: 204 };
    },
  });
  const first = await wildberries.finance?.page(vendor.line, days);
  expect(first?.rows).toHaveLength(10_000);
  expect(first?.rows[0]).toMatchObject({ day: "2026-11-12", currency: "RUB", fees: { commission: 1_000 } });
  expect(first?.next).toBe("before:10000");
  expect(await wildberries.finance?.page(vendor.line, { ...days, cursor: "before:10000" })).toEqual({ rows: [], next: null });
});

test("more than one question a minute is answered with the time of the next", async () => {
  const vendor = await aLocalVendor(wildberries, {
    secrets,
    answer: () => ({ status: 429, body: {}, headers: { "x-ratelimit-retry": "57" } }),
  });
  const trouble = await wildberries.finance?.page(vendor.line, days).catch((error: unknown) => error);
  expect(trouble).toMatchObject({ kind: "slow_down", retryAt: expect.any(Date) });
});
