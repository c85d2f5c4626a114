import { expect, test } from "vitest";
import type { Seen } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import { ozon } from ".";
import { fixture, secrets } from "./fixtures";

const until = new Date("2026-11-22T10:20:00Z");
const since = new Date("2026-11-22T10:10:00Z");

/** Ozon after it took the lists of before away: those of now name postings, page by page. */
function anOzonOfNow({ path, body }: Seen) {
  const { cursor = "", posting_number = "" } = (body ?? {}) as { cursor?: string; posting_number?: string };
  const named = (number: string) => ({ posting_number: number, products: [{ sku: 1, price: { amount: "1", currency: "RUB" } }] });
  if (path === "/v4/posting/fbs/list")
    return cursor === ""
      ? { postings: [named("1-1-1")], cursor: "c2", has_next: true }
      : { postings: [named("2-1-1")], cursor: "", has_next: false };
  if (path === "/v3/posting/fbo/list") return { postings: [named("3-1-1")], cursor: "", has_next: false };
  if (path === "/v3/posting/fbs/get") return { result: fixture("posting-fbs", { posting_number, status: "awaiting_packaging" }) };
  if (path === "/v2/posting/fbo/get") return { result: fixture("posting-fbo", { posting_number }) };
  return { status: 404, body: { code: 5, message: "Not Found" } };
}

test("where the lists of before are gone those of now are read, each posting as it always was", async () => {
  const vendor = await aLocalVendor(ozon, { secrets, answer: anOzonOfNow });
  const orders: string[] = [];
  for await (const page of ozon.poll?.orders(vendor.line, { since, until }) ?? []) orders.push(...page.map(({ externalId }) => externalId));
  expect(orders).toEqual(["1-1-1", "2-1-1", "3-1-1"]);
  const asked = vendor.seen.filter(({ path }) => path === "/v4/posting/fbs/list").map(({ body }) => body);
  expect(asked).toMatchObject([
    { cursor: "", limit: 100, filter: { last_changed_status_date: { from: since.toISOString() } } },
    { cursor: "c2" },
  ]);
  expect(await vendor.problem()).toBeNull();
});

test("an address that knows neither list is another vendor's", async () => {
  const vendor = await aLocalVendor(ozon, { secrets, answer: () => ({ status: 404, body: {} }) });
  expect(await vendor.problem()).toBe("channel.other_vendor");
});
