import { expect, test } from "vitest";
import { isBarePage } from "./answer-bare";
import { barePage, inlineSheet } from "./bare-page";

const extras = {
  readBuilt: (path: string) => (path.endsWith("a.css") ? "p{color:red}" : null),
  script: "live('$&')",
  nonce: "n1",
  after: 'a"b',
};
const page = (head: string, body: string) => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;

test("a page goes out without the scripts of the framework, with its style sheet inside and one script of its own", () => {
  const bare = barePage(
    page(
      `<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/x.js"/><link rel="stylesheet" href="/_next/static/css/a.css" data-precedence="next"/><link rel="stylesheet" href="/_next/static/css/b.css"/><script src="/_next/x.js" async=""></script><script nonce="n1" src="/track-map.js" async=""></script>`,
      `<p>&lt;script&gt;</p><script nonce="n1">self.__next_f.push([1,"</p>"])</script>`,
    ),
    extras,
  );
  expect(bare).toBe(
    page(
      `<style>p{color:red}</style><link rel="stylesheet" href="/_next/static/css/b.css"/><script nonce="n1" src="/track-map.js" async=""></script>`,
      `<p>&lt;script&gt;</p><script nonce="n1" data-after="a%22b">live('$&')</script>`,
    ),
  );
});

test("a page that only the browser can put right keeps its scripts", () => {
  expect(barePage(page("", `<template data-dgst="1"></template><script>x</script>`), extras)).toBeNull();
  expect(barePage(page("", `<template id="B:0"></template><script>x</script>`), extras)).toBeNull();
  expect(barePage("<html>cut short", extras)).toBeNull();
});

test("addresses in a style sheet are told from where it lay", () => {
  const sheet = `@font-face{src:url(../media/a.woff2)format("woff2")}p{background:url("data:image/svg+xml,x")}q{background:url('/x.png')}</style>`;
  expect(inlineSheet(sheet, "/_next/static/css/a.css")).toBe(
    `@font-face{src:url(/_next/static/media/a.woff2)format("woff2")}p{background:url("data:image/svg+xml,x")}q{background:url('/x.png')}<\\/style>`,
  );
});

test("buyers' pages are bare, their pictures and the staff's pages are not", () => {
  for (const path of ["/t", "/t?lang=en", "/t/abc", "/t/abc/point?q=x"]) expect(isBarePage(path), path).toBe(true);
  for (const path of ["/", "/tasks", "/orders/1", "/t/abc/opengraph-image-1x2", "/_next/static/x.js"])
    expect(isBarePage(path), path).toBe(false);
});
