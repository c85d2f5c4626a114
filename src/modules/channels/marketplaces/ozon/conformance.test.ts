import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { aLocalVendor } from "@/testing/local-vendor";
import { ozon } from ".";
import { askOzon } from "./ask";
import { fixture, secrets, tellingOf } from "./fixtures";
import { postingsPage } from "./wire";

// A folder of real payloads, `<counterpart>/samples/*`, that is no part of the project; without it there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];
const receivedAt = new Date();

const samplesOf = () => {
  const samples = path.join(path.resolve(folder ?? "."), "ozon", "samples");
  return readdirSync(samples).map((name) => ({ name, text: readFileSync(path.join(samples, name), "utf8") }));
};

const answering = (body: string, status = 200) => aLocalVendor(ozon, { secrets, answer: () => ({ status, body }) });
const telling = tellingOf(fixture("posting-rfbs"), { step: "packed" });

/** What each answer of Ozon is for; a sample that no entry reads fails the test. */
const readers: [RegExp, (text: string, name: string) => Promise<void> | void][] = [
  [
    /^fbs-(unfulfilled-)?list\.response/,
    (text, name) => {
      const page = postingsPage(JSON.parse(text));
      expect(page?.postings.length, name).toBeGreaterThan(0);
      for (const posting of page?.postings ?? []) {
        const translation = ozon.translate({ rawBody: Buffer.from(JSON.stringify(posting)), topic: "order", receivedAt, settings: {} });
        expect(translation, name).toHaveProperty("order.externalId", (posting as { posting_number: string }).posting_number);
        expect(translation, name).toHaveProperty("order.problems", []);
      }
    },
  ],
  [
    /^push-TYPE_/,
    (text, name) => {
      const delivery = ozon.inspect({ headers: {}, query: {}, rawBody: Buffer.from(text) });
      expect(delivery.topic, name).toBe(JSON.parse(text).message_type);
      const kind = name.includes("PING") ? "ping" : name.includes("STOCKS") ? "ignored" : "notice";
      expect(delivery.kind, name).toBe(kind);
      if (kind === "notice") expect(delivery.externalId, name).toBe(JSON.parse(text).posting_number);
    },
  ],
  [
    /^push-reply-ping/,
    (text, name) => {
      const ping = ozon.inspect({ headers: {}, query: {}, rawBody: Buffer.from('{"message_type":"TYPE_PING"}') });
      expect(Object.keys(ozon.reply?.(ping, receivedAt) as object), name).toEqual(Object.keys(JSON.parse(text)));
    },
  ],
  // Our own answer to a push that is not stored is the server's; its shape has nothing for us to read.
  [/^push-reply-error/, (text, name) => expect(JSON.parse(text), name).toHaveProperty("error.code")],
  [
    /^error-/,
    async (text, name) => {
      const answer = await askOzon((await answering(text, 409)).line, "/v4/posting/fbs/ship", {});
      expect(answer, name).toMatchObject({ ok: false, message: JSON.parse(text).message });
    },
  ],
  [
    /^products-stocks\.response/,
    async (text, name) => {
      const rows = (JSON.parse(text).result as { offer_id: string; warehouse_id: number }[]).map(({ offer_id, warehouse_id }) => ({
        sku: offer_id,
        barcode: null,
        key: { sku: offer_id },
        place: String(warehouse_id),
        quantity: 1,
        at: receivedAt,
      }));
      expect(await ozon.stock?.push((await answering(text)).line, rows), name).toEqual(rows.map(() => ({ outcome: "acknowledged" })));
    },
  ],
  [
    /^fbs-ship-v4\.response/,
    async (text, name) =>
      expect(await ozon.stepsOut?.tell((await answering(text)).line, telling), name).toMatchObject({
        outcome: "told",
        memory: { postings: expect.arrayContaining(JSON.parse(text).result) },
      }),
  ],
  [
    /^cancel-reason-list\.response|^fbs-cancel\.response/,
    async (text, name) => {
      const vendor = await answering(text);
      expect(await ozon.stepsOut?.tell(vendor.line, { ...telling, step: "cancelled" }), name).toEqual({ outcome: "told" });
      if (name.startsWith("cancel-reason")) expect(vendor.seen[1]?.body, name).toMatchObject({ cancel_reason_id: 402 });
    },
  ],
  [
    /^tracking-number-set\.response/,
    async (text, name) => {
      const shipment = { trackingNumber: "1", carrier: "cdek", trackingUrl: null, ours: true };
      const told = await ozon.stepsOut?.tell((await answering(text)).line, { ...telling, step: "handed_over", shipment });
      expect(told, name).toEqual({ outcome: "told" });
    },
  ],
  [
    /^package-label-(create|get)\.response/,
    async (text, name) => {
      const file = await aLocalVendor(ozon, { answer: () => "%PDF-1.4" });
      const answers: Record<string, string> = {
        "/v2/posting/fbs/package-label": "{}",
        "/v2/posting/fbs/package-label/create": name.includes("create")
          ? text
          : '{"result":{"tasks":[{"task_id":1,"task_type":"big_label"}]}}',
        "/v1/posting/fbs/package-label/get": name.includes("get")
          ? text.replace(/https:[^"]+/, `${file.baseUrl}/label.pdf`)
          : `{"result":{"status":"completed","file_url":"${file.baseUrl}/label.pdf"}}`,
      };
      const vendor = await aLocalVendor(ozon, { secrets, answer: ({ path }) => ({ status: 200, body: answers[path] ?? "{}" }) });
      const label = await ozon.stepsOut?.label?.(vendor.line, { ...telling, memory: { integration: "ozon" } });
      expect(label, name).toMatchObject({ type: "application/pdf" });
    },
  ],
  // What a seller asks, and the act of a drop-off, which is made in Ozon's own screens.
  [/\.request\.json$|^act-create\.response/, (text, name) => expect(JSON.parse(text), name).toBeTypeOf("object")],
];

test.runIf(folder)("every sample is understood", async () => {
  const samples = samplesOf();
  expect(samples.length).toBeGreaterThan(0);
  for (const { name, text } of samples) {
    const reader = readers.find(([pattern]) => pattern.test(name))?.[1];
    expect(reader, name).toBeDefined();
    await reader?.(text, name);
  }
});
