/**
 * What is said when even a page's document failed. They stand here once more, and not in the message files alone, because this
 * net is sent along with every page, and with it would go every text that we have; last-words.test.ts keeps the two the same.
 */
export const lastWords = {
  ru: {
    title: "Что-то пошло не так",
    text: "Ваши данные не пострадали. Попробуйте ещё раз; если не поможет, пришлите нам код {code}.",
    textWithoutCode: "Ваши данные не пострадали. Попробуйте ещё раз.",
    retry: "Попробовать ещё раз",
  },
  en: {
    title: "Something went wrong",
    text: "Your data is safe. Try again; if it does not help, send us the code {code}.",
    textWithoutCode: "Your data is safe. Try again.",
    retry: "Try again",
  },
} as const;

/** The language of a page whose document failed: its own if it has one, else the visitor's choice, else the browser's. */
export function languageOf(page: { lang: string; cookie: string; browser: string }): keyof typeof lastWords {
  const chosen = /(?:^|;\s*)locale=(ru|en)\b/.exec(page.cookie)?.[1];
  return [page.lang, chosen, page.browser].find((tag) => tag)?.startsWith("en") ? "en" : "ru";
}
