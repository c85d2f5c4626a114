import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { aBookingRequest, moscow } from "@/testing/booking-request";
import { aYandex } from "./fixtures/shop.fixture";
import { yandexDelivery } from "./index";
import { Claim, read } from "./wire";

// A folder of real payloads, `<counterpart>/samples/*`, that is no part of the project; without it there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];

/** What each sample is for; one that no entry reads fails the test. */
const readers: [RegExp, (body: unknown) => void | Promise<void>][] = [
  [
    /^claims-create\.response/,
    (body) => expect(read(Claim, body)).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{31,32}$/), status: "new", version: 1 }),
  ],
  [/^claims-create\.request/, claimsAlike],
];

/** A claim of ours has no field that a real one has not, but for those of the official reference that the example does without. */
async function claimsAlike(real: unknown): Promise<void> {
  const { account, sent } = await aYandex({}, { callbackUrl: "https://oms.example/?" });
  const to = { ...moscow, line1: "ул. Арбат, 10", latitude: 55.75, longitude: 37.59 };
  await yandexDelivery.book(aBookingRequest({ service: "express", to }), account);
  const [ours] = sent("/claims/create");
  const names = (claim: unknown): string[] =>
    Object.entries(claim as object).flatMap(([name, value]) => {
      const inner = Array.isArray(value) ? value.find((one) => typeof one === "object") : value;
      return typeof inner === "object" && inner !== null ? names(inner).map((one) => `${name}.${one}`) : [name];
    });
  const further = ["comment", "route_points.address.comment", "route_points.address.city"];
  expect(names(real)).toEqual(expect.arrayContaining(names(ours).filter((name) => !further.includes(name))));
}

test.runIf(folder)("every known answer of Yandex Delivery is read", async () => {
  const samples = path.join(path.resolve(folder ?? "."), "yandex-delivery", "samples");
  for (const name of readdirSync(samples)) {
    const reader = readers.find(([pattern]) => pattern.test(name))?.[1];
    if (!reader) throw new Error(`nothing reads ${name}`);
    await reader(JSON.parse(readFileSync(path.join(samples, name), "utf8")));
  }
});
