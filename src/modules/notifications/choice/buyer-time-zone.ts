import { fold } from "@/lib/places/fold";
import { regionOfPostalCode, russianRegion } from "@/lib/places/regions";

type Address = { country: string; region: string | null; city: string; postalCode: string | null };

/** The regions of Russia that do not live by Moscow's clock, by the codes of lib/places. */
const ofRegions: Readonly<Record<string, string>> = {
  "Europe/Kaliningrad": "23",
  "Europe/Samara": "65 80",
  "Europe/Astrakhan": "07",
  "Europe/Ulyanovsk": "81",
  "Europe/Saratov": "67",
  "Asia/Yekaterinburg": "08 13 32 40 55 71 78 87 90",
  "Asia/Omsk": "54",
  "Asia/Krasnoyarsk": "91 31 79",
  "Asia/Barnaul": "03 04",
  "Asia/Novokuznetsk": "29",
  "Asia/Novosibirsk": "53",
  "Asia/Tomsk": "75",
  "Asia/Irkutsk": "20 11",
  "Asia/Yakutsk": "63 05",
  "Asia/Chita": "93",
  "Asia/Vladivostok": "59 30 89",
  "Asia/Magadan": "44",
  "Asia/Sakhalin": "64",
  "Asia/Kamchatka": "92",
  "Asia/Anadyr": "15",
};
const byRegion = new Map(Object.entries(ofRegions).flatMap(([zone, codes]) => codes.split(" ").map((code) => [code, zone] as const)));

/** Large cities, for addresses that name neither region nor postal code. */
const ofCities: Readonly<Record<string, string>> = {
  "Europe/Moscow":
    "Москва, Санкт-Петербург, Казань, Нижний Новгород, Ростов-на-Дону, Краснодар, Воронеж, Волгоград, Ярославль, Рязань, Тула, Сочи, Пенза, Липецк, Киров, Чебоксары, Махачкала, Ставрополь, Тверь, Брянск, Иваново, Белгород, Архангельск, Мурманск",
  "Europe/Kaliningrad": "Калининград",
  "Europe/Samara": "Самара, Тольятти, Ижевск",
  "Europe/Astrakhan": "Астрахань",
  "Europe/Ulyanovsk": "Ульяновск",
  "Europe/Saratov": "Саратов, Энгельс",
  "Asia/Yekaterinburg":
    "Екатеринбург, Челябинск, Уфа, Пермь, Тюмень, Оренбург, Магнитогорск, Сургут, Нижний Тагил, Курган, Нижневартовск, Стерлитамак",
  "Asia/Omsk": "Омск",
  "Asia/Krasnoyarsk": "Красноярск, Норильск, Абакан, Кызыл",
  "Asia/Barnaul": "Барнаул, Бийск, Горно-Алтайск",
  "Asia/Novokuznetsk": "Кемерово, Новокузнецк",
  "Asia/Novosibirsk": "Новосибирск",
  "Asia/Tomsk": "Томск",
  "Asia/Irkutsk": "Иркутск, Братск, Ангарск, Улан-Удэ",
  "Asia/Yakutsk": "Якутск, Благовещенск",
  "Asia/Chita": "Чита",
  "Asia/Vladivostok": "Владивосток, Хабаровск, Комсомольск-на-Амуре, Находка, Уссурийск, Биробиджан",
  "Asia/Magadan": "Магадан",
  "Asia/Sakhalin": "Южно-Сахалинск",
  "Asia/Kamchatka": "Петропавловск-Камчатский",
};
const byCity = new Map(Object.entries(ofCities).flatMap(([zone, names]) => names.split(", ").map((name) => [fold(name), zone] as const)));

/** Countries that live by one clock. */
const byCountry: Readonly<Record<string, string>> = {
  AE: "Asia/Dubai",
  AM: "Asia/Yerevan",
  AT: "Europe/Vienna",
  AZ: "Asia/Baku",
  BE: "Europe/Brussels",
  BG: "Europe/Sofia",
  BY: "Europe/Minsk",
  CH: "Europe/Zurich",
  CN: "Asia/Shanghai",
  CZ: "Europe/Prague",
  DE: "Europe/Berlin",
  DK: "Europe/Copenhagen",
  EE: "Europe/Tallinn",
  FI: "Europe/Helsinki",
  FR: "Europe/Paris",
  GB: "Europe/London",
  GE: "Asia/Tbilisi",
  GR: "Europe/Athens",
  HU: "Europe/Budapest",
  IL: "Asia/Jerusalem",
  IN: "Asia/Kolkata",
  IT: "Europe/Rome",
  JP: "Asia/Tokyo",
  KG: "Asia/Bishkek",
  KR: "Asia/Seoul",
  KZ: "Asia/Almaty",
  LT: "Europe/Vilnius",
  LV: "Europe/Riga",
  MD: "Europe/Chisinau",
  NL: "Europe/Amsterdam",
  NO: "Europe/Oslo",
  PL: "Europe/Warsaw",
  RO: "Europe/Bucharest",
  RS: "Europe/Belgrade",
  SE: "Europe/Stockholm",
  TJ: "Asia/Dushanbe",
  TM: "Asia/Ashgabat",
  TR: "Europe/Istanbul",
  UA: "Europe/Kiev",
  UZ: "Asia/Tashkent",
};

/**
 * The clock that a buyer lives by, from the address alone: in Russia by region, postal code or a large city, elsewhere by the
 * country where it has one clock; else the shop's own.
 */
export function buyerTimeZone(address: Address | null, shopZone: string): string {
  if (!address) return shopZone;
  const country = address.country.trim().toUpperCase();
  if (country !== "RU") return byCountry[country] ?? shopZone;
  const region = (address.region && russianRegion(address.region, new Map())) || regionOfPostalCode(address.postalCode ?? "");
  if (region) return byRegion.get(region) ?? "Europe/Moscow";
  return byCity.get(fold(address.city.replace(/^(г|город)\.?\s+/iu, ""))) ?? shopZone;
}
