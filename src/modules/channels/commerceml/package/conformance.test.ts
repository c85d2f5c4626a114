import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { commerceml } from "../../marketplaces/commerceml/index";
import type { Document, Entry } from "./entry";
import { readPackage } from "./read-package";
import { PackageRefused } from "./refused";

// A folder of real files, `<counterpart>/samples/*`, that is no part of the project; without it there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];

/** What must be found in each sample; one that no line reads fails the test. */
const expected: [RegExp, (entries: Entry[]) => void][] = [
  [/classifier/, (entries) => expect(entries).toEqual([])],
  [/^import/, (entries) => every(entries, "good", (good) => good.id !== "" && good.name !== "")],
  [
    /^offers/,
    (entries) => every(entries, "offer", (offer) => offer.prices.length > 0 && (offer.total !== null || offer.places.length > 0)),
  ],
  [/^rests/, (entries) => every(entries, "offer", (offer) => offer.places.length > 0)],
  [/query-response-empty/, (entries) => expect(entries).toEqual([])],
  [
    /^orders/,
    (entries) => {
      every(entries, "document", (document) => document.id !== "" && document.operation !== "");
      for (const document of entries.filter((entry): entry is Document => entry.is === "document" && entry.goods !== null))
        expectOrder(document);
    },
  ],
];

function every<Kind extends Entry["is"]>(entries: Entry[], is: Kind, holds: (entry: Extract<Entry, { is: Kind }>) => boolean): void {
  const found = entries.filter((entry): entry is Extract<Entry, { is: Kind }> => entry.is === is);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((entry) => !holds(entry))).toEqual([]);
}

/** An order that the adapter understands whole. */
function expectOrder(document: Document): void {
  const rawBody = Buffer.from(JSON.stringify({ ...document, state: {} }));
  const translation = commerceml.translate({ rawBody, topic: "order", receivedAt: new Date(), settings: {} });
  expect(translation).toHaveProperty("order.externalId", document.id);
  if (!("order" in translation)) return;
  const { order } = translation;
  expect(order.totalMinor).toBe(Math.round(Number(document.sum) * 100));
  expect(order.problems.filter(({ reason }) => reason.code !== "channel.city_missing")).toEqual([]);
}

test.runIf(folder)("every sample is understood", async () => {
  const samples = path.join(path.resolve(folder ?? "."), "commerceml", "samples");
  const names = readdirSync(samples);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const file = path.join(samples, name);
    const entries: Entry[] = [];
    const read = async () => {
      for await (const some of readPackage({ path: file, size: statSync(file).size, encoding: "utf-8" })) entries.push(...some);
    };
    if (/XSD/i.test(name)) {
      // The schema itself is no exchange.
      await expect(read(), name).rejects.toBeInstanceOf(PackageRefused);
      continue;
    }
    await read();
    const check = expected.find(([pattern]) => pattern.test(name))?.[1];
    expect(check, name).toBeDefined();
    check?.(entries);
  }
});
