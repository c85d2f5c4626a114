import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { aBookingRequest } from "@/testing/booking-request";
import { saidIn } from "./ask";
import { aBoxberry } from "./fixtures/shop.fixture";
import { boxberry } from "./index";
import { pointOf } from "./points";
import { offersIn, quoteOf } from "./quote";
import { eventsIn } from "./track";
import { Act, Checked, Cities, Created, Made, OldCost, PointDescription, Points, read } from "./wire";

// A folder of real payloads, `<counterpart>/samples/*`, that is no part of the project; without it there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];

const filled = expect.stringMatching(/./);

/** What each sample is for; one that no entry reads fails the test. */
const readers: [RegExp, (body: unknown) => void | Promise<void>][] = [
  [/^Errorresp/, (body) => expect(saidIn({ status: 200, body })).toEqual({ complaint: filled })],
  [
    /^resp-deliveryCalculation/,
    (body) => expect(offersIn(body, "courier")?.quotes).toMatchObject([{ priceMinor: 68_150, days: { max: 4 } }]),
  ],
  [
    /^resp-deliveryCosts/,
    (body) => {
      const cost = read(OldCost, body);
      expect(quoteOf("point", cost?.price ?? "", cost?.delivery_period)).toMatchObject({ priceMinor: 67_100, days: { min: 4 } });
    },
  ],
  [/^resp-listCities/, (body) => expect(read(Cities, body)).toMatchObject([{ Code: filled, Name: filled, CourierDelivery: true }])],
  [
    /^resp-listPoints\./,
    (body) =>
      expect((read(Points, body) ?? []).map(pointOf)).toMatchObject([
        { kind: "office", postalCode: filled, latitude: expect.closeTo(55.58, 2), maxGrams: 31_000, takesCash: true, takesCards: true },
      ]),
  ],
  [/^resp-pointsDescription/, (body) => expect(read(PointDescription, body)).toMatchObject({ PrepaidOrdersOnly: false, LoadLimit: 31 })],
  [/^resp-parcelCreate/, (body) => expect(read(Created, body)).toMatchObject({ track: filled })],
  [/^resp-parcelCheck/, (body) => expect(read(Checked, body)?.label).toMatch(/^https?:/)],
  [/^resp-parcelStory/, (body) => expect(read(Made, body)).toMatchObject([{ track: filled, imid: filled }, { imid: filled }])],
  [/^resp-parcelSend/, (body) => expect(read(Act, body)).toMatchObject({ id: filled, label: filled })],
  [/^resp-listStatuses/, (body) => expect(eventsIn(body)).toMatchObject([{ status: "pre_transit", occurredAt: expect.any(Date) }])],
  // What is answered to questions that we do not ask, and to those whose answer is that there is no error.
  [
    /^resp-(changeOrder|createIntake|listPointsShort|listServices|zipCheck)/,
    (body) => expect(saidIn({ status: 200, body })).toEqual({ body }),
  ],
  [/^req-parcelCreate/, ordersAlike],
  [/^req-/, (body) => expect((body as { method?: string }).method).toMatch(/^[A-Z]\w+$/)],
];

/** An order of ours has no field that a real one has not, but for the shop's name. */
async function ordersAlike(real: unknown): Promise<void> {
  const { account, sent } = await aBoxberry();
  await boxberry.book(aBookingRequest(), account);
  const [{ token, sender_name, ...ours } = {}] = sent("ParselCreate");
  expect([token, sender_name]).toEqual([filled, filled]);
  const names = (order: unknown): string[] =>
    Object.entries(order as object).flatMap(([name, value]) => {
      const inner = Array.isArray(value) ? value[0] : value;
      return typeof inner === "object" && inner !== null ? names(inner).map((one) => `${name}.${one}`) : [name];
    });
  expect(names(real)).toEqual(expect.arrayContaining(names(ours)));
}

test.runIf(folder)("every known answer of Boxberry is read", async () => {
  const samples = path.join(path.resolve(folder ?? "."), "boxberry", "samples");
  for (const name of readdirSync(samples)) {
    const reader = readers.find(([pattern]) => pattern.test(name))?.[1];
    if (!reader) throw new Error(`nothing reads ${name}`);
    await reader(JSON.parse(readFileSync(path.join(samples, name), "utf8")));
  }
});
