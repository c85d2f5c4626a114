import { expect, test } from "vitest";
import { contentSecurityPolicy, mayShowMap, pageHeaders } from "./page-headers";

test("S52: scripts run by nonce alone, nothing frames the page or moves its base", () => {
  const policy = contentSecurityPolicy("abc", { dev: false });
  const script = /script-src ([^;]+)/.exec(policy)?.[1];
  expect(script).toBe("'nonce-abc' 'strict-dynamic'");
  for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) expect(policy).toContain(directive);
});

test("S52: WebAssembly runs on the pages of the warehouse floor alone: the camera's reader is made of it", () => {
  const scriptOf = (path: string) => /script-src ([^;]+)/.exec(contentSecurityPolicy("abc", { dev: false, path }))?.[1];
  for (const path of ["/floor", "/floor/pick/1"]) expect(scriptOf(path)).toBe("'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'");
  for (const path of ["/", "/floors", "/orders", "/t/floor"]) expect(scriptOf(path)).not.toContain("wasm");
});

test("S52: pages are not kept, not sniffed, and told to use https once they do", () => {
  const plain = pageHeaders("/orders", false);
  expect(plain).toMatchObject({ "x-content-type-options": "nosniff", "cache-control": "private, no-store" });
  expect(plain).not.toHaveProperty("strict-transport-security");
  expect(pageHeaders("/orders", true)).toHaveProperty("strict-transport-security");
});

test("pictures of the map come from the shop's own host, on pages that may show it", () => {
  expect(contentSecurityPolicy("abc", { dev: false })).toContain("img-src 'self' data: blob:;");
  expect(contentSecurityPolicy("abc", { dev: false, tiles: ["https://tile.example.com"] })).toContain(
    "img-src 'self' data: blob: https://tile.example.com;",
  );
  expect(["/orders/new", "/t/abc/point", "/t/abc", "/u/abc", "/sign-in", "/floor"].map(mayShowMap)).toEqual([
    "staff",
    "buyer",
    null,
    null,
    null,
    null,
  ]);
});

test("S53: a tracking link neither travels on nor is indexed", () => {
  expect(pageHeaders("/t/abc", true)).toMatchObject({
    "referrer-policy": "no-referrer",
    "x-robots-tag": expect.stringContaining("noindex"),
  });
  expect(pageHeaders("/today", true)).not.toHaveProperty("x-robots-tag");
});
