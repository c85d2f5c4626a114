import { companies, englishNames, russianNames, volgaNames } from "./buyers-names";
import { type DemoPlace, foreignPlaces, russianPlaces } from "./places";
import { at, type Dice, dice, weightedDraw } from "./plan-dice";

export type DemoAddress = {
  country: string;
  region: string;
  city: string;
  postalCode: string;
  line1: string;
  latitude: number;
  longitude: number;
};

export type DemoBuyer = {
  /** Stable name of the buyer inside the plan. */
  key: string;
  kind: "person" | "company";
  name: string;
  email: string;
  /** A number nobody has: ranges kept for films and examples, or all zeros after the code. */
  phone: string;
  locale: "ru" | "en";
  address: DemoAddress;
  /** How often this buyer orders, compared with the others. */
  weight: number;
};

const letters: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "y",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "sch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
};

/** A name as it stands before the @. */
function mailName(name: string): string {
  const latin = [...name.toLowerCase()].map((letter) => letters[letter] ?? letter).join("");
  return latin
    .normalize("NFD")
    .replace(/[^a-z ]/g, "")
    .trim()
    .replace(/ +/g, ".");
}

function phoneIn(country: string, serial: number): string {
  const four = String(serial).padStart(4, "0");
  switch (country) {
    case "BY":
      return `+37529000${four}`;
    case "KZ":
      return `+7700000${four}`;
    case "AM":
      return `+374990${four.padStart(5, "0")}`;
    case "DE":
      // Kept for drama by the Bundesnetzagentur.
      return `+493023125${String(serial % 1000).padStart(3, "0")}`;
    case "RS":
      return `+38160000${four}`;
    default:
      return `+7999000${four}`;
  }
}

function addressIn(place: DemoPlace, random: Dice): DemoAddress {
  const house = random.between(1, 120);
  const flat = random.between(1, 180);
  const street = random.pick(place.streets);
  const digits = place.country === "DE" || place.country === "RS" ? 5 : place.country === "AM" ? 4 : 6;
  const line1 = place.country === "DE" || place.country === "RS" ? `${street} ${house}` : `${street}, ${house}, кв. ${flat}`;
  return {
    country: place.country,
    region: place.region,
    city: place.city,
    postalCode:
      place.postal + String(random.between(0, 10 ** (digits - place.postal.length) - 1)).padStart(digits - place.postal.length, "0"),
    line1,
    // A few kilometres around the centre.
    latitude: round(place.latitude + (random.next() - 0.5) * 0.06),
    longitude: round(place.longitude + (random.next() - 0.5) * 0.1),
  };
}

const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4;
const volgaCities = new Set(["Казань", "Уфа", "Ижевск", "Ульяновск", "Чебоксары", "Йошкар-Ола", "Пермь"]);

function people(): DemoBuyer[] {
  const random = dice(20260);
  const anywhere = weightedDraw(russianPlaces.map(({ weight }) => weight));
  const volga = russianPlaces.filter(({ city }) => volgaCities.has(city));
  const person = (name: string, locale: "ru" | "en", place: DemoPlace, serial: number): DemoBuyer => ({
    key: `person-${serial}`,
    kind: "person",
    name,
    email: `${mailName(name)}@example.${serial % 3 ? "com" : "org"}`,
    phone: phoneIn(place.country, 100 + serial * 23),
    locale,
    address: addressIn(place, random),
    // A few come back every fortnight, most come once or twice a season; big towns hold many who are not named here.
    weight: (serial % 11 === 0 ? 5 : serial % 4 === 0 ? 2.2 : 1) * (place.weight > 10 ? 2.2 : 1),
  });
  // Every town is somebody's home before chance decides.
  const russians = russianNames.map((name, i) =>
    person(name, "ru", at(russianPlaces, i < russianPlaces.length ? i : anywhere(random)), i + 1),
  );
  const ofTheVolga = volgaNames.map((name, i) => person(name, "ru", at(volga, i % 2 ? i % volga.length : 0), 200 + i));
  const readers = englishNames.map((name, i) =>
    person(name, "en", i < 12 ? at(foreignPlaces, i % foreignPlaces.length) : at(russianPlaces, i % 2), 300 + i),
  );
  const abroad = ["Янина Кравец", "Тигран Саакян", "Ерлан Сулейменов", "Алеся Новик"].map((name, i) =>
    person(name, "ru", at(foreignPlaces, [0, 2, 1, 0][i] ?? 0), 350 + i),
  );
  return [...russians, ...ofTheVolga, ...readers, ...abroad];
}

function firms(): DemoBuyer[] {
  const random = dice(20261);
  return companies.map(({ name, contact, city, domain }, i) => {
    const place = at(
      russianPlaces.filter((known) => known.city === city),
      0,
    );
    const address = addressIn(place, random);
    return {
      key: `company-${i + 1}`,
      kind: "company" as const,
      name,
      email: `${contact}@${domain}`,
      phone: `+7800000${String(110 + i * 7).padStart(4, "0")}`,
      locale: "ru" as const,
      address: { ...address, line1: address.line1.replace(/кв\. \d+$/, `оф. ${random.between(1, 60)}`) },
      weight: 1.6,
    };
  });
}

/** Everyone who buys in the demo shop. */
export const demoBuyers: readonly DemoBuyer[] = [...people(), ...firms()];
