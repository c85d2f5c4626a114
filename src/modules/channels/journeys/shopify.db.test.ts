import { createHmac } from "node:crypto";
import { expect, test, vi } from "vitest";
import { withOwnDatabase } from "@/testing/database";
import { aJourney } from "@/testing/vendors/journey";
import { aShopifyShop } from "@/testing/vendors/shopify";
import { shopify } from "../marketplaces/shopify";
import { fixtureText } from "../marketplaces/shopify/fixtures";
import { webhookShape } from "../marketplaces/shopify/graph-order";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const secrets = { accessToken: "shpat_1", webhookSecret: "only-for-tests" };

/** Paid, in the organization's currency, with nothing given back. */
function paidOrder(): Record<string, unknown> {
  const order = JSON.parse(fixtureText("order-graph").replaceAll('"EUR"', '"RUB"'));
  const [line] = order.lineItems.nodes;
  return { ...order, displayFinancialStatus: "PAID", refunds: [], lineItems: { nodes: [{ ...line, currentQuantity: line.quantity }] } };
}

test(
  "S9, S20, S42: Shopify from order to delivery, the shop failing, hanging and repeating in between",
  withOwnDatabase(async ({ db }) => {
    const { shop, answer, place } = aShopifyShop(paidOrder(), { "TEE-BLK-M": 99 });
    const journey = await aJourney(db, shopify, { settings: {}, secrets, stock: { "TEE-BLK-M": 10 }, answer });
    const { background, trouble } = journey;
    const hook = (topic: string, id: string, body: unknown) => {
      const text = JSON.stringify(body);
      const signature = createHmac("sha256", secrets.webhookSecret).update(text).digest("base64");
      return journey.call(text, { "x-shopify-topic": topic, "x-shopify-webhook-id": id, "x-shopify-hmac-sha256": signature });
    };

    trouble(/SetStock/, "500", "hang", "lost");
    for (let failure = 0; failure < 4; failure++) await background.pass(30);
    expect(shop.stock).toEqual({ "TEE-BLK-M": 10 });

    place();
    await hook("orders/create", "w-1", webhookShape(shop.order));
    await hook("orders/create", "w-1", webhookShape(shop.order));
    await hook("orders/paid", "w-2", webhookShape(shop.order));
    await background.pass(10);
    expect(await journey.order()).toMatchObject({ externalId: "5501", status: "confirmed", paymentStatus: "paid" });
    expect(shop.stock).toEqual({ "TEE-BLK-M": 7 });

    await journey.pack();
    const number = await journey.book();
    trouble(/Fulfil\(/, "500", "lost");
    await journey.leave();
    await background.pass(30);
    await background.pass(30);
    // The shop tells of the fulfilment that we have made: the order is read again, and nothing is new.
    await hook("fulfillments/create", "w-3", { id: 1, order_id: 5501, status: "success", tracking_number: number });
    await background.pass(10);

    trouble(/mutation Event\(/, "hang", "lost");
    await journey.arrive();
    await background.pass(30);
    await background.pass(30);

    expect(shop.acts).toEqual([`fulfil ${number}`, "DELIVERED"]);
    expect(await journey.tellings()).toEqual([
      { step: "handed_over", state: "told" },
      { step: "delivered", state: "told" },
    ]);
    expect(await journey.order()).toMatchObject({ fulfilmentStatus: "delivered", status: "closed" });
    expect(shop.stock).toEqual({ "TEE-BLK-M": 7 });
    await journey.settled({ "TEE-BLK-M": 3 });
  }),
);
