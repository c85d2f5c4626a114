import { expect, test } from "vitest";
import { marketplaceOf } from "./registry";

test("a kind that no adapter serves has none", () => {
  expect(marketplaceOf("woocommerce")?.kind).toBe("woocommerce");
  for (const kind of ["", "toString", "__proto__", "ozon-unknown"]) expect(marketplaceOf(kind)).toBeNull();
});
