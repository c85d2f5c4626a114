import { expect, test } from "vitest";
import { aLocalVendor } from "@/testing/local-vendor";
import { woocommerce } from ".";
import { secretsSchema, settingsSchema } from "./connection";

const secrets = { consumerKey: "ck_1", consumerSecret: "cs_1", webhookSecret: "s" };

test("a shop that answers with orders is connected", async () => {
  const shop = await aLocalVendor(woocommerce, { secrets, answer: () => [] });
  expect(await shop.problem()).toBeNull();
  const [seen] = shop.seen;
  expect(seen?.path).toBe("/wp-json/wc/v3/orders?per_page=1");
  expect(Buffer.from(seen?.headers["authorization"]?.slice(6) ?? "", "base64").toString()).toBe("ck_1:cs_1");
});

test("what stands in the way is named", async () => {
  const status = async (code: number, body: unknown = {}) =>
    (
      await aLocalVendor(woocommerce, { secrets, answer: () => ({ status: code, body, headers: { location: "http://127.0.0.1:1/" } }) })
    ).problem();
  expect(await status(401)).toBe("channel.keys_refused");
  expect(await status(404)).toBe("channel.not_woocommerce");
  expect(await status(301)).toBe("channel.redirected");
  expect(await status(429)).toBe("channel.rate_limited");
  expect(await status(503)).toBe("channel.answered_with_error");
  expect(await status(200, "<html>")).toBe("channel.not_woocommerce");
  expect(await status(200, {})).toBe("channel.not_woocommerce");
  const away = await aLocalVendor(woocommerce, { secrets, answer: () => "hang up" });
  expect(await away.problem()).toBe("channel.unreachable");
  const nowhere = await aLocalVendor(woocommerce, { secrets, settings: { baseUrl: undefined }, answer: () => [] });
  expect(await nowhere.problem()).toBe("channel.base_url_missing");
  const keyless = await aLocalVendor(woocommerce, { secrets: { webhookSecret: "s" }, answer: () => [] });
  expect(await keyless.problem()).toBe("channel.keys_missing");
});

test("a connection's settings and secrets are checked", () => {
  expect(settingsSchema.safeParse({ baseUrl: "https://shop.example.com" }).success).toBe(true);
  expect(settingsSchema.safeParse({ baseUrl: "javascript:alert(1)" }).success).toBe(false);
  expect(settingsSchema.safeParse({ shopDomain: "x" }).success).toBe(false);
  expect(secretsSchema.safeParse({ webhookSecret: "s" }).success).toBe(true);
  expect(secretsSchema.safeParse({ consumerKey: "ck", consumerSecret: "cs" }).success).toBe(false);
});
