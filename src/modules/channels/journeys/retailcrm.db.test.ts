import { expect, test, vi } from "vitest";
import { withOwnDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aJourney } from "@/testing/vendors/journey";
import { retailcrm } from "../marketplaces/retailcrm";
import { aForm, anOrder } from "../marketplaces/retailcrm/fixtures";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const apiKey = "only-for-tests";

test(
  "S9, S20: a shop that speaks RetailCRM from order to delivery: it asks again when it has heard no answer, and reads where the order stands",
  withOwnDatabase(async ({ db }) => {
    const journey = await aJourney(db, retailcrm, {
      settings: {},
      secrets: { apiKey },
      stock: { "TEE-BLK-M": 10, "MUG-WHT": 5 },
      answer: () => ({ status: 404 }),
    });
    const app = testApp(db);
    const ask = async (path: string, body?: string) => {
      const headers = { "x-api-key": apiKey, "content-type": "application/x-www-form-urlencoded" };
      const answer = await app.request(
        `${journey.hookPath}/api/v5${path}`,
        body === undefined ? { headers } : { method: "POST", headers, body },
      );
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const status = async () => {
      const { body } = await ask("/orders/statuses?externalIds[]=SHOP-5001");
      return (body["orders"] as { status: string }[])[0]?.status;
    };

    // The answer to its first try was lost on the way: it tries again, and then changes what it said.
    expect(await ask("/orders/create", aForm(anOrder()))).toMatchObject({ status: 200, body: { success: true } });
    expect(await ask("/orders/create", aForm(anOrder()))).toMatchObject({ status: 400, body: { errorMsg: "Order already exists." } });
    const { payments: _paid, ...rest } = anOrder({ phone: "+79210009988" });
    for (let time = 0; time < 2; time++)
      expect(await ask("/orders/SHOP-5001/edit", aForm(rest))).toMatchObject({ status: 200, body: { success: true } });
    await journey.background.pass(5);
    expect(await journey.order()).toMatchObject({
      externalId: "SHOP-5001",
      status: "confirmed",
      paymentStatus: "paid",
      customerPhone: "+79210009988",
    });

    const seen = [await status()];
    await journey.pack();
    seen.push(await status());
    const number = await journey.book();
    await journey.leave();
    seen.push(await status());
    await journey.arrive();
    seen.push(await status());
    expect(seen).toEqual(["client-confirmed", "assembling-complete", "delivering", "complete"]);
    expect(number).not.toBeNull();
    expect(await journey.order()).toMatchObject({ fulfilmentStatus: "delivered", status: "closed" });
    await journey.settled({ "TEE-BLK-M": 2, "MUG-WHT": 1 });
  }),
);
