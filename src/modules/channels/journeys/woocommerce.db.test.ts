import { expect, test, vi } from "vitest";
import { withOwnDatabase } from "@/testing/database";
import { aJourney } from "@/testing/vendors/journey";
import { aWooShop } from "@/testing/vendors/woocommerce";
import { wooDelivery } from "@/testing/woo-deliveries";
import { woocommerce } from "../marketplaces/woocommerce";
import { fixture } from "../marketplaces/woocommerce/fixtures";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const secrets = { consumerKey: "ck_1", consumerSecret: "cs_1", webhookSecret: "only-for-tests" };

test(
  "S9, S20, S42: WooCommerce from order to delivery, the shop failing, hanging and repeating in between",
  withOwnDatabase(async ({ db }) => {
    const { shop, place, answer, stockOf } = aWooShop(fixture("order-paid"), { "TEE-BLK-M": 99, "MUG-WHT": 99 });
    const journey = await aJourney(db, woocommerce, { settings: {}, secrets, stock: { "TEE-BLK-M": 10, "MUG-WHT": 5 }, answer });
    const { background, trouble } = journey;
    const hook = (id: string, topic = "order.updated") => {
      const { headers, body } = wooDelivery(shop.order, secrets.webhookSecret, { id, topic });
      return journey.call(body, headers);
    };

    // Our numbers replace the shop's, though it fails, hangs, and takes them without saying so.
    trouble(/products\/batch/, "500", "hang", "lost");
    await background.run();
    await background.pass(30);
    await background.pass(30);
    await background.pass(30);
    expect(stockOf()).toEqual({ "TEE-BLK-M": 10, "MUG-WHT": 5 });

    // The order comes three times by two webhooks, and by the poll.
    place();
    await hook("d-1", "order.created");
    await hook("d-1", "order.created");
    await hook("d-2");
    await background.pass(10);
    expect(await journey.order()).toMatchObject({ externalId: "4711", status: "confirmed", paymentStatus: "paid" });
    expect(stockOf()).toEqual({ "TEE-BLK-M": 8, "MUG-WHT": 4 });

    await journey.pack();
    const number = await journey.book();
    // The note is written and its answer lost: it is not written again.
    trouble(/POST .*\/notes/, "500", "lost");
    await journey.leave();
    await background.pass(30);
    await background.pass(30);
    expect(shop.notes).toEqual([expect.stringContaining(number ?? "none")]);

    trouble(/PUT .*\/orders\//, "hang", "lost");
    await journey.arrive();
    await background.pass(30);
    await background.pass(30);
    // The shop tells us what we have told it.
    await hook("d-3");
    await background.pass(10);

    expect(shop.acts).toEqual(["note", "status completed"]);
    expect(await journey.tellings()).toEqual([
      { step: "handed_over", state: "told" },
      { step: "delivered", state: "told" },
    ]);
    expect(await journey.order()).toMatchObject({ fulfilmentStatus: "delivered", status: "closed" });
    expect(stockOf()).toEqual({ "TEE-BLK-M": 8, "MUG-WHT": 4 });
    await journey.settled({ "TEE-BLK-M": 2, "MUG-WHT": 1 });
  }),
);
