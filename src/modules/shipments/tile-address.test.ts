import { expect, test } from "vitest";
import { tileOrigins } from "./tile-address";

test("tiles come from one host, or from its three", () => {
  expect(tileOrigins("https://tile.example.com/{z}/{x}/{y}.png")).toEqual(["https://tile.example.com"]);
  expect(tileOrigins("https://{s}.tile.example.com:8443/{z}/{x}/{y}{r}.png?key=1")).toEqual([
    "https://a.tile.example.com:8443",
    "https://b.tile.example.com:8443",
    "https://c.tile.example.com:8443",
  ]);
});

test("what is no address of tiles, or would say more in a header than a host, is none", () => {
  for (const wrong of [
    "http://tile.example.com/{z}/{x}/{y}.png",
    "https://tile.example.com/{z}/{x}.png",
    "https://user:word@tile.example.com/{z}/{x}/{y}.png",
    "https://tile.example.com; script-src */{z}/{x}/{y}.png",
    "https://*.example.com/{z}/{x}/{y}.png",
    "https://{z}.example.com/{x}/{y}.png",
    "/{z}/{x}/{y}.png",
  ])
    expect(tileOrigins(wrong), wrong).toBeNull();
});
