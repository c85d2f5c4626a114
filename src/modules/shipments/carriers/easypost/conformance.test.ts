import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { addressOf } from "./address";
import { codeIn, saidNo } from "./ask";
import { isBought, resultOf } from "./find";
import { hook } from "./hook";
import { cheapestOf, offersIn } from "./quote";
import { EasypostSecrets, EasypostSettings } from "./settings";
import { eventsIn } from "./track";
import { Event, read, Shipment, Tracker, Webhook } from "./wire";

// A folder of real payloads, `<counterpart>/samples/*`, that is no part of the project; without it there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];

type Body = Record<string, unknown>;
const something = expect.stringMatching(/./);
const settings = EasypostSettings.parse({});

function whole<T>(value: T | null): T {
  if (value === null) throw new Error("it was not read");
  return value;
}

/** What each sample is for; one that no entry reads fails the test. `all` are the samples by name. */
const readers: [RegExp, (body: Body, text: string, all: Map<string, Body>) => void][] = [
  [
    /^shipment-create\.response/,
    (body) => {
      const draft = whole(read(Shipment, structuredClone(body)));
      const { quotes, refused } = offersIn(draft, settings);
      expect(isBought(draft)).toBe(false);
      expect(refused).toEqual([]);
      expect(quotes).toHaveLength((body["rates"] as []).length);
      for (const { service, priceMinor } of quotes) expect(cheapestOf(draft.rates, service)?.rate).toBe((priceMinor / 100).toFixed(2));
    },
  ],
  [
    /^shipment-buy\.response/,
    (body) => {
      const shipment = whole(read(Shipment, structuredClone(body)));
      const rate = body["selected_rate"] as { rate: string };
      expect(isBought(shipment)).toBe(true);
      expect(resultOf(shipment)).toEqual({
        outcome: "booked",
        trackingNumber: body["tracking_code"],
        carrierReference: body["id"],
        priceMinor: Math.round(Number(rate.rate) * 100),
      });
    },
  ],
  [
    /^tracker-create\.response/,
    (body) => {
      const events = eventsIn(whole(read(Tracker, structuredClone(body))));
      expect(events).toHaveLength((body["tracking_details"] as []).length);
      for (const event of events) expect(event).toMatchObject({ status: "pre_transit", code: something, note: something });
    },
  ],
  [
    /^webhook-event-body/,
    (_body, text, all) => {
      // The official test vector: this body without its last line feed, with the secret and signature of the library's fixtures.
      const { secret, hmac_signature } = (all.get("client-library-fixtures.json")?.["webhooks"] ?? {}) as Record<string, string>;
      const headers = { "x-hmac-signature": hmac_signature ?? "" };
      const rawBody = Buffer.from(text.replace(/\r?\n$/, ""));
      const secrets = EasypostSecrets.parse({ apiKey: "k", webhookSecret: secret });
      expect(hook.verify({ headers, query: {}, rawBody }, { settings, secrets })).toBe(true);
      expect(hook.verify({ headers, query: {}, rawBody: Buffer.from(`${text} `) }, { settings, secrets })).toBe(false);
      const { topic, news } = hook.read({ headers, query: {}, rawBody });
      expect(topic).toBe("tracker.updated");
      expect(news).toMatchObject([{ trackingNumber: something }]);
      expect(news[0]?.events?.map(({ status }) => status)).toEqual(["pre_transit", ...Array(6).fill("in_transit")]);
    },
  ],
  [
    /^event-retrieve/,
    (body) => {
      for (const one of body["events"] as Body[]) {
        expect(read(Event, structuredClone(one))).toMatchObject({ object: "Event", description: something });
        expect(hook.read({ headers: {}, query: {}, rawBody: Buffer.from(JSON.stringify(one)) }).news).toEqual([]);
      }
    },
  ],
  [/^webhook-create\.response/, (body) => expect(read(Webhook, structuredClone(body))).toMatchObject({ id: something, url: something })],
  [
    /^error\.response/,
    (body) => {
      expect(codeIn(structuredClone(body))).toBe("PARAMETER.REQUIRED");
      expect(saidNo({ body, status: 422 })).toMatchObject({
        params: { message: "Missing required parameter; shipment: cannot be blank", code: "PARAMETER.REQUIRED" },
      });
    },
  ],
  [
    /^shipment-create\.request/,
    (body) => {
      const { street1, city, state, zip, country } = (body["shipment"] as { to_address: Record<string, string> }).to_address;
      const place = { line1: street1 ?? "", city: city ?? "", region: state ?? "", postalCode: zip ?? "", country: country ?? "" };
      expect(addressOf({ ...place, latitude: null, longitude: null })).toEqual({ street1, city, state, zip, country });
    },
  ],
  // Questions by others that we put alike or not at all, and the library's inputs, of which the secret is used above.
  [/\.request\.json$|^client-library-fixtures/, (body) => expect(Object.keys(body)).not.toEqual([])],
];

test.runIf(folder)("every known answer and notice of EasyPost is read", () => {
  const samples = path.join(path.resolve(folder ?? "."), "easypost", "samples");
  const texts = readdirSync(samples).map((name) => [name, readFileSync(path.join(samples, name), "utf8")] as const);
  const all = new Map(texts.map(([name, text]) => [name, JSON.parse(text) as Body]));
  for (const [name, text] of texts) {
    const reader = readers.find(([pattern]) => pattern.test(name))?.[1];
    if (!reader) throw new Error(`nothing reads ${name}`);
    reader(JSON.parse(text) as Body, text, all);
  }
});
