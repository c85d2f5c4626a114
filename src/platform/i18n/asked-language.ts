import { type Locale, locales } from "./locale";

/** Where the proxy tells a page's document the language that its address asks for: a layout does not see the query. */
export const askedLanguageHeader = "x-asked-language";

/** The language that the address of a public page asks for (`/t/…?lang=en`); what we do not speak is not asked for. */
export function askedLanguage({ pathname, searchParams }: URL): Locale | null {
  if (pathname !== "/t" && !pathname.startsWith("/t/")) return null;
  return locales.find((locale) => locale === searchParams.get("lang")) ?? null;
}
