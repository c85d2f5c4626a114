import { expect, test } from "vitest";
import type { Seen, VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import { ozon } from "../marketplaces/ozon/index";
import type { Marketplace } from "../marketplaces/port";
import type { DropOff } from "../marketplaces/telling";
import { wildberries } from "../marketplaces/wildberries/index";
import { dayStepOf, deadlineOf, stopOf } from "./deadline";

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=", "base64");
const pdf = Buffer.from("%PDF-1.4 act");
const line = (id: string) => ({ externalLineId: id, sku: id, externalProductId: id, quantity: 1 });

async function asked(marketplace: Marketplace, dropOff: Partial<DropOff>, answer: (asked: Seen) => VendorAnswer) {
  const vendor = await aLocalVendor(marketplace, { secrets: { token: "t", clientId: "1", apiKey: "k" }, answer });
  const document = marketplace.stepsOut?.handOverDocument;
  if (!document) throw new Error("no paper");
  const whole = { parcels: [], place: null, at: new Date("2026-11-23T10:00:00Z"), memory: {}, ...dropOff };
  return { vendor, paper: await document(vendor.line, whole) };
}

test("Wildberries gives the code of the one supply that the parcels lie in", async () => {
  const parcel = (job: string, supply: string) => ({
    externalId: job,
    lines: [line(job)],
    memory: { jobs: { [job]: [job] }, [`supply:${job}`]: supply },
  });
  const answer = () => ({ barcode: "%WB-GI-1", file: png.toString("base64") });
  const { paper, vendor } = await asked(wildberries, { parcels: [parcel("1", "WB-GI-1"), parcel("2", "WB-GI-1")] }, answer);
  expect(paper).toMatchObject({ outcome: "ready", number: "WB-GI-1", paper: { type: "image/png" } });
  expect(vendor.seen[0]?.path).toBe("/api/v3/supplies/WB-GI-1/barcode?type=png");
  expect((await asked(wildberries, { parcels: [parcel("1", "A"), parcel("2", "B")] }, answer)).paper).toMatchObject({
    outcome: "refused",
    reason: { code: "channel.several_supplies" },
  });
  const early = await asked(wildberries, { parcels: [parcel("1", "A")] }, () => ({ status: 409, body: { code: "FailedToGetSupply" } }));
  expect(early.paper).toEqual({ outcome: "waiting" });
});

test("Ozon makes an act of the parcels' delivery method, which is asked for until it is there", async () => {
  const parcels = [{ externalId: "5-1", lines: [line("7")], memory: { postings: ["5-1"] } }];
  const at = ({ path }: Seen): VendorAnswer => {
    if (path.endsWith("/get"))
      return { result: { posting_number: "5-1", status: "awaiting_deliver", delivery_method: { id: 230039077005 } } };
    if (path.endsWith("/create")) return { result: { id: 5819327210249 } };
    if (path.endsWith("/check-status")) return { result: { status: "ready" } };
    return { status: 200, body: pdf, headers: { "content-type": "application/pdf" } };
  };
  const made = await asked(ozon, { parcels }, at);
  expect(made.paper).toEqual({ outcome: "waiting", memory: { act: "5819327210249" } });
  expect(made.vendor.seen.at(-1)?.body).toMatchObject({ delivery_method_id: 230039077005, containers_count: 1 });
  expect((await asked(ozon, { parcels, memory: { act: "5819327210249" } }, at)).paper).toMatchObject({
    outcome: "ready",
    number: "5819327210249",
  });
  const busy = await asked(ozon, { parcels, memory: { act: "1" } }, () => ({ result: { status: "IN_PROCESS" } }));
  expect(busy.paper).toEqual({ outcome: "waiting" });
});

test("each channel says which units carry codes, from what it told of the order", () => {
  const asks = (marketplace: Marketplace, memory: Record<string, unknown>, id: string) => marketplace.stepsOut?.asksCodes?.(memory, id);
  expect(asks(ozon, { marked: ["7"] }, "7@12900")).toEqual(["mark"]);
  expect(asks(ozon, { marked: ["7"] }, "8")).toEqual([]);
  expect(asks(wildberries, { jobs: { 7: ["1"] }, "meta:1": ["sgtin", "imei", "expiration"] }, "7")).toEqual(["sgtin", "imei"]);
  expect(asks(wildberries, {}, "7")).toEqual([]);
});

test("deadlines are days of the warehouse, and a parcel's state is told by how far it is", () => {
  const now = new Date("2026-11-23T18:00:00Z");
  const words = ["2026-11-23T17:00:00Z", "2026-11-23T20:00:00Z", "2026-11-23T22:00:00Z", "2026-11-25T22:00:00Z"];
  expect(words.map((at) => deadlineOf(new Date(at), now, "Europe/Moscow"))).toEqual(["late", "today", "tomorrow", "later"]);
  expect(deadlineOf(null, now, "Europe/Moscow")).toBe("none");
  expect(dayStepOf({ status: "packed", told: true, hasSticker: false })).toBe("told");
  expect(dayStepOf({ status: "cancelled", told: true, hasSticker: true })).toBeNull();
  const going = { needsPutBack: false, calledOff: false, comesBack: false };
  expect(stopOf({ ...going, status: "handed_over", calledOff: true })).toBe("expect");
  expect(stopOf({ ...going, status: "cancelled", needsPutBack: true })).toBe("take_out");
  expect(stopOf({ ...going, status: "packed" })).toBeNull();
});
