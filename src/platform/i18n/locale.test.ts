import { expect, test } from "vitest";
import { localeOf } from "./locale";

test.each([
  ["the choice wins over the browser", "en", "ru-RU,ru;q=0.9", "en"],
  ["the browser is asked when nothing was chosen", undefined, "en-GB,en;q=0.9", "en"],
  ["weights count, not the order", undefined, "en;q=0.4, ru;q=0.8", "ru"],
  ["languages we do not speak are passed over", undefined, "de-DE,en;q=0.5", "en"],
  ["Russian when nothing fits", undefined, "de,fr;q=0.8", "ru"],
  ["Russian when the browser says nothing", undefined, null, "ru"],
  ["a broken cookie is ignored", "<script>", "en", "en"],
  ["a refused language is refused", undefined, "ru;q=0, en;q=0.1", "en"],
] as const)("%s", (_, chosen, accept, expected) => {
  expect(localeOf(chosen, accept)).toBe(expected);
});
