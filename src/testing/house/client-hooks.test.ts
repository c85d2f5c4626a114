import { expect, test } from "vitest";
import { sourceFiles, withoutComments } from "./source-files";

// These few work on the server too; any other hook is the browser's.
const hook = /\b(?!use(?:Translations|Locale|Id)\()use[A-Z]\w*\(/;
const isClient = (text: string) => /^\s*["']use client["']/.test(withoutComments(text));

test("a component that calls a hook of the browser says so: rendered by a page on the server it would fail there", () => {
  const silent = sourceFiles("src", /^src\/(app|modules|ui)\/(?!.*\.test\.).*\.tsx$/).filter(
    ({ text }) => hook.test(withoutComments(text)) && !isClient(text),
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
});
