import { expect, test } from "vitest";
import { contentSecurityPolicy, pageHeaders } from "./page-headers";

test("S52: scripts run by nonce alone, nothing frames the page or moves its base", () => {
  const policy = contentSecurityPolicy("abc", { dev: false });
  const script = /script-src ([^;]+)/.exec(policy)?.[1];
  expect(script).toBe("'nonce-abc' 'strict-dynamic'");
  for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) expect(policy).toContain(directive);
});

test("S52: pages are not kept, not sniffed, and told to use https once they do", () => {
  const plain = pageHeaders("/orders", false);
  expect(plain).toMatchObject({ "x-content-type-options": "nosniff", "cache-control": "private, no-store" });
  expect(plain).not.toHaveProperty("strict-transport-security");
  expect(pageHeaders("/orders", true)).toHaveProperty("strict-transport-security");
});

test("S53: a tracking link neither travels on nor is indexed", () => {
  expect(pageHeaders("/t/abc", true)).toMatchObject({
    "referrer-policy": "no-referrer",
    "x-robots-tag": expect.stringContaining("noindex"),
  });
  expect(pageHeaders("/today", true)).not.toHaveProperty("x-robots-tag");
});
