import { expect, test, vi } from "vitest";
import { fixture } from "@/modules/channels/marketplaces/yandex-market/fixtures";
import { aMarket } from "@/testing/connected-market";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aKey, anOrganization } from "@/testing/organization";
import { aStockedWarehouse, ordersOf } from "@/testing/shop-connection";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

test(
  "a finance report is read over the API as a file, its fees stand on the order, and the day is told",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 5, "KETTLE-1L": 5 });
    const market = await aMarket(ctx, { warehouseMap: { MSK: 51 } });
    await market.tell(fixture("order-fbs", { id: 77 }));
    const [order] = await ordersOf(ctx);
    const app = testApp(db);
    const ask = async (path: string, key: string, body?: FormData) => {
      const response = await app.request(`/api/v1${path}`, {
        headers: { authorization: `Bearer ${key}` },
        ...(body ? { method: "POST", body } : {}),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const key = await aKey(ctx);
    const report = (...parts: BlobPart[]) => {
      const form = new FormData();
      form.append("file", new File(parts, "october.csv"));
      return form;
    };
    const text = "Номер заказа;Комиссия;Доставка\n77;100,50;20\n78;1;1\n";
    expect(await ask("/connections/market/finance-reports", key, report("\uFEFF", text))).toMatchObject({
      status: 200,
      body: {
        rows: 2,
        matched: 1,
        added: 2,
        unmatchedCount: 1,
        unmatched: [{ row: 3, key: "78", reason: { code: "finance.order_unknown" } }],
      },
    });
    expect(await ask(`/orders/${order?.id}/fees`, key)).toMatchObject({
      status: 200,
      body: {
        items: [
          { kind: "commission", amountMinor: 10_050 },
          { kind: "logistics", amountMinor: 2_000 },
        ],
      },
    });
    expect(await ask("/connections/market/finance-reports", key, report("%PDF-1.4"))).toMatchObject({ status: 422 });
    expect(await ask("/connections/nobody/finance-reports", key, report(text))).toMatchObject({ status: 404 });
    expect(await ask("/connections/market/finance-reports", await aKey(ctx, ["orders:read"]), report(text))).toMatchObject({ status: 403 });

    expect(await ask("/channel-day?connection=market&warehouse=MSK", key)).toMatchObject({
      status: 200,
      body: { boards: [{ warehouse: { code: "MSK" }, rows: [{ externalId: "77", step: "to_pick" }] }] },
    });
    expect(await ask("/channel-day?connection=nobody", key)).toMatchObject({ status: 404 });
    expect(await ask("/drop-offs", key)).toMatchObject({ status: 200, body: { items: [] } });
  }),
  60_000,
);
