import { expect, test } from "vitest";
import type { Seen, VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import type { ChannelProduct, RawOrder } from "../port";
import { wildberries } from ".";
import { secretsSchema, settingsSchema } from "./connection";
import { intakeOf, jobs, secrets, shirtA, shirtB, shoe, statuses, uid } from "./fixtures";

type Answers = Record<string, (asked: Seen, query: URLSearchParams) => VendorAnswer>;
const notFound = { status: 404, body: { code: "NotFound", message: "no such method" } };

function vendorOf(answers: Answers) {
  return aLocalVendor(wildberries, {
    secrets,
    answer: (asked) => {
      const url = new URL(asked.path, "http://wb");
      return answers[url.pathname]?.(asked, url.searchParams) ?? notFound;
    },
  });
}

const idsIn = ({ body }: Seen) => (body as { orders: number[] }).orders;
const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000);
const now = (fields: Record<string, unknown> = {}) => jobs({ createdAt: at(5).toISOString(), ...fields });
const wb = (list: () => VendorAnswer, fresh: () => VendorAnswer = () => ({ orders: [] })): Answers => ({
  "/api/v3/orders/new": fresh,
  "/api/v3/orders": list,
  "/api/v3/orders/status": (asked) => ({ orders: statuses("confirm", "waiting", idsIn(asked)) }),
});

async function polled(answers: Answers, window = { since: at(1.5), until: at(0) }) {
  const vendor = await vendorOf(answers);
  const orders: RawOrder[] = [];
  for await (const page of wildberries.poll?.orders(vendor.line, window) ?? []) orders.push(...page);
  return { vendor, orders };
}

test("jobs come page by page, are put together by basket and get their statuses", async () => {
  const filler = Array.from({ length: 999 }, (_, index) => ({ ...now()[0], id: index + 1, orderUid: `u-${index}` }));
  const [first, second, third] = now();
  const { vendor, orders } = await polled({
    ...wb(() => ({})),
    "/api/v3/orders": (_asked, query) =>
      query.get("next") === "0" ? { next: 13833711, orders: [...filler, first] } : { next: 0, orders: [second, third] },
  });
  expect(orders).toHaveLength(1000);
  const basket = orders.find(({ externalId }) => externalId === uid);
  expect(basket?.body).toMatchObject({
    orders: [{ id: shirtA }, { id: shirtB }, { id: shoe }],
    statuses: [{ id: String(shirtA) }, {}, {}],
  });
  expect(intakeOf(basket?.body)).toMatchObject({ externalId: uid, rawStatus: "confirm/waiting", totalMinor: 349_700 });
  expect(vendor.seen[0]?.headers["authorization"]).toBe("eyJh.eyJz.c2ln");
  const list = new URL(vendor.seen[1]?.path ?? "", "http://wb").searchParams;
  expect(list.get("limit")).toBe("1000");
  // Never more than the thirty days that Wildberries allows.
  expect(Number(list.get("dateTo")) - Number(list.get("dateFrom"))).toBeLessThanOrEqual(30 * 86_400);
  expect(vendor.seen.filter(({ path }) => path === "/api/v3/orders/status").map((asked) => idsIn(asked).length)).toEqual([1000, 2]);
});

test("a job that is listed as new is an order, however old it says that it is", async () => {
  const [old] = jobs({ createdAt: "2022-05-04T07:56:29Z" });
  const { orders } = await polled(
    wb(
      () => ({ next: 0, orders: [] }),
      () => ({ orders: [old] }),
    ),
  );
  expect(orders).toHaveLength(1);
});

test("what only the list of new jobs tells is kept with the job", async () => {
  const listed = now().map(({ requiredMeta: _meta, ...job }) => job);
  const { orders } = await polled(
    wb(
      () => ({ next: 0, orders: listed }),
      () => ({ orders: now() }),
    ),
  );
  expect(intakeOf(orders[0]?.body).memory).toMatchObject({ [`meta:${shoe}`]: ["sgtin"] });
  // The list may be late: new jobs come all the same.
  expect(
    (
      await polled(
        wb(
          () => ({ next: 0, orders: [] }),
          () => ({ orders: now() }),
        ),
      )
    ).orders,
  ).toHaveLength(1);
});

test("what of a basket lies in another warehouse is an order of its own", async () => {
  const [first, second, third] = now();
  const { orders } = await polled(wb(() => ({ next: 0, orders: [third, { ...second, warehouseId: 77 }, first] })));
  expect(orders.map(({ externalId }) => externalId)).toEqual([uid, `${uid}@77`]);
  expect(orders.map(({ body }) => intakeOf(body))).toMatchObject([
    { externalId: uid, place: "941207", lines: [{ quantity: 1 }, { quantity: 1 }] },
    { externalId: `${uid}@77`, place: "77", lines: [{ quantity: 1 }] },
  ]);
});

