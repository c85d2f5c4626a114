/** One spelling for the many ways to write a place: Cyrillic or Latin, ё or е, -iy or -y, with a hyphen or a blank. */

const latin: Record<string, string> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  ґ: "g",
  ғ: "g",
  д: "d",
  е: "e",
  є: "e",
  ж: "zh",
  з: "z",
  и: "i",
  і: "i",
  к: "k",
  қ: "k",
  л: "l",
  м: "m",
  н: "n",
  ң: "n",
  о: "o",
  ө: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ў: "u",
  ү: "u",
  ұ: "u",
  ф: "f",
  х: "h",
  һ: "h",
  ц: "c",
  ч: "ch",
  ш: "sh",
  щ: "sh",
  ъ: "",
  ы: "i",
  ь: "",
  э: "e",
  ә: "a",
  ю: "iu",
  я: "ia",
}; // prettier-ignore

/** Romanizations differ by country and by century; each pair is brought to the shorter spelling, in this order. */
const spellings: readonly [RegExp, string][] = [
  [/shch|sch/g, "sh"],
  [/kh/g, "h"],
  [/ts|tz/g, "c"],
  [/[yj]/g, "i"],
  [/io|ie/g, "e"],
  [/w/g, "v"],
  [/x/g, "ks"],
  [/(.)\1+/g, "$1"],
];

/** The key by which names of places are compared; nothing but lower-case Latin letters and digits. */
export function fold(name: string): string {
  const bare = name.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const romanized = bare.replace(/\p{Script=Cyrillic}/gu, (letter) => latin[letter] ?? "");
  const letters = romanized.replace(/[^a-z0-9]/g, "");
  return spellings.reduce((text, [from, to]) => text.replace(from, to), letters);
}
