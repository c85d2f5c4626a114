import { expect, test } from "vitest";
import type { Seen } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import type { ChannelProduct } from "../port";
import { moysklad } from ".";
import { anOrder, secrets, tellingOf } from "./fixtures";

const { id } = anOrder();
const href = (type: string, of: string) => `https://api.moysklad.ru/api/remap/1.2/entity/${type}/${of}`;
const event = (type: string, of: string, action = "UPDATE") => ({ meta: { type, href: href(type, of) }, action, accountId: "1" });
const other = "5d2f0a10-8c41-11f0-0a80-0a0b00010002";

const inspected = (body: unknown, query: Record<string, string> = {}) =>
  moysklad.inspect({ headers: {}, query, rawBody: Buffer.from(JSON.stringify(body)) });

test("a notice names every order that changed, once, and its request's id is the delivery's", () => {
  const events = [event("customerorder", id), event("product", other), event("customerorder", id), event("customerorder", other, "CREATE")];
  expect(inspected({ events }, { requestId: "req-1" })).toMatchObject({
    ...{ deliveryId: "req-1", kind: "notice", externalId: id, externalIds: [id, other] },
  });
  expect(inspected({ events: [event("customerorder", id, "DELETE")] })).toMatchObject({ reason: { code: "channel.deleted_at_channel" } });
  expect(inspected({ events: [event("product", id)] })).toMatchObject({ kind: "ignored", reason: { code: "channel.other_topic" } });
  expect(inspected({ accountId: "1", stockType: "stock", reportUrl: "https://x/report" })).toMatchObject({ kind: "stock" });
  expect(inspected(anOrder())).toMatchObject({ kind: "order" });
});

test("an order is read with its links expanded, and all of its positions", async () => {
  const order = anOrder();
  const [first] = order.positions.rows;
  order.positions.meta["size"] = 5;
  const vendor = await aLocalVendor(moysklad, {
    secrets,
    answer: ({ path }) => (path.includes("/positions?") ? { rows: [first, first] } : order),
  });
  const read = (await moysklad.read?.(vendor.line, id)) as typeof order;
  expect(read.positions.rows).toHaveLength(5);
  expect(vendor.seen[0]?.headers).toMatchObject({
    authorization: "Bearer only-for-tests",
    accept: "application/json;charset=utf-8",
    "accept-encoding": "gzip",
  });
  expect(vendor.seen[0]?.path).toContain(`/api/remap/1.2/entity/customerorder/${id}?expand=agent%2Cpositions.assortment`);
  expect(vendor.seen[1]?.path).toContain("offset=3");
});

test("an order that МойСклад does not know is none; its refusals are told in its words", async () => {
  const errors = [{ error: "Сущность не найдена", code: 1021 }];
  const gone = await aLocalVendor(moysklad, { secrets, answer: () => ({ status: 404, body: { errors } }) });
  expect(await moysklad.read?.(gone.line, id)).toBeNull();
  const wrong = await aLocalVendor(moysklad, {
    secrets,
    answer: () => ({ status: 412, body: { errors: [{ error: "Нельзя", code: 3006 }] } }),
  });
  await expect(moysklad.read?.(wrong.line, id)).rejects.toMatchObject({ reason: { params: { message: "Нельзя (3006)" } } });
  expect(await wrong.problem()).toBe("channel.refused_with");
  const busy = await aLocalVendor(moysklad, { secrets, answer: () => ({ status: 429, headers: { "x-lognex-retry-after": "2000" } }) });
  await expect(moysklad.read?.(busy.line, id)).rejects.toMatchObject({ kind: "slow_down", retryAt: expect.any(Date) });
  const silent = await aLocalVendor(moysklad, { secrets, answer: () => "hang up" });
  expect(await silent.problem()).toBe("channel.unreachable");
});

test("a poll goes on by time, so that orders that change meanwhile are not passed over", async () => {
  // A hundred orders of one second, then some later ones.
  const at = (index: number) => `2026-11-22 11:00:${String(Math.max(0, index - 130)).padStart(2, "0")}.000`;
  const all = Array.from({ length: 140 }, (_, index) => ({ id: `order-${index}`, updated: at(index), positions: { meta: { size: 0 } } }));
  const vendor = await aLocalVendor(moysklad, {
    secrets,
    answer: ({ path }) => {
      const query = new URL(path, "http://x").searchParams;
      const from = /updated>=([^;]+)/.exec(query.get("filter") ?? "")?.[1] ?? "";
      const offset = Number(query.get("offset"));
      return { rows: all.filter(({ updated }) => updated.slice(0, 19) >= from).slice(offset, offset + Number(query.get("limit"))) };
    },
  });
  const ids = new Set<string>();
  const window = { since: new Date("2026-11-22T08:00:00Z"), until: new Date("2026-11-22T08:10:00Z") };
  for await (const page of moysklad.poll?.orders(vendor.line, window) ?? []) for (const { externalId } of page) ids.add(externalId);
  expect(ids.size).toBe(140);
  expect(decodeURIComponent(vendor.seen[0]?.path ?? "").replaceAll("+", " ")).toContain(
    "updated>=2026-11-22 11:00:00;updated<=2026-11-22 11:10:01",
  );
});

