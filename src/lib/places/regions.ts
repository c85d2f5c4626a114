import { fold } from "./fold";

/**
 * The regions of Russia by the codes of the data: the names they go by (without "область", "край", "республика"), and the first
 * three digits of their postal codes. Names in Latin letters follow by folding; English ones stand here where they differ.
 */
const regions: Record<string, { names: string; postal: string }> = {
  "01": { names: "Адыгея|Адыгейская", postal: "385" },
  "03": { names: "Республика Алтай|Алтай|Altai Republic", postal: "649" },
  "04": { names: "Алтайский|Altai Krai", postal: "656-659" },
  "05": { names: "Амурская|Amur", postal: "675-676" },
  "06": { names: "Архангельская", postal: "163-165" },
  "07": { names: "Астраханская", postal: "414-416" },
  "08": { names: "Башкортостан|Башкирия|Bashkiria", postal: "450-453" },
  "09": { names: "Белгородская", postal: "308-309" },
  "10": { names: "Брянская", postal: "241-243" },
  "11": { names: "Бурятия", postal: "670-671" },
  "12": { names: "Чеченская|Чечня|Chechnya", postal: "364-366" },
  "13": { names: "Челябинская", postal: "454-457" },
  "15": { names: "Чукотский|Чукотка", postal: "689" },
  "16": { names: "Чувашская|Чувашия", postal: "428-429" },
  "17": { names: "Дагестан", postal: "367-368" },
  "19": { names: "Ингушетия", postal: "386" },
  "20": { names: "Иркутская", postal: "664-666,669" },
  "21": { names: "Ивановская", postal: "153-155" },
  "22": { names: "Кабардино-Балкарская|Кабардино-Балкария", postal: "360-361" },
  "23": { names: "Калининградская", postal: "236-238" },
  "24": { names: "Калмыкия", postal: "358-359" },
  "25": { names: "Калужская", postal: "248-249" },
  "27": { names: "Карачаево-Черкесская|Карачаево-Черкесия|Karachay-Cherkessia", postal: "369" },
  "28": { names: "Карелия", postal: "185-186" },
  "29": { names: "Кемеровская|Кузбасс", postal: "650-654" },
  "30": { names: "Хабаровский", postal: "680-682" },
  "31": { names: "Хакасия|Khakassia", postal: "655" },
  "32": { names: "Ханты-Мансийский|Ханты-Мансийский Югра|Югра|ХМАО|ХМАО Югра|Khanty-Mansi", postal: "628" },
  "33": { names: "Кировская", postal: "610-613" },
  "34": { names: "Коми", postal: "167-169" },
  "37": { names: "Костромская", postal: "156-157" },
  "38": { names: "Краснодарский|Кубань", postal: "350-354" },
  "40": { names: "Курганская", postal: "640-641" },
  "41": { names: "Курская", postal: "305-307" },
  "42": { names: "Ленинградская|Leningrad", postal: "187-188" },
  "43": { names: "Липецкая", postal: "398-399" },
  "44": { names: "Магаданская", postal: "685-686" },
  "45": { names: "Марий Эл", postal: "424-425" },
  "46": { names: "Мордовия", postal: "430-431" },
  "47": { names: "Московская|Подмосковье|Moscow Oblast|Moscow Region|Moskva Oblast", postal: "140-144" },
  "48": { names: "Москва|Moscow", postal: "101-135" },
  "49": { names: "Мурманская", postal: "183-184" },
  "50": { names: "Ненецкий|НАО|Nenets", postal: "166" },
  "51": { names: "Нижегородская", postal: "603-607" },
  "52": { names: "Новгородская|Novgorod", postal: "173-175" },
  "53": { names: "Новосибирская", postal: "630-633" },
  "54": { names: "Омская", postal: "644-646" },
  "55": { names: "Оренбургская", postal: "460-462" },
  "56": { names: "Орловская", postal: "302-303" },
  "57": { names: "Пензенская", postal: "440-442" },
  "59": { names: "Приморский|Приморье", postal: "690-692" },
  "60": { names: "Псковская", postal: "180-182" },
  "61": { names: "Ростовская|Rostov", postal: "344-347" },
  "62": { names: "Рязанская", postal: "390-391" },
  "63": { names: "Саха|Якутия|Саха Якутия", postal: "677-678" },
  "64": { names: "Сахалинская|Сахалин", postal: "693-694" },
  "65": { names: "Самарская", postal: "443-446" },
  "66": { names: "Санкт-Петербург|Петербург|СПб|Saint Petersburg|St Petersburg", postal: "190-199" },
  "67": { names: "Саратовская", postal: "410-413" },
  "68": { names: "Северная Осетия|Северная Осетия Алания|Алания|North Ossetia|North Ossetia Alania", postal: "362-363" },
  "69": { names: "Смоленская", postal: "214-216" },
  "70": { names: "Ставропольский|Ставрополье", postal: "355-357" },
  "71": { names: "Свердловская|Sverdlovsk", postal: "620-624" },
  "72": { names: "Тамбовская", postal: "392-393" },
  "73": { names: "Татарстан|Татария", postal: "420-423" },
  "75": { names: "Томская", postal: "634-636" },
  "76": { names: "Тульская", postal: "300-301" },
  "77": { names: "Тверская", postal: "170-172" },
  "78": { names: "Тюменская", postal: "625-627" },
  "79": { names: "Тыва|Тува|Tuva", postal: "667-668" },
  "80": { names: "Удмуртская|Удмуртия", postal: "426-427" },
  "81": { names: "Ульяновская", postal: "432-433" },
  "83": { names: "Владимирская", postal: "600-602" },
  "84": { names: "Волгоградская", postal: "400-404" },
  "85": { names: "Вологодская|Vologda", postal: "160-162" },
  "86": { names: "Воронежская", postal: "394-397" },
  "87": { names: "Ямало-Ненецкий|ЯНАО|Yamalo-Nenets", postal: "629" },
  "88": { names: "Ярославская", postal: "150-152" },
  "89": { names: "Еврейская|Jewish", postal: "679" },
  "90": { names: "Пермский", postal: "614-619" },
  "91": { names: "Красноярский", postal: "647-648,660-663" },
  "92": { names: "Камчатский|Камчатка|Kamchatka", postal: "683-684,688" },
  "93": { names: "Забайкальский|Забайкалье|Transbaikal", postal: "672-674,687" },
  K1: { names: "Крым|Crimea", postal: "295-298" },
  K2: { names: "Севастополь", postal: "299" },
};

