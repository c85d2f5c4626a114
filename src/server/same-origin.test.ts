import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

const base = "https://orders.example.com";

test.each([
  ["our own page", { "sec-fetch-site": "same-origin" }, true],
  ["another site", { "sec-fetch-site": "cross-site", origin: base }, false],
  ["a neighbour under the same domain", { "sec-fetch-site": "same-site" }, false],
  ["typed into the address bar", { "sec-fetch-site": "none" }, false],
  ["an older browser on our page", { origin: base }, true],
  ["an older browser under another name of ours", { origin: "http://localhost:3000", host: "localhost:3000" }, true],
  ["an older browser elsewhere", { origin: "https://evil.example", host: "orders.example.com" }, false],
  ["a sandboxed frame", { origin: "null" }, false],
  ["nothing said", {}, false],
] as const)("S52: %s", (_, headers, expected) => {
  expect(isSameOrigin(new Headers(headers as Record<string, string>), base)).toBe(expected);
});
