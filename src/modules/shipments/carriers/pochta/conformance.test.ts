import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { kazan } from "@/testing/booking-request";
import { opinionOf } from "./address";
import { complaintsIn } from "./ask";
import { resultOf } from "./order";
import { pointOf } from "./points";
import { offerIn } from "./quote";
import { statusOf } from "./status";
import { eventsIn } from "./track";
import {
  Batch,
  CleanAddresses,
  CleanNames,
  NearAddress,
  Office,
  Offices,
  Operations,
  Orders,
  Outcome,
  PostalCodes,
  PostOrder,
  read,
  readList,
  ShippingPoints,
} from "./wire";

// A folder of real payloads, `<counterpart>/samples/*`, that is no part of the project; without it there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];

type Body = Record<string, unknown>;
const something = expect.stringMatching(/./);

/** What each sample is for; one that no entry reads fails the test. */
const readers: [RegExp, (body: Body) => void][] = [
  [
    /^clean-address/,
    (body) => {
      const [clean] = readList(CleanAddresses, body) ?? [];
      expect(clean && opinionOf(kazan, clean)).toMatchObject({
        isDeliverable: true,
        quality: "GOOD VALIDATED",
        place: { city: something },
      });
    },
  ],
  [/^clean-physical/, (body) => expect(readList(CleanNames, body)).toMatchObject([{ surname: something }])],
  [
    /^create-batch/,
    (body) => {
      expect(complaintsIn(body)).toEqual([]);
      expect(read(Outcome, body)).toMatchObject({ batches: [{ "batch-name": something }], "result-ids": [something] });
    },
  ],
  [/^create-orders/, (body) => expect(read(Outcome, body)).toMatchObject({ "result-ids": [something] })],
  [
    /^find-order-by-(id|shop-id)/,
    (body) => {
      const orders = Array.isArray(body) ? (readList(Orders, body) ?? []) : [read(PostOrder, body)].filter((order) => order !== null);
      expect(resultOf(orders)).toMatchObject({ outcome: "booked", trackingNumber: something, priceMinor: 78_800 });
    },
  ],
  [
    /^get-all-batches/,
    (body) => {
      for (const one of body as unknown as unknown[])
        expect(read(Batch, one)).toMatchObject({ "batch-name": something, "batch-status": "CREATED" });
    },
  ],
  [/^get-postal-codes/, (body) => expect(readList(PostalCodes, body)?.length).toBeGreaterThan(3)],
  [/^get-shipping-points/, (body) => expect(readList(ShippingPoints, body)).toMatchObject([{ "operator-postcode": something }])],
  [
    /^get-tariff/,
    (body) => expect(offerIn("A:B", body, true)).toMatchObject({ quote: { priceMinor: 74_601, days: { min: 38, max: 40 } } }),
  ],
  [/^search-post-office-by-address/, (body) => expect(read(NearAddress, body)?.postoffices).toHaveLength(3)],
  [
    /^search-post-office-by-(coordinates|index)/,
    (body) => {
      const offices = Array.isArray(body) ? (readList(Offices, body) ?? []) : [read(Office, body)].filter((one) => one !== null);
      for (const office of offices) expect(pointOf(office)).toMatchObject({ code: something, city: something, hours: something });
    },
  ],
  [
    /^snapshot-create-batch/,
    (body) => expect(complaintsIn(body["result"])).toEqual([{ position: 0, code: "NOT_FOUND", message: "Отправление не найдено" }]),
  ],
  [
    /^snapshot-get-operations/,
    (body) => expect(eventsIn(readList(Operations, body["result"]) ?? [])).toMatchObject([{ status: "pre_transit", code: "28.0" }]),
  ],
  // Answers to questions that we do not ask, failures that never became an answer, and what we send.
  [
    /^(clean-phone|get-recipient|get-post-office-services|index-of-methods)|^snapshot-(create-orders|edit-order|get-tariff)|\.request\./,
    () => {},
  ],
];

test.runIf(folder)("every known answer of the Post is read", () => {
  const samples = path.join(path.resolve(folder ?? "."), "pochta", "samples");
  for (const name of readdirSync(samples).filter((file) => file.endsWith(".json"))) {
    const reader = readers.find(([pattern]) => pattern.test(name))?.[1];
    if (!reader) throw new Error(`nothing reads ${name}`);
    reader(JSON.parse(readFileSync(path.join(samples, name), "utf8")) as Body);
  }
});

test.runIf(folder)("every ending in the Post's own table of operations is one of ours", () => {
  const table = readFileSync(path.join(path.resolve(folder ?? "."), "pochta", "samples", "tracking-status-codes.csv"), "utf8");
  for (const row of table.split("\n").slice(1)) {
    const [, type, attribute, name = "", end] = /^(\d+),"[^"]*",(\d+),"([^"]*)",(\w*)$/.exec(row.trim()) ?? [];
    if (!type || !attribute) continue;
    const status = statusOf(Number(type), Number(attribute));
    if (type === "2" && attribute !== "0") expect([row, status]).toEqual([row, /отправител/iu.test(name) ? "returned" : "delivered"]);
    if (end === "final") expect([row, ["delivered", "returned", "lost"].includes(status)]).toEqual([row, true]);
  }
});
