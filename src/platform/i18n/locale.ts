export const locales = ["ru", "en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "ru";

export const localeCookie = "locale";

/** The language of a visitor: chosen (cookie), else the browser's best match by its weights, else Russian. */
export function localeOf(chosen: string | undefined, acceptLanguage: string | null): Locale {
  return known(chosen) ?? preferred(acceptLanguage ?? "") ?? defaultLocale;
}

function known(tag: string | undefined): Locale | undefined {
  const language = tag?.trim().toLowerCase().split("-")[0];
  return locales.find((locale) => locale === language);
}

function preferred(acceptLanguage: string): Locale | undefined {
  return acceptLanguage
    .split(",")
    .map((part) => {
      const [tag, ...parameters] = part.split(";");
      const weight = Number(
        parameters
          .find((one) => one.trim().startsWith("q="))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { locale: known(tag), weight: Number.isFinite(weight) ? weight : 0 };
    })
    .filter(({ locale, weight }) => locale && weight > 0)
    .sort((a, b) => b.weight - a.weight)[0]?.locale;
}