test("stock is read by store, whole units, nothing of goods that lie nowhere", async () => {
  const report = [
    { assortmentId: "a", storeId: "s1", stock: 4 },
    { assortmentId: "a", storeId: "s2", stock: -2 },
    { assortmentId: "b", storeId: null, stock: 9 },
    { assortmentId: "b", storeId: "s1", stock: 46.5 },
  ];
  const vendor = await aLocalVendor(moysklad, { secrets, answer: () => report });
  expect(await moysklad.masterStock?.figures(vendor.line)).toEqual([
    { externalProductId: "a", place: "s1", onHand: 4 },
    { externalProductId: "a", place: "s2", onHand: 0 },
    { externalProductId: "b", place: "s1", onHand: 46 },
  ]);
  expect(vendor.seen[0]?.path).toContain("/report/stock/bystore/current");
  const rubbish = await aLocalVendor(moysklad, { secrets, answer: () => ({ rows: 1 }) });
  await expect(moysklad.masterStock?.figures(rubbish.line)).rejects.toMatchObject({ kind: "rubbish" });
});

test("the catalogue has products, variants and bundles, with the price in kopecks", async () => {
  const rows = anOrder().positions.rows.map(({ assortment }) => ({ ...assortment, salePrices: [{ value: 129_900.0 }] }));
  const vendor = await aLocalVendor(moysklad, { secrets, answer: () => ({ rows }) });
  const found: ChannelProduct[] = [];
  for await (const page of moysklad.products?.(vendor.line) ?? []) found.push(...page);
  expect(found).toMatchObject([{ sku: "TEE-BLK-M", priceMinor: 129_900, barcode: "4600000000015" }, { sku: "MUG-WHT" }]);
});

const states = [{ id: "s-1", name: "Отгружен", meta: { href: href("customerorder/metadata/states", "s-1"), type: "state" } }];
const answers = (asked: Seen) => {
  if (asked.path.endsWith("/metadata")) return { states };
  if (asked.path.includes("/positions")) return { rows: anOrder().positions.rows };
  if (asked.path.endsWith("/demand/new"))
    return { organization: { meta: { href: "o" } }, agent: { meta: { href: "a" } }, vatEnabled: true };
  return {};
};

test("what is not set is not told; a state is found by its name, a tracking number goes into its field", async () => {
  const silent = await aLocalVendor(moysklad, { secrets, answer: answers });
  expect(await moysklad.stepsOut?.tell(silent.line, tellingOf({ step: "packed" }))).toEqual({ outcome: "told" });
  expect(silent.seen).toEqual([]);

  const settings = { statesOut: { handed_over: "отгружен", packed: "Собран" }, trackingAttributeId: "field-1" };
  const vendor = await aLocalVendor(moysklad, { secrets, settings, answer: answers });
  expect(await moysklad.stepsOut?.tell(vendor.line, tellingOf({ step: "handed_over" }))).toEqual({ outcome: "told" });
  expect(vendor.seen.at(-1)).toMatchObject({
    method: "PUT",
    body: { state: { meta: { href: states[0]?.meta.href } }, attributes: [{ value: "TRACK-1" }] },
  });
  expect(await moysklad.stepsOut?.tell(vendor.line, tellingOf({ step: "packed" }))).toMatchObject({
    reason: { code: "channel.moysklad.state_unknown", params: { state: "Собран" } },
  });
});

test("a parcel that left becomes a shipment document, the same one when it is told again", async () => {
  const vendor = await aLocalVendor(moysklad, { secrets, settings: { createShipments: true }, answer: answers });
  const telling = tellingOf({ step: "handed_over" });
  for (const _ of [1, 2]) expect(await moysklad.stepsOut?.tell(vendor.line, telling)).toEqual({ outcome: "told" });
  const [first, second] = vendor.seen.filter(({ method, path }) => method === "POST" && path.endsWith("/entity/demand"));
  expect(first?.body).toEqual(second?.body);
  expect(first?.body).toMatchObject({
    syncId: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
    moment: "2026-11-22 12:00:00",
    positions: [{ quantity: 2 }, { quantity: 1 }],
  });
  const other = await moysklad.stepsOut?.tell(vendor.line, tellingOf({ step: "handed_over", lines: [] }));
  expect(other).toMatchObject({ reason: { code: "channel.moysklad.positions_gone" } });
});
