import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { complaintsIn } from "./ask";
import { hook } from "./hook";
import { resultOf } from "./order";
import { pointOf } from "./points";
import { offersIn } from "./quote";
import { CdekSettings } from "./settings";
import { eventsIn } from "./track";
import { Acknowledged, Offices, OrderAnswer, read, Subscriptions } from "./wire";

// A folder of real payloads, `<counterpart>/samples/*`, that is no part of the project; without it there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];

const nothingOfOurs = new Set(["PRINT_FORM", "PREALERT_CLOSED", "OFFICE_AVAILABILITY"]);

/** What each sample is for; one that no entry reads fails the test. */
const readers: [RegExp, (body: Body, text: string) => void][] = [
  [
    /^webhook-/,
    (body, text) => {
      const { topic, news } = hook.read({ headers: {}, query: {}, rawBody: Buffer.from(text) });
      expect(topic).toBe(body["type"]);
      if (nothingOfOurs.has(topic)) expect(news).toEqual([]);
      else expect(news).toMatchObject([{ carrierReference: body["uuid"], trackingNumber: (body["attributes"] as Body)["cdek_number"] }]);
    },
  ],
  [
    /^order-get/,
    (body) => {
      const order = read(OrderAnswer, body);
      if (!order) throw new Error("no order was read");
      expect(resultOf(order)).toMatchObject({ outcome: "accepted", carrierReference: order.entity.uuid });
      expect(eventsIn(order)).toMatchObject([{ status: "pre_transit", code: "ACCEPTED" }]);
    },
  ],
  [
    /^error-/,
    (body) => expect(complaintsIn(body)).toMatchObject([{ code: expect.stringMatching(/./), message: expect.stringMatching(/./) }]),
  ],
  [
    /CalculateTariffList/,
    (body) => {
      const offers = (to: "door" | "office") =>
        offersIn(structuredClone(body), true, { currency: "RUB" }, { from: "office", to: [to] }, CdekSettings.parse({}));
      expect(offers("office").quotes).toMatchObject([{ service: "136", priceMinor: 30_000 }]);
      expect(offers("door").quotes).toMatchObject([{ service: "137", priceMinor: 45_000 }]);
    },
  ],
  [
    /DeliveryPoints/,
    (body) => expect((read(Offices, body) ?? []).map(pointOf)).toMatchObject([{ kind: "office", takesCash: true, takesCards: true }]),
  ],
  [
    /OrderOperations|SetWebhooks/,
    (body) =>
      expect(read(Acknowledged, body)).toMatchObject({ entity: { uuid: expect.stringMatching(/./) }, requests: [{ state: "ACCEPTED" }] }),
  ],
  [/GetWebhooks/, (body) => expect(read(Subscriptions, body)).toHaveLength((body as unknown as unknown[]).length)],
  // Answers to questions that we do not ask: the price of one tariff, and the list of all.
  [/AvailableTariffs|CalculateTariffSuccess/, (body) => expect(complaintsIn(body)).toEqual([])],
];

type Body = Record<string, unknown>;

test.runIf(folder)("every known answer and notice of CDEK is read", () => {
  const samples = path.join(path.resolve(folder ?? "."), "cdek", "samples");
  for (const name of readdirSync(samples)) {
    const text = readFileSync(path.join(samples, name), "utf8");
    const reader = readers.find(([pattern]) => pattern.test(name))?.[1];
    if (!reader) throw new Error(`nothing reads ${name}`);
    reader(JSON.parse(text) as Body, text);
  }
});
