import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { icuArguments } from "./icu-arguments";
import { sourceFiles, withoutComments } from "./source-files";

type Messages = { [key: string]: string | Messages };

const read = (locale: string) => flatten(JSON.parse(readFileSync(`messages/${locale}.json`, "utf8")) as Messages);

function flatten(messages: Messages, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const ru = read("ru");
const en = read("en");
const pluralForms = { ru: ["one", "few", "many", "other"], en: ["one", "other"] };

describe("the texts of both languages", () => {
  test("have the same keys", () => {
    expect([...ru.keys()].filter((key) => !en.has(key))).toEqual([]);
    expect([...en.keys()].filter((key) => !ru.has(key))).toEqual([]);
  });

  test("are never empty", () => {
    expect([...ru, ...en].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  });

  test("ask for the same arguments and tags", () => {
    const names = (text: string) => [...icuArguments(text).keys()].sort().join(", ");
    const differ = [...ru].filter(([key, text]) => names(text) !== names(en.get(key) ?? "")).map(([key]) => key);
    expect(differ).toEqual([]);
  });

  test.each([
    ["ru", ru],
    ["en", en],
  ] as const)("have every plural form of %s", (locale, texts) => {
    const lacking = [...texts].filter(([, text]) =>
      [...icuArguments(text).values()].some(
        ({ kind, branches }) => kind === "plural" && !pluralForms[locale].every((form) => branches.has(form)),
      ),
    );
    expect(lacking.map(([key]) => key)).toEqual([]);
  });

  test("quote with «ёлочки» in Russian", () => {
    expect([...ru].filter(([, text]) => /["“”]/.test(text.replace(/<[^>]*>/g, ""))).map(([key]) => key)).toEqual([]);
  });

  test("word every reason that the code gives", () => {
    const given = sourceFiles("src", /^(?!.*\.test\.).*\.tsx?$/).flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(/\breason\(\s*"([a-z0-9_.]+)"/g)].map(([, code]) => `${code} in ${path}`),
    );
    expect(given.length).toBeGreaterThan(0);
    expect(given.filter((place) => !en.has(`reasons.${place.split(" ")[0]}`))).toEqual([]);
  });
});

describe("the reader of ICU messages", () => {
  test("finds nested arguments, branches and tags", () => {
    const found = icuArguments("<b>{name}</b>: {count, plural, one {# of {total, number}} other {#}} '{not one}'");
    expect([...found.keys()]).toEqual(["<b>", "name", "count", "total"]);
    expect([...(found.get("count")?.branches ?? [])]).toEqual(["one", "other"]);
  });

  test.each(["{open", "{count, plural, one {#}", "closed}"])("refuses %s", (text) => {
    expect(() => icuArguments(text)).toThrow();
  });
});
