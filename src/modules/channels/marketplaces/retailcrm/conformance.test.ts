import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { retailcrm } from ".";

// A folder of real payloads, `<counterpart>/samples/*`, that is no part of the project; without it there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];
const receivedAt = new Date();

/** Every order that is told anywhere in a sample. */
function ordersIn(body: Record<string, unknown>): Record<string, unknown>[] {
  const listed = [
    body["order"],
    ...((body["orders"] as unknown[]) ?? []),
    ...((body["history"] as { order?: unknown }[]) ?? []).map(({ order }) => order),
  ];
  return listed.filter((one): one is Record<string, unknown> => typeof one === "object" && one !== null && "items" in one);
}

test.runIf(folder)("every order of the samples is read", () => {
  const at = path.join(path.resolve(folder ?? "."), "retailcrm", "samples");
  let count = 0;
  for (const name of readdirSync(at)) {
    const orders = ordersIn(JSON.parse(readFileSync(path.join(at, name), "utf8")));
    for (const order of orders) {
      const translation = retailcrm.translate({
        rawBody: Buffer.from(JSON.stringify({ order })),
        topic: "order",
        receivedAt,
        settings: {},
      });
      const items = order["items"] as { offer?: { article?: string; externalId?: string } }[];
      expect(translation, name).toMatchObject({
        order: {
          externalId: String(order["externalId"] ?? order["id"]),
          lines: items.map(({ offer }) => ({ sku: offer?.article ?? offer?.externalId ?? null })),
        },
      });
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(10);
});
