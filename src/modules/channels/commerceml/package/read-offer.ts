import { plainNumber, unitsIn } from "./amounts";
import { attributeOf, childrenOf, type Element, textAt } from "./element";
import type { Offer } from "./entry";
import { characteristicsOf, isDeleted } from "./read-good";

/** `Предложение` of offers.xml, prices.xml or rests.xml; null without an id. */
export function readOffer(element: Element): Offer | null {
  const id = textAt(element, "Ид", 200);
  if (!id) return null;
  const places = placesOf(element);
  return {
    is: "offer",
    id,
    article: textAt(element, "Артикул", 100),
    barcode: textAt(element, "Штрихкод", 64),
    name: textAt(element, "Наименование"),
    characteristics: characteristicsOf(element),
    prices: pricesOf(element),
    total: unitsIn(textAt(element, "Количество", 40)) ?? restWithoutPlace(element),
    places,
    isDeleted: isDeleted(element),
  };
}

function pricesOf(element: Element): Offer["prices"] {
  return childrenOf(element, "Цена", "Цены")
    .slice(0, 100)
    .flatMap((price) => {
      const amount = plainNumber(textAt(price, "ЦенаЗаЕдиницу", 40));
      if (amount === null || amount.startsWith("-")) return [];
      return [{ type: textAt(price, "ИдТипаЦены", 100), amount, currency: textAt(price, "Валюта", 20) }];
    });
}

/** Units by warehouse: as attributes (2.07), or as elements, bare or below `Остатки` and `Склады` (2.08 and later). */
function placesOf(element: Element): Offer["places"] {
  const bare = element.children.filter((child) => child.name === "Склад");
  const listed = childrenOf(element, "Склад", "Склады");
  const rests = childrenOf(element, "Остаток", "Остатки").flatMap((rest) => rest.children.filter((child) => child.name === "Склад"));
  return [...bare, ...listed, ...rests].slice(0, 1000).flatMap((place) => {
    const id = attributeOf(place, "ИдСклада", 100) || textAt(place, "Ид", 100);
    const units = unitsIn(
      attributeOf(place, "КоличествоНаСкладе", 40) || textAt(place, "Количество", 40) || textAt(place, "КоличествоНаСкладе", 40),
    );
    return id && units !== null ? [{ id, units }] : [];
  });
}

/** A rest that names no warehouse is of all of them. */
function restWithoutPlace(element: Element): number | null {
  const rests = childrenOf(element, "Остаток", "Остатки").flatMap((rest) => unitsIn(textAt(rest, "Количество", 40)) ?? []);
  return rests.length > 0 ? rests.reduce((sum, units) => sum + units, 0) : null;
}
