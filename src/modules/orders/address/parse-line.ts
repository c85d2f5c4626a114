import { regionName, russianRegion } from "@/lib/places/regions";

/** What a Russian address written in one line says, part by part; what is not understood stays in the order it came. */
export type LineParts = {
  postalCode: string | null;
  /** In full: «Курская область». */
  region: string | null;
  district: string | null;
  city: string | null;
  street: string | null;
  house: string | null;
  flat: string | null;
  rest: string[];
};

const word = (pattern: string) => new RegExp(`^(?:${pattern})\\.?(?=[\\s\\d№"«]|$)\\s*`, "iu");
const wordAfter = (pattern: string) => new RegExp(`\\s+(?:${pattern})\\.?$`, "iu");

const regionWords = /(?<!\p{L})(область|обл|край|республика|респ|автономная|автономный|ао|югра|область|oblast|krai|republic)(?!\p{L})/iu;
const districtWords = /(?<!\p{L})(район|р-н|улус|муниципальный округ|городской округ|г\.?\s?о)(?!\p{L})/iu;
const towns =
  "город|гор|г|пос[её]лок городского типа|пос[её]лок|пос|пгт|рп|р\\.\\s?п|п|деревня|дер|д|село|с|станица|ст-ца|хутор|х|аул|слобода";
const townBefore = word(towns);
const townAfter = wordAfter("г|город|пгт|рп|п|пос|с|д|дер|х|ст-ца");
const streets =
  "улица|ул|проспект|просп|пр-т|пр-кт|пр|переулок|пер|бульвар|б-р|бул|шоссе|ш|площадь|пл|набережная|наб|проезд|пр-д|тракт|линия|микрорайон|мкр|мк-н|квартал|кв-л|аллея|тупик|туп|снт";
const streetBefore = word(streets);
const streetAfter = wordAfter(streets);
const house = /^(?:дом|д|владение|влд|вл|строение|стр|корпус|корп|к)\.?\s*№?\s*(?=\d)/iu;
const bareHouse = /^\d+\s?\p{L}?(?:\s?[/-]\s?\d+\p{L}?)?(?:\s?(?:к|корп|корпус|стр|строение|с)\.?\s?\d+\p{L}?)*$/iu;
const flat = /^(?:квартира|кв|офис|оф|помещение|пом|комната|комн|апартаменты|ап)\.?\s*№?\s*(?=[\d\p{L}])/iu;
const cities = /^(?:г\.?\s*|город\s+)?(?:москва|санкт-петербург|севастополь)(?:\s+г\.?)?$/iu;
const country = /^(?:россия|рф|российская федерация|russia|ru)$/iu;

/** Nobody's address is longer. */
const longest = 1_000;

/**
 * Takes a Russian address apart: «420111, Респ Татарстан, г Казань, ул Баумана, д 1, кв 5». Commas part it; a piece is known by its
 * word («обл», «г», «ул», «д», «кв»), a house also by standing after its street. Never throws, never loses a piece.
 */
export function parseLine(text: string): LineParts {
  const parts: LineParts = { postalCode: null, region: null, district: null, city: null, street: null, house: null, flat: null, rest: [] };
  const pieces = text
    .slice(0, longest)
    .replace(/[\u00a0\u202f\s]+/g, " ")
    .split(/[,;\n]+/)
    .flatMap((piece) => withoutTail(piece.trim()))
    .filter((piece) => piece !== "");
  for (const piece of pieces) if (!take(piece, parts)) parts.rest.push(piece);
  return parts;
}

/** «ул Баумана д 1 кв 5» is three pieces though no comma parts them; so is an index in front of the rest. */
function withoutTail(piece: string): string[] {
  const index = /^(\d{6})\s+(?=\p{L})/u.exec(piece);
  if (index?.[1]) return [index[1], ...withoutTail(piece.slice(index[0].length))];
  const found = /^(.*?\p{L}{2}.*?)\s+((?:дом|д|кв|квартира|оф|офис)\.?\s*№?\s*\d.*)$/iu.exec(piece);
  return found?.[1] && found[2] ? [found[1], ...withoutFlat(found[2])] : withoutFlat(piece);
}

function withoutFlat(piece: string): string[] {
  const found = /^(.*\d.*?)\s+((?:кв|квартира|оф|офис)\.?\s*№?\s*\d.*)$/iu.exec(piece);
  return found?.[1] && found[2] ? [found[1], found[2]] : [piece];
}

function take(piece: string, parts: LineParts): boolean {
  if (country.test(piece)) return true;
  if (/^\d{6}$/.test(piece)) return put(parts, "postalCode", piece);
  if (cities.test(piece)) return put(parts, "city", bareTown(piece));
  if (flat.test(piece)) return put(parts, "flat", piece.replace(flat, ""));
  if (house.test(piece)) return parts.house === null ? put(parts, "house", houseOf(piece)) : joinHouse(parts, piece);
  if (regionWords.test(piece) && !streetBefore.test(piece)) {
    const code = russianRegion(piece, new Map());
    if (code !== null) return put(parts, "region", regionName(code) ?? piece);
  }
  if (districtWords.test(piece)) return put(parts, "district", piece);
  if (streetBefore.test(piece) || streetAfter.test(piece)) return put(parts, "street", piece);
  if (townBefore.test(piece) && /\p{L}{2}/u.test(piece.replace(townBefore, ""))) return put(parts, "city", bareTown(piece));
  if (townAfter.test(piece) && /\p{L}{2}/u.test(bareTown(piece))) return put(parts, "city", bareTown(piece));
  if (bareHouse.test(piece)) {
    if (parts.street !== null && parts.house === null) return put(parts, "house", piece);
    if (parts.house !== null && parts.flat === null && /^\d+$/.test(piece)) return put(parts, "flat", piece);
  }
  return false;
}

function put(parts: LineParts, name: Exclude<keyof LineParts, "rest">, value: string): boolean {
  if (parts[name] !== null) return false;
  parts[name] = value;
  return true;
}

function joinHouse(parts: LineParts, piece: string): boolean {
  // A building of a house is part of it: «д 5, корп 2».
  if (!/^(?:строение|стр|корпус|корп|к)/iu.test(piece)) return false;
  parts.house = `${parts.house} ${piece}`;
  return true;
}

const houseOf = (piece: string) => (/^(?:дом|д)\.?\s*№?\s*(?=\d)/iu.test(piece) ? piece.replace(house, "") : piece);

/** The name of a town without «г.», «пос.» and the like. */
export function bareTown(piece: string): string {
  return piece.replace(townBefore, "").replace(townAfter, "").trim();
}

/** Street, house, flat and whatever was not understood, in one line again. */
export function lineOf({ district, street, house: number, flat: door, rest }: LineParts): string | null {
  const words = [
    district,
    street,
    ...(number ? [/^\d/.test(number) ? `д. ${number}` : number] : []),
    ...(door ? [`кв. ${door}`] : []),
    ...rest,
  ];
  return words.filter(Boolean).join(", ") || null;
}
