import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { secretsSchema, settingsSchema, testConnection } from "./connection";

const secrets = { consumerKey: "ck_1", consumerSecret: "cs_1", webhookSecret: "s" };
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function shop(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const ask = async (answer: RequestListener) =>
  (await testConnection({ settings: { baseUrl: await shop(answer) }, secrets, fetch }))?.code ?? null;

test("a shop that answers with orders is connected", async () => {
  let seen = "";
  const code = await ask((request, response) => {
    seen = `${request.url} ${Buffer.from(request.headers.authorization?.slice(6) ?? "", "base64")}`;
    response.setHeader("content-type", "application/json").end("[]");
  });
  expect(code).toBeNull();
  expect(seen).toBe("/wp-json/wc/v3/orders?per_page=1 ck_1:cs_1");
});

test("what stands in the way is named", async () => {
  const status = (code: number, body = "{}") =>
    ask((_request, response) => void response.writeHead(code, { location: "http://127.0.0.1:1/" }).end(body));
  expect(await status(401)).toBe("channel.keys_refused");
  expect(await status(404)).toBe("channel.not_woocommerce");
  expect(await status(301)).toBe("channel.redirected");
  expect(await status(429)).toBe("channel.rate_limited");
  expect(await status(503)).toBe("channel.answered_with_error");
  expect(await status(200, "<html>")).toBe("channel.not_woocommerce");
  expect(await status(200, "{}")).toBe("channel.not_woocommerce");
  expect((await testConnection({ settings: { baseUrl: "http://127.0.0.1:1" }, secrets, fetch }))?.code).toBe("channel.unreachable");
  expect((await testConnection({ settings: {}, secrets, fetch }))?.code).toBe("channel.base_url_missing");
  expect((await testConnection({ settings: { baseUrl: "http://127.0.0.1:1" }, secrets: { webhookSecret: "s" }, fetch }))?.code).toBe(
    "channel.keys_missing",
  );
});

test("a connection's settings and secrets are checked", () => {
  expect(settingsSchema.safeParse({ baseUrl: "https://shop.example.com" }).success).toBe(true);
  expect(settingsSchema.safeParse({ baseUrl: "javascript:alert(1)" }).success).toBe(false);
  expect(settingsSchema.safeParse({ shopDomain: "x" }).success).toBe(false);
  expect(secretsSchema.safeParse({ webhookSecret: "s" }).success).toBe(true);
  expect(secretsSchema.safeParse({ consumerKey: "ck", consumerSecret: "cs" }).success).toBe(false);
});
