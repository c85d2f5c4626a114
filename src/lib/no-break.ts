/**
 * No-break spaces for Russian text: between digits of thousands, around ×, before units, after short prepositions,
 * after № and before a dash. Text between angle brackets of rich messages and ICU braces stays as it is,
 * so whole message strings may be passed.
 */
const noBreak = "\u00a0";

const units =
  "₽|%|°|шт|мл|л|мм|см|м|км|мг|г|кг|т|мин|ч|сек|с|мс|дн|день|дня|дней|янв|февр|мар|апр|мая|июн|июл|авг|сент|окт|нояб|дек|тыс|млн|заказ|позици|единиц|склад";
const shortWords = "в|во|на|с|со|к|ко|о|об|у|и|из|от|до|по|за|не|ни|для|без|под|при|а|но|ул\\.|д\\.|кв\\.|г\\.|пр\\.|№";

// \b knows no Cyrillic, so the ends of words are spelled out.
const letter = "A-Za-zА-Яа-яЁё";
const stems = "янв|февр|мар|апр|июн|июл|авг|сент|окт|нояб|дек|шт|мин|сек|дн|тыс|млн|заказ|позици|единиц|склад";

const thousands = /(\d) (?=\d{3}(?!\d))/g;
const beforeUnit = new RegExp(`([\\d}#]) (?=(?:${stems})|(?:${units})(?![${letter}\\d]))`, "g");
const afterShortWord = new RegExp(`(^|[\\s${noBreak}(«„"{])(${shortWords}) (?=\\S)`, "gi");
const aroundTimes = /(\d) × (?=\d)/g;
const beforeDash = / (?=[—–])/g;

/** The text with its no-break spaces; calling it twice changes nothing more. */
export function nb(text: string): string {
  const joined = text
    .replace(thousands, `$1${noBreak}`)
    .replace(aroundTimes, `$1${noBreak}×${noBreak}`)
    .replace(beforeUnit, `$1${noBreak}`)
    .replace(beforeDash, noBreak);
  // Two short words in a row ("и в коробе") share a space, so one pass joins only the first of them.
  return joinShortWords(joinShortWords(joined));
}

function joinShortWords(text: string): string {
  return text.replace(afterShortWord, (_, before: string, word: string) => before + word + noBreak);
}

type Tree = { [key: string]: string | Tree };

/** The same for a tree of messages: every text in it, however deep. */
export function nbAll<T extends Tree>(messages: T): T {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [key, typeof value === "string" ? nb(value) : nbAll(value)]),
  ) as T;
}
