import { expect, test, vi } from "vitest";
import { withOwnDatabase } from "@/testing/database";
import { anExchange } from "@/testing/exchange";
import { stockOf } from "@/testing/orders";
import { aJourney } from "@/testing/vendors/journey";
import { documentsXml, importXml, offersXml } from "../commerceml/fixtures";
import { commerceml } from "../marketplaces/commerceml";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const goods = [{ id: "g1", article: "TEE-BLK-M", name: "Футболка", price: "900", quantity: "2", sum: "1800" }];
const order = { id: "1c-order-7", number: "ТД-7", sum: "1800", goods, requisites: { "Заказ оплачен": "true" } };

test(
  "S9, S20: 1C from order to delivery: its stock and order come in, its exchange breaks off and begins anew, and it reads status and number",
  withOwnDatabase(async ({ db }) => {
    const settings = { warehouseMap: { MSK: "w-1" } };
    const stock = { "TEE-BLK-M": 10 };
    const secrets = { login: "Обмен", password: "п@роль" };
    const journey = await aJourney(db, commerceml, { settings, secrets, stock, answer: () => ({ status: 404 }) });
    const { ctx, background } = journey;
    const exchange = await anExchange(ctx, db, { code: "there", settings });
    const asked = async (requisite: string) => {
      const xml = await exchange.say("sale", "query");
      return new RegExp(`<Наименование>${requisite}</Наименование>\\s*<Значение>([^<]*)</Значение>`).exec(xml)?.[1] ?? null;
    };

    await exchange.signIn();
    await exchange.upload("catalog", "import.xml", importXml([{ id: "g1", article: "TEE-BLK-M", name: "Футболка" }]));
    await exchange.upload("catalog", "offers.xml", offersXml([{ id: "g1", prices: { ret: "900" }, places: { "w-1": "10" } }]));

    // It breaks off in the middle of a file, signs in anew and sends all of it; then once more.
    await exchange.ask("type=sale&mode=file&filename=orders.xml", { body: documentsXml([order]).slice(0, 200) });
    for (let time = 0; time < 2; time++) {
      await exchange.signIn();
      await exchange.say("sale", "init");
      expect(await exchange.upload("sale", `orders-${time}.xml`, documentsXml([order]))).toBe("success");
      await background.pass(1);
    }
    expect(await journey.order()).toMatchObject({
      externalId: "1c-order-7",
      status: "confirmed",
      paymentStatus: "paid",
      totalMinor: 180_000,
    });
    expect(await stockOf(ctx, "TEE-BLK-M", "MSK")).toMatchObject({ onHand: 10, reserved: 2 });

    await journey.pack();
    const number = await journey.book();
    await journey.leave();
    // It asks, breaks off without confirming, and is given the same again.
    expect(await asked("Идентификатор отправления")).toBe(number);
    await exchange.signIn();
    expect(await asked("Идентификатор отправления")).toBe(number);
    expect(await exchange.say("sale", "success")).toBe("success");
    expect(await asked("Финальный статус")).toBeNull();

    await journey.arrive();
    await background.pass(10);
    expect(await asked("Финальный статус")).toBe("true");
    await exchange.say("sale", "success");
    expect(await journey.order()).toMatchObject({ fulfilmentStatus: "delivered", status: "closed" });
    await journey.settled({ "TEE-BLK-M": 2 });
  }),
);
