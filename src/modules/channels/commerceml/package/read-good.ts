import { isYes, plainNumber, taxRateOf } from "./amounts";
import { attributeOf, childOf, childrenOf, type Element, textAt, textOf } from "./element";
import type { Good, NamedValue } from "./entry";

/** The words of the classifier: what properties and their listed values are called. */
export type Words = { property: ReadonlyMap<string, string>; value: ReadonlyMap<string, string> };

const mostProperties = 60;

/** `Товар` of a catalogue; null without an id. */
export function readGood(element: Element, words: Words): Good | null {
  const id = textAt(element, "Ид", 200);
  if (!id) return null;
  const requisites = requisitesOf(element);
  const isService = /услуга/i.test(`${requisiteValue(requisites, "ТипНоменклатуры")} ${requisiteValue(requisites, "ВидНоменклатуры")}`);
  return {
    is: "good",
    id,
    article: textAt(element, "Артикул", 100),
    barcode: textAt(element, "Штрихкод", 64),
    name: textAt(element, "Наименование") || requisiteValue(requisites, "Полное наименование"),
    taxRate: taxOf(element),
    weightGrams: gramsOf(textAt(element, "Вес", 40) || requisiteValue(requisites, "Вес")),
    characteristics: characteristicsOf(element),
    properties: propertiesOf(element, words),
    isService,
    isDeleted: isDeleted(element),
  };
}

/** `ЗначенияРеквизитов` of a product or a document. */
export function requisitesOf(element: Element): NamedValue[] {
  return childrenOf(element, "ЗначениеРеквизита", "ЗначенияРеквизитов")
    .slice(0, 200)
    .map((pair) => ({ name: textAt(pair, "Наименование", 100), value: textAt(pair, "Значение", 1000) }));
}

export function requisiteValue(pairs: readonly NamedValue[], name: string): string {
  return pairs.find((pair) => pair.name.toLowerCase() === name.toLowerCase())?.value ?? "";
}

export function characteristicsOf(element: Element): NamedValue[] {
  return childrenOf(element, "ХарактеристикаТовара", "ХарактеристикиТовара")
    .slice(0, 20)
    .map((pair) => ({ name: textAt(pair, "Наименование", 100), value: textAt(pair, "Значение", 100) }))
    .filter(({ value }) => value !== "");
}

/** The rate of the value added tax; undefined where none is named. */
export function taxOf(element: Element): number | null | undefined {
  const rates = childrenOf(element, "СтавкаНалога", "СтавкиНалогов");
  const vat = rates.find((rate) => /ндс/i.test(textAt(rate, "Наименование", 40))) ?? rates[0];
  const text = textAt(vat, "Ставка", 40);
  return text ? taxRateOf(text) : undefined;
}

/** Marked for deletion: by the attribute `Статус`, or by an element. */
export function isDeleted(element: Element): boolean {
  return (
    /удал[её]н/i.test(attributeOf(element, "Статус", 40) || textAt(element, "Статус", 40)) || isYes(textAt(element, "ПометкаУдаления", 10))
  );
}

/** 1C keeps weights in kilograms. */
function gramsOf(text: string): number | undefined {
  const grams = Math.round(Number(plainNumber(text) ?? "0") * 1000);
  return grams > 0 && grams <= 10_000_000 ? grams : undefined;
}

function propertiesOf(element: Element, words: Words): NamedValue[] {
  const pairs = childOf(element, "ЗначенияСвойств")?.children ?? [];
  return pairs
    .slice(0, mostProperties)
    .map((pair) => {
      const id = textAt(pair, "Ид", 100);
      const value = textOf(
        pair.children.find((child) => child.name === "Значение"),
        200,
      );
      return { name: words.property.get(id) ?? id, value: words.value.get(value) ?? value };
    })
    .filter(({ name, value }) => name !== "" && value !== "");
}
