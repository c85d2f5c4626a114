import { expect, test } from "vitest";
import { sourceFiles, withoutComments } from "./source-files";

const screens = sourceFiles("src", /^src\/(app|ui|modules)\/(?!.*\.test\.).*\.tsx$/);
const everything = sourceFiles("src", /^(?!.*\.(test|proof)\.)(?!src\/testing\/).*\.tsx?$/);

const isClient = (text: string) => /^\s*["']use client["']/.test(withoutComments(text));

// What a component in the browser must never pull in; types vanish before it gets there.
const serverOnly =
  /from "((@\/platform\/(db|context|env|log|outbox|jobs|files)\b|@\/server\/|drizzle-orm|pg"|postgres"|node:)[^"]*|[^"]*\/(queries|tables|router|http|events)|[^"]*\/commands\/[^"]*)"/;
const importsServerCode = (text: string) =>
  withoutComments(text)
    .split(/;\s*\n/)
    .some((statement) => /^\s*(import|export)\s(?!type\b)/.test(statement) && serverOnly.test(`${statement}"`.replace(/""$/, '"')));

test("screens were found", () => {
  expect(everything.length).toBeGreaterThan(40);
});

test("no screen has a hard-coded Russian text: both languages come from messages/", () => {
  // A language is offered under its own name, whichever is in use.
  const said = (text: string) => withoutComments(text).replaceAll('"Русский"', "");
  expect(screens.filter(({ text }) => /\p{Script=Cyrillic}/u.test(said(text))).map(({ path }) => path)).toEqual([]);
});

test("components for the browser import nothing of the server", () => {
  expect(screens.filter(({ text }) => isClient(text) && importsServerCode(text)).map(({ path }) => path)).toEqual([]);
});

test("the rule for browser components catches a planted import, and lets types pass", () => {
  expect(importsServerCode('import { db } from "@/platform/db";\n')).toBe(true);
  expect(importsServerCode('import { listOrders } from "../queries";\n')).toBe(true);
  expect(importsServerCode('import { cancelOrder } from "@/modules/orders/commands/cancel-order";\n')).toBe(true);
  expect(importsServerCode('import type { OrderRow } from "../queries";\nimport { useLive } from "@/platform/realtime/react";\n')).toBe(
    false,
  );
});

test("raw SQL text is only ever a literal, never built from values", () => {
  // Names of tables, columns and aliases that stand in our own code, quoted by the driver; never anything from outside.
  const ownNames = [
    "src/modules/analytics/rollups/fold.ts",
    "src/modules/inventory/audit/border-checks.ts",
    "src/modules/inventory/audit/check.ts",
    "src/modules/inventory/audit/repair-level.ts",
    "src/server/demo/row-set.ts",
  ];
  const built = everything.filter(
    ({ path, text }) =>
      (ownNames.includes(path) ? /sql\.raw\(/.test(text) : false) ||
      (!ownNames.includes(path) && /sql\.(raw|identifier)\(\s*(?!["'])/.test(withoutComments(text))) ||
      /sql\.(raw|identifier)\(\s*`[^`]*\$\{/.test(text),
  );
  expect(built.map(({ path }) => path)).toEqual([]);
});

test("no file has a name that says nothing", () => {
  const empty = /(^|\/)(utils?|helpers?|misc|common|types|constants|service|manager|client|internal|index)\.tsx?$/;
  // An adapter's folder is named after its vendor, so its entry needs no name of its own.
  const adapter = /\/(carriers|marketplaces|messengers|vendors)\/[^/]+\/index\.ts$/;
  expect(everything.filter(({ path }) => empty.test(path) && !adapter.test(path)).map(({ path }) => path)).toEqual([]);
});
