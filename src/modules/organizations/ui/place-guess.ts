/** Currencies offered first; any other of ISO 4217 can be set later through the API. */
export const currencies = ["RUB", "KZT", "BYN", "UZS", "KGS", "AMD", "GEL", "USD", "EUR", "GBP", "TRY", "CNY", "AED"] as const;

const byZone: Record<string, string> = {
  "Asia/Almaty": "KZT",
  "Asia/Qyzylorda": "KZT",
  "Europe/Minsk": "BYN",
  "Asia/Tashkent": "UZS",
  "Asia/Bishkek": "KGS",
  "Asia/Yerevan": "AMD",
  "Asia/Tbilisi": "GEL",
  "Europe/London": "GBP",
  "Europe/Istanbul": "TRY",
  "Asia/Shanghai": "CNY",
  "Asia/Dubai": "AED",
};

const byCountry: Record<string, string> = { RU: "RUB", KZ: "KZT", BY: "BYN", US: "USD", GB: "GBP", TR: "TRY", CN: "CNY", AE: "AED" };

const euro =
  /^Europe\/(Amsterdam|Athens|Berlin|Brussels|Dublin|Helsinki|Lisbon|Luxembourg|Madrid|Paris|Riga|Rome|Tallinn|Vienna|Vilnius|Zagreb)$/;

/** The currency to suggest to a shop, from the browser's time zone, else its language's country, else the rouble. */
export function guessCurrency(timezone: string, language: string): string {
  const country = language.split("-").find((part) => /^[A-Z]{2}$/.test(part));
  if (timezone.startsWith("America/")) return "USD";
  return byZone[timezone] ?? (euro.test(timezone) ? "EUR" : undefined) ?? byCountry[country ?? ""] ?? "RUB";
}
