import { describe, expect, test } from "vitest";
import { aLocalServer } from "@/testing/local-server";
import { accessToken, askCarrier } from "./ask-carrier";
import { CarrierUnavailable } from "./port";

const troubleOf = (asking: Promise<unknown>) =>
  asking.then(
    () => "answered",
    (error: unknown) => (error instanceof CarrierUnavailable ? { reached: error.reached, retryAfterMs: error.retryAfterMs } : error),
  );

describe("a question to a carrier", () => {
  test("has its query and its body, and what the carrier said to it is judged by the adapter", async () => {
    const { baseUrl, seen } = await aLocalServer(() => ({ status: 409, body: { error: "known" } }));
    const answer = await askCarrier(fetch, `${baseUrl}/v2/`, {
      path: "/orders",
      query: { number: "10 01", no: undefined },
      body: { a: 1 },
    });
    expect(answer).toMatchObject({ status: 409, body: { error: "known" } });
    expect(seen).toMatchObject([{ method: "POST", path: "/v2/orders?number=10+01", body: { a: 1 } }]);
  });

  test("that surely did nothing is told from one that may have", async () => {
    const { baseUrl } = await aLocalServer(({ path }) => {
      if (path === "/busy") return { status: 429, headers: { "retry-after": "7" } };
      if (path === "/gone") return "hang up";
      return { status: path === "/moved" ? 302 : 503 };
    });
    expect(await troubleOf(askCarrier(fetch, baseUrl, { path: "/busy" }))).toEqual({ reached: "no", retryAfterMs: 7000 });
    expect(await troubleOf(askCarrier(fetch, baseUrl, { path: "/moved" }))).toEqual({ reached: "no", retryAfterMs: null });
    expect(await troubleOf(askCarrier(fetch, baseUrl, { path: "/broken" }))).toEqual({ reached: "maybe", retryAfterMs: null });
    expect(await troubleOf(askCarrier(fetch, baseUrl, { path: "/gone" }))).toEqual({ reached: "maybe", retryAfterMs: null });
    expect(await troubleOf(askCarrier(fetch, "http://127.0.0.1:61", { path: "/" }))).toEqual({ reached: "no", retryAfterMs: null });
  });
});

describe("an access token", () => {
  test("is fetched once for many who ask, kept, and fetched anew when it was refused or cannot be had", async () => {
    let given = 0;
    const get = (renew = false) => accessToken(["host", "kept"], async () => ({ token: `t${++given}`, validForSeconds: 3600 }), { renew });
    expect(await Promise.all([get(), get(), get()])).toEqual(["t1", "t1", "t1"]);
    expect(await get()).toBe("t1");
    expect(await get(true)).toBe("t2");
    const failing = () => accessToken(["host", "failing"], () => Promise.reject(new Error("no")));
    await expect(failing()).rejects.toThrow("no");
    expect(await accessToken(["host", "failing"], async () => ({ token: "now", validForSeconds: 3600 }))).toBe("now");
  });

  test("that ends within a minute is not kept", async () => {
    let given = 0;
    const get = () => accessToken(["host", "short"], async () => ({ token: `t${++given}`, validForSeconds: 30 }));
    expect([await get(), await get()]).toEqual(["t1", "t2"]);
  });
});
