import { SaxesParser } from "saxes";
import { isYes } from "./amounts";
import { attributeOf, childrenOf, type Element, textAt } from "./element";
import type { Entry } from "./entry";
import { limits } from "./limits";
import { readDocument } from "./read-document";
import { readGood } from "./read-good";
import { readOffer } from "./read-offer";
import { refuse } from "./refused";

type Open = { name: string; attributes: Map<string, string>; text: string; children: Element[] };

const roots = new Set(["КоммерческаяИнформация", "Классификатор", "Каталог", "ПакетПредложений", "ИзмененияПакетаПредложений", "Документ"]);
/** What is long and not wanted: neither kept nor counted into a record. */
const skipped = new Set(["Описание", "Картинка"]);

/** The elements that are read whole, by where they stand: their own name and their parent's. */
const records: Readonly<Record<string, readonly string[]>> = {
  Товар: ["Товары"],
  Предложение: ["Предложения"],
  Документ: ["", "КоммерческаяИнформация", "Контейнер"],
  ТипЦены: ["ТипыЦен"],
  Склад: ["Склады"],
  Свойство: ["Свойства"],
  СвойствоНоменклатуры: ["Свойства", "СвойстваНоменклатуры"],
};

/**
 * Reads CommerceML as its text comes and gives out record by record, so that a file of any size needs the memory of one record.
 * Refused: a DOCTYPE, entities that are not XML's own, depth, texts and records beyond all measure, another document, broken XML.
 */
export class EntryReader {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #path: string[] = [];
  readonly #open: Open[] = [];
  readonly #words = { property: new Map<string, string>(), value: new Map<string, string>() };
  #skipping = 0;
  #sinceMark = 0;
  #elements = 0;
  #characters = 0;
  #formedAt = "";
  #hasRoot = false;

  constructor(private readonly take: (entry: Entry) => void) {
    const parser = this.#parser;
    parser.on("doctype", () => refuse("doctype"));
    parser.on("error", (error) => refuse("not_well_formed", { message: error.message.slice(0, 200) }));
    parser.on("opentag", ({ name, attributes }) => this.#begin(localName(name), attributes));
    parser.on("closetag", () => this.#finish());
    parser.on("text", (text) => this.#text(text));
    parser.on("cdata", (text) => this.#text(text));
    for (const mark of ["comment", "processinginstruction", "xmldecl"] as const)
      parser.on(mark, () => {
        this.#sinceMark = 0;
      });
  }

  write(text: string): void {
    this.#sinceMark += text.length;
    this.#parser.write(text);
    if (this.#sinceMark > limits.textCharacters) refuse("text_too_long");
  }

  close(): void {
    this.#parser.close();
  }

  #begin(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#sinceMark = 0;
    const parent = this.#path.at(-1) ?? "";
    this.#path.push(name);
    if (this.#path.length > limits.depth) refuse("too_deep", { limit: limits.depth });
    if (!this.#hasRoot && !roots.has(name)) refuse("other_document", { name: name.slice(0, 60) });
    this.#hasRoot = true;
    if (this.#skipping > 0 || (this.#open.length > 0 && skipped.has(name))) {
      this.#skipping += 1;
      return;
    }
    if (this.#open.length > 0 || records[name]?.includes(parent)) this.#openRecord(name, attributes);
    else this.#head(name, attributes);
  }

  #openRecord(name: string, attributes: Readonly<Record<string, string>>): void {
    const held = new Map(Object.entries(attributes).map(([key, value]) => [localName(key), value]));
    if (this.#open.length === 0) {
      this.#elements = 0;
      this.#characters = 0;
    }
    for (const value of held.values()) this.#count(value.length);
    this.#elements += 1;
    if (this.#elements > limits.recordElements) refuse("record_too_large");
    this.#open.push({ name, attributes: held, text: "", children: [] });
  }

  #text(text: string): void {
    this.#sinceMark = 0;
    const open = this.#open.at(-1);
    if (!open || this.#skipping > 0) return;
    this.#count(text.length);
    open.text += text;
  }

  #count(characters: number): void {
    this.#characters += characters;
    if (this.#characters > limits.recordCharacters) refuse("record_too_large");
  }

  #finish(): void {
    this.#sinceMark = 0;
    this.#path.pop();
    if (this.#skipping > 0) {
      this.#skipping -= 1;
      return;
    }
    const done = this.#open.pop();
    if (!done) return;
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(done);
    else this.#record(done);
  }

  /** What stands around the records: when the file was made, and whether it is complete. */
  #head(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "КоммерческаяИнформация") this.#formedAt = (attributes["ДатаФормирования"] ?? "").slice(0, 40);
    const of = name === "Каталог" ? "goods" : /^(Изменения)?Пакета?Предложений$/.test(name) ? "offers" : null;
    if (!of) return;
    const changesOnly = name.startsWith("Изменения") || isYes(attributes["СодержитТолькоИзменения"] ?? "");
    this.take({ is: "catalogue", of, changesOnly, formedAt: this.#formedAt });
  }

  #record(element: Element): void {
    if (element.name.startsWith("Свойство")) this.#learn(element);
    else {
      const entry = this.#entryOf(element);
      if (entry) this.take(entry);
    }
  }

  #entryOf(element: Element): Entry | null {
    const id = textAt(element, "Ид", 100);
    switch (element.name) {
      case "Товар":
        return readGood(element, this.#words);
      case "Предложение":
        return readOffer(element);
      case "Документ":
        return readDocument(element, this.#formedAt);
      case "Склад":
        return id ? { is: "place", id, name: textAt(element, "Наименование", 200) } : null;
      default:
        return id ? { is: "priceType", id, name: textAt(element, "Наименование", 200), ...priceTypeOf(element) } : null;
    }
  }

  #learn(element: Element): void {
    const { property, value } = this.#words;
    const id = textAt(element, "Ид", 100);
    if (id && property.size < limits.propertyWords) property.set(id, textAt(element, "Наименование", 100));
    const listed = [
      ...childrenOf(element, "Справочник", "ВариантыЗначений"),
      ...childrenOf(element, "Значение", "ВариантыЗначений"),
      ...childrenOf(element, "ВариантЗначения", "ВариантыЗначений"),
    ];
    for (const one of listed) {
      const valueId = textAt(one, "ИдЗначения", 100) || textAt(one, "Ид", 100) || attributeOf(one, "Ид", 100);
      if (valueId && value.size < limits.propertyWords) value.set(valueId, textAt(one, "Значение", 200));
    }
  }
}

function priceTypeOf(element: Element): { currency: string; taxIncluded: boolean } {
  const [tax] = element.children.filter((child) => child.name === "Налог");
  const included = textAt(tax, "УчтеноВСумме", 10);
  return { currency: textAt(element, "Валюта", 20), taxIncluded: included === "" || isYes(included) };
}

/** The name without the prefix that a namespace was given. */
const localName = (name: string) => name.slice(name.indexOf(":") + 1);
