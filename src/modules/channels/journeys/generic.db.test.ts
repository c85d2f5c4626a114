import { createHmac } from "node:crypto";
import { expect, test, vi } from "vitest";
import { withOwnDatabase } from "@/testing/database";
import { eventually } from "@/testing/eventually";
import { aJourney } from "@/testing/vendors/journey";
import { aListener, tellingByWebhooks } from "@/testing/vendors/listening-shop";
import { generic } from "../marketplaces/generic";
import { ownOrder, ownSettings } from "../marketplaces/generic/fixtures";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const secrets = { secret: "only-for-tests" };
const settings = { ...ownSettings, signature: { kind: "hmac_sha256", header: "x-sign" } };

test(
  "S9, S20: a shop of nobody's make from order to delivery: it posts, we tell it by webhooks, though it fails and repeats",
  withOwnDatabase(async ({ db }) => {
    const shop = aListener();
    const journey = await aJourney(db, generic, {
      settings,
      secrets,
      stock: { "TEE-BLK-M": 10, "MUG-WHT": 5 },
      answer: ({ headers, body }) => {
        shop.take(String(headers["webhook-id"]), body);
        return { status: 204, body: "" };
      },
    });
    const { background, trouble } = journey;
    const hooks = await tellingByWebhooks(journey.ctx, `${journey.vendor.baseUrl}/in`, [
      "order.*",
      "fulfilment.*",
      "shipment.*",
      "stock.*",
    ]);
    const post = (fields: Record<string, unknown>) => {
      const text = JSON.stringify(ownOrder(fields));
      return journey.call(text, { "x-sign": createHmac("sha256", secrets.secret).update(text).digest("hex") });
    };
    const heard = async (type: string) => {
      await hooks.spread();
      await eventually(() => {
        // What failed is sent again by and by.
        hooks.skew.ms += 60_000;
        return shop.types().includes(type);
      });
    };

    // It posts the order twice, and once more with another word.
    await post({});
    await post({});
    await background.pass(1);
    await post({ comment: "Домофон 12" });
    await background.pass(1);
    expect(await journey.order()).toMatchObject({ externalId: "N-77", status: "confirmed", paymentStatus: "paid", totalMinor: 152_050 });
    trouble(/POST \/in .*order\.placed/, "500", "hang");
    await heard("order.placed");
    await heard("stock.changed");

    await journey.pack();
    const number = await journey.book();
    trouble(/POST \/in .*fulfilment\.handed_over/, "lost");
    await journey.leave();
    await journey.arrive();
    await heard("order.closed");
    await heard("fulfilment.handed_over");

    expect(JSON.stringify(shop.letters())).toContain(String(number));
    expect(await journey.order()).toMatchObject({ fulfilmentStatus: "delivered", status: "closed" });
    await journey.settled({ "TEE-BLK-M": 2, "MUG-WHT": 1 });
  }),
);
