import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { checkOrderAddress } from "@/modules/shipments/commands/check-address";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrder, aProduct, aShop, eventsOf } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { editOrder } from "../commands/edit-order";
import { orderHolds } from "../holds/tables";
import type { Address } from "../tables";

const at = (changes: Partial<Address>): Address => ({
  country: "RU",
  region: null,
  city: "Казань",
  postalCode: null,
  line1: "ул. Баумана, 5",
  latitude: null,
  longitude: null,
  ...changes,
});

test(
  "an address that nobody could deliver to holds the order with the reason, and a corrected one lets it go",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
    const order = await anOrder(ctx, { lines: { A: 1 }, shippingAddress: at({ city: "Железногорск" }) });
    expect(order).toMatchObject({
      status: "new",
      holds: [{ reason: "address_invalid", data: { why: { code: "address.town_ambiguous", params: { city: "Железногорск" } } } }],
    });
    const moved = (address: Address) => editOrder(ctx, { orderId: order.id, operations: [{ op: "set_address", address }] });
    // Still wrong, for another reason: the hold stays and says so.
    expect((await moved(at({ region: "Татарстан", postalCode: "630001" }))).order.openHolds).toEqual(["address_invalid"]);
    const [hold] = await db.select({ data: orderHolds.data }).from(orderHolds).where(eq(orderHolds.orderId, order.id));
    expect(hold?.data).toMatchObject({ why: { code: "address.postal_code_elsewhere" } });
    expect((await moved(at({ region: "Татарстан" }))).order).toMatchObject({ status: "confirmed", openHolds: [] });
    expect((await moved(at({ line1: "-" }))).order.openHolds).toEqual(["address_invalid"]);
    expect((await eventsOf(ctx, order.id)).filter(({ type }) => type === "order.held")).toHaveLength(2);
  }),
);

test(
  "an order of a marketplace, one to a point and one that is only unusual go on",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
    const bad = at({ city: "Железногорск", line1: "-" });
    const holdsOf = async (wish: Omit<Parameters<typeof anOrder>[1], "lines">) => (await anOrder(ctx, { lines: { A: 1 }, ...wish })).holds;
    expect(await holdsOf({ shippingAddress: bad, shippingMethod: "marketplace" })).toEqual([]);
    expect(await holdsOf({ shippingAddress: bad, pickupPoint: { carrier: "cdek", code: "KZN1" } })).toEqual([]);
    expect(await holdsOf({ shippingAddress: at({ city: "***", line1: "***" }) })).toEqual([]);
    expect(await holdsOf({ shippingAddress: at({ postalCode: "101000" }) })).toEqual([]);
    expect(await holdsOf({ shippingAddress: at({ city: "хутор Дальний", line1: null }) })).toEqual([]);
  }),
);

test(
  "the API looks at an address; a carrier that checks none says so, and another organization's order is not there",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
    const response = await testApp(db).request("/api/v1/addresses/check", {
      method: "POST",
      headers: { authorization: `Bearer ${await aKey(ctx, ["orders:read"])}`, "content-type": "application/json" },
      body: JSON.stringify({ city: "г. Казань", line1: "420111, ул Баумана, д 1, кв 5" }),
    });
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { findings: [], suggestions: [{ address: { city: "Казань", postalCode: "420111", line1: "ул Баумана, д. 1, кв. 5" } }] },
    ]);
    const order = await anOrder(ctx, { lines: { A: 1 } });
    const asked = { orderId: order.id, carrier: "own_courier" };
    await expect(checkOrderAddress(ctx, asked)).rejects.toMatchObject({ reason: { code: "carrier.cannot_check_address" } });
    const { ctx: other } = await aShop(db);
    await expect(checkOrderAddress(other, asked)).rejects.toMatchObject({ kind: "not_found" });
  }),
);