/** Regions named for one another in addresses: a city and the region around it, an area and the region it belongs to. */
const near: readonly (readonly string[])[] = [
  ["47", "48"],
  ["42", "66"],
  ["K1", "K2"],
  ["78", "32", "87"],
  ["06", "50"],
  ["01", "38"],
];

export function sameArea(a: string, b: string): boolean {
  return a === b || near.some((area) => area.includes(a) && area.includes(b));
}

const republics = new Set(["01", "03", "08", "11", "17", "19", "24", "28", "31", "34", "45", "46", "63", "68", "73", "79", "K1"]);
const cities = new Set(["48", "66", "K2"]);
const ownWords: Readonly<Record<string, string>> = {
  "03": "Республика Алтай",
  "12": "Чеченская Республика",
  "15": "Чукотский автономный округ",
  "16": "Чувашская Республика",
  "22": "Кабардино-Балкарская Республика",
  "27": "Карачаево-Черкесская Республика",
  "29": "Кемеровская область",
  "32": "Ханты-Мансийский автономный округ — Югра",
  "50": "Ненецкий автономный округ",
  "63": "Республика Саха (Якутия)",
  "80": "Удмуртская Республика",
  "87": "Ямало-Ненецкий автономный округ",
  "89": "Еврейская автономная область",
};

/** What a region of Russia is called in addresses: «Курская область», «Республика Татарстан»; null for what is none. */
export function regionName(code: string): string | null {
  const first = regions[code]?.names.split("|")[0];
  if (first === undefined) return null;
  const own = ownWords[code];
  if (own !== undefined) return own;
  if (cities.has(code)) return first;
  if (republics.has(code)) return `Республика ${first}`;
  return first.endsWith("ская") ? `${first} область` : `${first} край`;
}

const byName = new Map(Object.entries(regions).flatMap(([code, { names }]) => names.split("|").map((name) => [fold(name), code] as const)));

const kinds =
  /(?<!\p{L})(республика|респ|область|обл|край|кр|автономн(ый|ая)|округ|ао|город|г|republic|oblast|region|krai|kray|territory|autonomous|okrug|of|the)(?!\p{L})\.?/giu;

/** The region of Russia that a text names in a usual form: "Респ. Татарстан", "Московская обл", "Samara Oblast", "Саха /Якутия/"; null when none. */
export function russianRegion(text: string, capitals: ReadonlyMap<string, string>): string | null {
  const pieces = [text, ...text.split(/[/(),]|\s[-–—]\s/)];
  for (const piece of pieces) {
    const whole = fold(piece);
    const bare = fold(piece.replace(kinds, " "));
    const code = byName.get(whole) ?? byName.get(bare) ?? capitals.get(bare);
    if (code !== undefined) return code;
  }
  return null;
}

/** The region of Russia that a postal code lies in, by its first three digits. */
export function regionOfPostalCode(postalCode: string): string | null {
  const digits = postalCode.replace(/\D/g, "");
  if (digits.length !== 6) return null;
  const prefix = Number(digits.slice(0, 3));
  for (const [code, { postal }] of Object.entries(regions)) {
    for (const range of postal.split(",")) {
      const [from = 0, to = from] = range.split("-").map(Number);
      if (prefix >= from && prefix <= to) return code;
    }
  }
  return null;
}
