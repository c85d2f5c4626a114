import { expect, test } from "vitest";
import { leavesPage } from "./leaves-page";

const here = "https://shop.example/orders/10476/edit?line=2";
const plain = { button: 0, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false, defaultPrevented: false };
const link = (href: string, more = {}) => ({ href, target: "", isDownload: false, ...more });

test("a plain click on a link to another page leaves this one", () => {
  expect(leavesPage(plain, link("https://shop.example/orders?view=late#top"), here)).toBe("/orders?view=late#top");
});

test("another view of the page, a new tab, a file and another site do not", () => {
  expect(leavesPage(plain, link("https://shop.example/orders/10476/edit?line=3"), here)).toBeNull();
  expect(leavesPage({ ...plain, ctrlKey: true }, link("https://shop.example/orders"), here)).toBeNull();
  expect(leavesPage({ ...plain, button: 1 }, link("https://shop.example/orders"), here)).toBeNull();
  expect(leavesPage({ ...plain, defaultPrevented: true }, link("https://shop.example/orders"), here)).toBeNull();
  expect(leavesPage(plain, link("https://shop.example/orders", { target: "_blank" }), here)).toBeNull();
  expect(leavesPage(plain, link("https://shop.example/slip.pdf", { isDownload: true }), here)).toBeNull();
  expect(leavesPage(plain, link("https://carrier.example/"), here)).toBeNull();
});
