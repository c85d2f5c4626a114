import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { generic } from ".";

// A folder of real payloads, `<counterpart>/samples/*`, that is no part of the project; without it there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];

test.runIf(folder)("every sample of a marketplace that has a preset is read without a problem", () => {
  const at = path.join(path.resolve(folder ?? "."), "marketplace-other", "samples");
  const names = readdirSync(at).filter((name) => name.endsWith("order-new.json"));
  for (const name of names) {
    const rawBody = readFileSync(path.join(at, name));
    const { data } = JSON.parse(rawBody.toString()) as { data: { shipments: { shipmentId: string }[] } };
    const translation = generic.translate({ rawBody, topic: "order/new", receivedAt: new Date(), settings: { preset: "megamarket" } });
    expect(translation, name).toMatchObject({ order: { externalId: data.shipments[0]?.shipmentId, problems: [] } });
  }
  expect(names.length).toBeGreaterThan(0);
});