test("a basket that the window cuts is left to the window that holds it whole", async () => {
  const until = at(60 * 24 * 10);
  const since = new Date(until.getTime() - 86_400_000);
  const [first] = jobs({ createdAt: new Date(until.getTime() - 3 * 86_400_000 - 60_000).toISOString() });
  const [second] = jobs({ createdAt: since.toISOString(), orderUid: "whole", id: 9 });
  const { orders, vendor } = await polled(
    wb(() => ({ next: 0, orders: [first, second] })),
    { since, until },
  );
  expect(orders.map(({ externalId }) => externalId)).toEqual(["whole"]);
  // A back-fill asks for no new jobs.
  expect(vendor.seen.some(({ path }) => path.endsWith("/new"))).toBe(false);
});

test("an order is read by its id or by one of its jobs", async () => {
  const vendor = await vendorOf(wb(() => ({ next: 0, orders: now() })));
  expect(intakeOf(await wildberries.read?.(vendor.line, uid))).toMatchObject({
    externalId: uid,
    lines: [{ quantity: 2 }, { quantity: 1 }],
  });
  expect(intakeOf(await wildberries.read?.(vendor.line, String(shoe)))).toMatchObject({ externalId: uid });
  expect(await wildberries.read?.(vendor.line, "nobody")).toBeNull();
});

test.each([
  ["hangs up", "hang up", "unreachable"],
  ["fails", { status: 502, body: "<html>" }, "unreachable"],
  ["limits", { status: 429, body: { title: "too many requests", status: 429 }, headers: { "x-ratelimit-retry": "7" } }, "slow_down"],
  ["refuses the token", { status: 401, body: { title: "unauthorized", detail: "token problem" } }, "keys_refused"],
  ["speaks another format", { status: 200, body: "<html>" }, "rubbish"],
  ["refuses the question", { status: 400, body: { code: "IncorrectParameter", message: "An incorrect parameter was passed" } }, "rubbish"],
] as [string, VendorAnswer, string][])("a poll is tried again when Wildberries %s", async (_what, answer, kind) => {
  await expect(polled(wb(() => answer))).rejects.toMatchObject({ name: "ChannelTrouble", kind });
});

test("the connection is tested by what it is for", async () => {
  const problem = async (answer: VendorAnswer) => (await vendorOf({ "/api/v3/orders/new": () => answer })).problem();
  expect(await problem({ orders: [] })).toBeNull();
  expect(await problem([])).toBe("channel.other_vendor");
  expect(await problem(notFound)).toBe("channel.other_vendor");
  expect(await problem({ status: 401 })).toBe("channel.keys_refused");
  expect(await problem({ status: 400, body: { message: "no" } })).toBe("channel.refused_with");
  expect(await (await aLocalVendor(wildberries, { answer: () => ({ orders: [] }) })).problem()).toBe("channel.wildberries.token_missing");
  expect(wildberries.authorize({ token: "Bearer abc" })).toEqual({ authorization: "abc" });
  expect(settingsSchema.parse({ warehouseMap: { MSK: 941207 } })).toEqual({ warehouseMap: { MSK: "941207" } });
  expect(settingsSchema.safeParse({ shop: 1 }).success).toBe(false);
  expect(secretsSchema.safeParse({ token: "" }).success).toBe(false);
});

test("the catalogue is listed by size, page by page", async () => {
  const card = (nmID: number, sizes: object[]) => ({ nmID, vendorCode: "TEE-BLK", title: "Футболка", sizes });
  const vendor = await vendorOf({
    "/content/v2/get/cards/list": ({ body }) => {
      const { cursor } = (body as { settings: { cursor: { nmID?: number } } }).settings;
      return cursor.nmID === undefined
        ? {
            cards: [
              card(1, [
                { chrtID: 11, techSize: "M", skus: ["2041778233019"] },
                { chrtID: 12, techSize: "L", skus: [] },
              ]),
            ],
            cursor: { updatedAt: "2026-11-01T00:00:00Z", nmID: 1, total: 100 },
          }
        : {
            cards: [card(2, [{ chrtID: 21, techSize: "0", skus: ["2041778244411"] }])],
            cursor: { updatedAt: "2026-11-02T00:00:00Z", nmID: 2, total: 1 },
          };
    },
  });
  const pages: ChannelProduct[][] = [];
  for await (const page of wildberries.products?.(vendor.line) ?? []) pages.push(page);
  expect(pages).toEqual([
    [
      { externalId: "11", sku: "TEE-BLK", barcode: "2041778233019", name: "Футболка, M", priceMinor: null },
      { externalId: "12", sku: "TEE-BLK", barcode: null, name: "Футболка, L", priceMinor: null },
    ],
    [{ externalId: "21", sku: "TEE-BLK", barcode: "2041778244411", name: "Футболка", priceMinor: null }],
  ]);
});
