import { expect, test } from "vitest";
import { auditStock } from "@/modules/inventory/audit/audit-stock";
import { withOwnDatabase } from "@/testing/database";
import { anOrderFor, aRunningShop, stockUp } from "@/testing/running-shop";

test(
  "S2: of 200 buyers at two processes one gets the last unit, and 199 are told why not",
  withOwnDatabase(async ({ db, url }) => {
    const one = await aRunningShop({ databaseUrl: url });
    const two = await aRunningShop({ databaseUrl: url, apiKey: one.apiKey });
    try {
      await stockUp(one, { LAST: 1 });
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, i) =>
          (i % 2 === 0 ? one : two).api("POST", "/api/v1/orders", anOrderFor(`L-${i}`, [["LAST", 1]], { onShortage: "reject" })),
        ),
      );
      const told = answers.map(({ status, json }) => (status === 201 ? "sold" : `${status} ${json.code}`));
      expect(told.filter((what) => what === "sold").length).toBe(1);
      expect(new Set(told)).toEqual(new Set(["sold", "409 insufficient_stock"]));
      expect(await auditStock(db)).toEqual([]);
    } finally {
      await Promise.all([one.remove(), two.remove()]);
    }
  }),
);
