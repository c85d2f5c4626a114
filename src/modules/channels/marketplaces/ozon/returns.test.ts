import { expect, test } from "vitest";
import type { Seen, VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import { ozon } from ".";
import { fixture, secrets } from "./fixtures";

const until = new Date("2026-11-22T10:20:00Z");
const since = new Date("2026-11-22T09:50:00Z");
const receivedAt = new Date("2026-11-22T10:21:00Z");

/** A return as Ozon lists it, with values of our own. */
const aReturn = (id: number, changes: Record<string, unknown> = {}, status = "MovingToSeller") => ({
  ...{ id, return_reason_name: "Не подошёл размер", type: "ClientReturn", schema: "Fbs", order_number: "70114522-0183" },
  posting_number: "70114522-0183-1",
  product: { sku: fixtureLine().sku, offer_id: fixtureLine().offer_id, name: "Футболка", quantity: 1 },
  logistic: { return_date: "2026-11-22T09:00:00Z", final_moment: null },
  visual: { status: { id: 12, display_name: "Едет к вам", sys_name: status }, change_moment: "2026-11-22T10:00:00Z" },
  ...changes,
});

function fixtureLine(): { sku: number; offer_id: string } {
  const [first] = fixture("posting-fbs")["products"] as { sku: number; offer_id: string }[];
  return first ?? { sku: 0, offer_id: "" };
}

async function polled(returns: (asked: Seen) => VendorAnswer, others: Record<string, (asked: Seen) => VendorAnswer> = {}) {
  const answers: Record<string, (asked: Seen) => VendorAnswer> = {
    "/v3/posting/fbs/list": () => ({ result: { postings: [], has_next: false } }),
    "/v3/posting/fbs/unfulfilled/list": () => ({ result: { postings: [], count: 0 } }),
    "/v3/posting/fbs/get": ({ body }) =>
      (body as { posting_number: string }).posting_number === "70114522-0183-1"
        ? { result: fixture("posting-fbs", { status: "delivered" }) }
        : (body as { posting_number: string }).posting_number === "strange"
          ? { status: 400, body: { code: 3, message: "POSTING_OF_ANOTHER_KIND" } }
          : { status: 404, body: { code: 5, message: "POSTING_NOT_FOUND" } },
    "/v2/posting/fbo/list": () => ({ result: [] }),
    "/v2/posting/fbo/get": () => ({ status: 404, body: { code: 5, message: "POSTING_NOT_FOUND" } }),
    "/v1/returns/list": returns,
    ...others,
  };
  const vendor = await aLocalVendor(ozon, { secrets, answer: (asked) => answers[asked.path]?.(asked) ?? { status: 404 } });
  const orders: { externalId: string; body: unknown }[] = [];
  for await (const page of ozon.poll?.orders(vendor.line, { since, until }) ?? []) orders.push(...page);
  return { orders, seen: vendor.seen, asked: vendor.seen.filter(({ path }) => path === "/v1/returns/list") };
}

function returnsIn(body: unknown) {
  const read = ozon.translate({ rawBody: Buffer.from(JSON.stringify(body)), topic: "order", receivedAt, settings: {} });
  return "order" in read ? read.order.returns : read.unreadable;
}

test("once an hour what is on its way back is read, page by page, each order with its returns", async () => {
  const { orders, asked } = await polled(({ body }) => {
    const { last_id } = body as { last_id: number };
    return last_id === 0
      ? { returns: [aReturn(501), aReturn(502, { schema: "Fbo", posting_number: "1-1-1" })], has_next: true }
      : { returns: [aReturn(503, {}, "ReceivedBySeller"), aReturn(504, { posting_number: "9-9-9" })], has_next: false };
  });
  expect(asked.map(({ body }) => body)).toMatchObject([
    { filter: { visual_status_change_moment: { time_to: until.toISOString() } }, limit: 500, last_id: 0 },
    { last_id: 502 },
  ]);
  // One that Ozon keeps itself, and one of a posting that is not ours, are nobody's here.
  expect(orders.map(({ externalId }) => externalId)).toEqual(["70114522-0183-1"]);
  const line = { externalLineId: String(fixtureLine().sku), quantity: 1 };
  expect(returnsIn(orders[0]?.body)).toMatchObject([
    { externalId: "501", reason: "Не подошёл размер", isOpen: true, lines: [line] },
    { externalId: "503", isOpen: false, lines: [line] },
  ]);
});

test("one whose posting cannot be read keeps neither the others nor the next poll from being read", async () => {
  const { orders } = await polled(() => ({ returns: [aReturn(1, { posting_number: "strange" }), aReturn(2)], has_next: false }));
  expect(returnsIn(orders[0]?.body)).toMatchObject([{ externalId: "2" }]);
});

test("what changed before is left out though the answer holds it, and a product of another name is still told", async () => {
  const old = aReturn(1, { visual: { status: { sys_name: "MovingToSeller" }, change_moment: "2026-10-01T00:00:00Z" } });
  expect((await polled(() => ({ returns: [old], has_next: false }))).orders).toEqual([]);
  const { orders } = await polled(() => ({ returns: [aReturn(2, { product: { sku: 1, offer_id: "X", name: "Шарф", quantity: "2" } })] }));
  expect(returnsIn(orders[0]?.body)).toMatchObject([{ lines: [{ externalLineId: "1", name: "Шарф", quantity: 2 }] }]);
});

test("a key without the right, or a method that is not there, keeps nothing else from being read", async () => {
  const strange: VendorAnswer[] = [
    { status: 403, body: { code: 7, message: "Api-Key is missing a required role for a method" } },
    { status: 404 },
    { status: 200, body: "<html>" },
    { returns: ["?", null, { id: 1 }, aReturn(3, { posting_number: null, visual: null })] },
  ];
  for (const answer of strange) expect((await polled(() => answer)).orders).toEqual([]);
  await expect(polled(() => "hang up")).rejects.toMatchObject({ kind: "unreachable" });
});

test("a buyer's request to return what we deliver ourselves is told with its reason, and is over once the goods are looked at", async () => {
  const request = (id: number, group_state: string) => ({
    ...{ return_id: id, return_number: `R-${id}`, posting_number: "70114522-0183-1", created_at: "2026-11-22T10:01:00Z" },
    ...{ product: fixtureLine(), state: { state: "", group_state, state_name: "", money_return_state_name: "" } },
  });
  const { orders, seen } = await polled(() => ({ returns: [aReturn(1)], has_next: false }), {
    "/v2/returns/rfbs/list": () => ({ returns: [request(71, "Delivering"), request(72, "Checkout"), "?"] }),
    "/v2/returns/rfbs/get": () => ({ returns: { return_reason: { id: 5, name: "Не тот цвет" } } }),
  });
  expect(returnsIn(orders[0]?.body)).toMatchObject([
    { externalId: "1" },
    { externalId: "rfbs 71", reason: "Не тот цвет", isOpen: true, lines: [{ quantity: 1 }] },
    { externalId: "rfbs 72", isOpen: false },
  ]);
  expect(seen.find(({ path }) => path === "/v2/returns/rfbs/list")?.body).toMatchObject({
    filter: { created_at: { to: until.toISOString() } },
  });
});
