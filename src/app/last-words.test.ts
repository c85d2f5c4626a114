import { expect, test } from "vitest";
import en from "../../messages/en.json";
import ru from "../../messages/ru.json";
import { languageOf, lastWords } from "./last-words";

test("the words of the last net are those of the message files", () => {
  expect(lastWords).toEqual({ ru: ru.ui.error, en: en.ui.error });
});

test.each([
  ["the page's own language", { lang: "en", cookie: "locale=ru", browser: "ru" }, "en"],
  ["the chosen one where the page has none", { lang: "", cookie: "theme=dark; locale=en", browser: "ru-RU" }, "en"],
  ["the browser's where nothing was chosen", { lang: "", cookie: "", browser: "en-GB" }, "en"],
  ["Russian where we do not speak it", { lang: "", cookie: "", browser: "de" }, "ru"],
] as const)("it speaks %s", (_, page, expected) => {
  expect(languageOf(page)).toBe(expected);
});
