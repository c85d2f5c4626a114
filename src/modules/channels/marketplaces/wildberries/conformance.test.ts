import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { aLocalVendor } from "@/testing/local-vendor";
import { wildberries } from ".";
import { complaintsIn } from "./ask";
import { secrets, tellingOf } from "./fixtures";
import { statusesOf } from "./jobs";
import { openSupply } from "./supplies";

// A folder of real payloads, `<counterpart>/samples/*`, that is no part of the project; without it there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];
const receivedAt = new Date();

const samplesOf = () => {
  const samples = path.join(path.resolve(folder ?? "."), "wildberries", "samples");
  return readdirSync(samples).map((name) => ({ name, text: readFileSync(path.join(samples, name), "utf8") }));
};

const answering = (body: string, status = 200) => aLocalVendor(wildberries, { secrets, answer: () => ({ status, body }) });

type Job = { id: number; orderUid: string; convertedPrice: number; requiredMeta?: string[] };

/** What each answer of Wildberries is for; a sample that no entry reads fails the test. */
const readers: [RegExp, (text: string, name: string) => Promise<void> | void][] = [
  [
    /^orders(-new)?\.(response|real)/,
    (text, name) => {
      for (const job of JSON.parse(text).orders as Job[]) {
        const translation = wildberries.translate({
          rawBody: Buffer.from(JSON.stringify({ orders: [job] })),
          topic: "order",
          receivedAt,
          settings: {},
        });
        expect(translation, name).toMatchObject({
          order: { externalId: job.orderUid, currency: "RUB", totalMinor: job.convertedPrice, problems: [] },
        });
        if (job.requiredMeta) expect(translation, name).toHaveProperty(["order", "memory", `meta:${job.id}`], job.requiredMeta);
      }
    },
  ],
  [
    /^orders-status\.response/,
    async (text, name) => {
      const [status] = JSON.parse(text).orders as { id: number; supplierStatus: string }[];
      const statuses = await statusesOf((await answering(text)).line, [String(status?.id)]);
      expect(statuses.get(String(status?.id)), name).toMatchObject({ supplierStatus: status?.supplierStatus });
    },
  ],
  [
    /^orders-stickers\.response/,
    async (text, name) => {
      // Its picture is an SVG; we ask for PNG.
      const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";
      const [sticker] = JSON.parse(text).stickers as { orderId: number; file: string }[];
      const telling = tellingOf("packed", {
        lines: [{ externalLineId: "1", sku: "", externalProductId: null, quantity: 1 }],
        memory: { jobs: { "1": [String(sticker?.orderId)] } },
      });
      const label = await wildberries.stepsOut?.label?.((await answering(text.replace(sticker?.file ?? "", png))).line, telling);
      expect(label, name).toMatchObject({ type: "image/png" });
    },
  ],
  [/^supplies-create\.response/, async (text, name) => expect(await openSupplyOn(text), name).toBe(JSON.parse(text).id)],
  [
    /^supplies-list\.response/,
    async (text, name) => {
      const [closed] = JSON.parse(text).supplies as { name: string; id: string }[];
      // The supply of the sample is closed: another is opened.
      const open = text.replace(/"closedAt": "[^"]+"/, '"closedAt": null');
      expect(await openSupply((await answering(open)).line, closed?.name ?? ""), name).toBe(closed?.id);
      await expect(openSupply((await answering(text)).line, closed?.name ?? ""), name).rejects.toMatchObject({ kind: "rubbish" });
    },
  ],
  [
    /^errors/,
    (text, name) => {
      for (const [what, error] of Object.entries(JSON.parse(text) as Record<string, unknown>)) {
        const [complaint] = complaintsIn(error);
        expect(complaint?.message, `${name} ${what}`).toBeTruthy();
        if (Array.isArray(error)) expect(complaint?.sku, `${name} ${what}`).toBe("skuTest2");
      }
    },
  ],
  [
    /^stocks-(put|post)\.request/,
    async (text, name) => {
      const vendor = await aLocalVendor(wildberries, { secrets, answer: () => ({ stocks: [] }) });
      const { stocks, skus } = JSON.parse(text) as { stocks?: { sku: string; amount: number }[]; skus?: string[] };
      const barcode = stocks?.[0]?.sku ?? skus?.[0] ?? "";
      const row = { sku: "A", barcode, key: { barcode }, place: "1", quantity: stocks?.[0]?.amount ?? 0, at: receivedAt };
      await wildberries.stock?.push(vendor.line, [row]);
      // What we send is of the very shape.
      expect(
        vendor.seen.map(({ body }) => body),
        name,
      ).toContainEqual(JSON.parse(text));
    },
  ],
  [
    /^orders-(status|stickers)\.request|^supplies-create\.request|^warehouses\.response/,
    (text, name) => expect(JSON.parse(text), name).toBeTypeOf("object"),
  ],
];

async function openSupplyOn(created: string): Promise<string> {
  const vendor = await aLocalVendor(wildberries, {
    secrets,
    answer: ({ method }) => (method === "POST" ? { status: 201, body: created } : { next: 0, supplies: [] }),
  });
  return openSupply(vendor.line, "x");
}

test.runIf(folder)("every sample is understood", async () => {
  const samples = samplesOf();
  expect(samples.length).toBeGreaterThan(0);
  for (const { name, text } of samples) {
    const reader = readers.find(([pattern]) => pattern.test(name))?.[1];
    expect(reader, name).toBeDefined();
    await reader?.(text, name);
  }
});
