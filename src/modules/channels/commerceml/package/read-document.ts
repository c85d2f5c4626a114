import { isYes, plainNumber } from "./amounts";
import { childOf, childrenOf, type Element, textAt } from "./element";
import type { Buyer, Document, DocumentGood, NamedValue } from "./entry";
import { isDeleted, requisitesOf, requisiteValue, taxOf } from "./read-good";

const mostGoods = 5_000;

/** `Документ`; null without an id and without a number. */
export function readDocument(element: Element, formedAt: string): Document | null {
  const [id, number] = [textAt(element, "Ид", 200), textAt(element, "Номер", 100)];
  if (!id && !number) return null;
  const requisites = requisitesOf(element);
  const goods = childOf(element, "Товары");
  return {
    is: "document",
    id: id || number,
    number: number || id,
    date: textAt(element, "Дата", 40),
    time: textAt(element, "Время", 40),
    operation: textAt(element, "ХозОперация", 100),
    currency: textAt(element, "Валюта", 20),
    sum: numberAt(element, "Сумма"),
    comment: textAt(element, "Комментарий", 2000),
    basis: textAt(element, "Основание", 200),
    isDeleted: isDeleted(element) || isYes(requisiteValue(requisites, "ПометкаУдаления")),
    buyer: buyerOf(element),
    goods: goods ? childrenOf(element, "Товар", "Товары").slice(0, mostGoods).map(goodOf) : null,
    requisites,
    formedAt,
  };
}

const numberAt = (element: Element, name: string) => plainNumber(textAt(element, name, 40)) ?? "";

function goodOf(element: Element): DocumentGood {
  const requisites = requisitesOf(element);
  const discounts = childrenOf(element, "Скидка", "Скидки").map((discount) => Number(numberAt(discount, "Сумма") || "0"));
  const discount = discounts.reduce((sum, amount) => sum + amount, 0);
  const id = textAt(element, "Ид", 200);
  return {
    id,
    article: textAt(element, "Артикул", 100),
    name: textAt(element, "Наименование"),
    price: numberAt(element, "ЦенаЗаЕдиницу") || numberAt(element, "Цена"),
    quantity: numberAt(element, "Количество"),
    sum: numberAt(element, "Сумма"),
    discount: discount > 0 ? discount.toFixed(4) : "",
    taxRate: taxOf(element),
    isService: id === "ORDER_DELIVERY" || /услуга/i.test(requisiteValue(requisites, "ТипНоменклатуры")),
    isDeleted: isDeleted(element) || isYes(textAt(element, "Отменено", 10)),
  };
}

function buyerOf(element: Element): Buyer | null {
  const all = childrenOf(element, "Контрагент", "Контрагенты");
  const buyer = all.find((one) => /покупатель|плательщик|получатель/i.test(textAt(one, "Роль", 40))) ?? all[0];
  if (!buyer) return null;
  const contacts = childrenOf(buyer, "Контакт", "Контакты").map((contact) => ({
    type: textAt(contact, "Тип", 60),
    value: textAt(contact, "Значение", 254) || textAt(contact, "Представление", 254),
  }));
  const contact = (type: RegExp) => contacts.find((one) => type.test(one.type) && one.value !== "")?.value ?? "";
  const address = childOf(buyer, "Адрес") ?? childOf(buyer, "АдресРегистрации") ?? childOf(element, "АдресДоставки");
  const person = [textAt(buyer, "Фамилия", 100), textAt(buyer, "Имя", 100), textAt(buyer, "Отчество", 100)].filter(Boolean).join(" ");
  return {
    id: textAt(buyer, "Ид", 200),
    name:
      textAt(buyer, "ПолноеНаименование", 200) ||
      textAt(buyer, "ОфициальноеНаименование", 200) ||
      textAt(buyer, "Наименование", 200) ||
      person,
    email: contact(/почта|mail/i) || textAt(buyer, ["email"], 254),
    phone: contact(/телефон/i) || textAt(buyer, "Телефон", 60),
    address: textAt(address, "Представление", 500),
    fields: fieldsOf(address),
  };
}

function fieldsOf(address: Element | undefined): NamedValue[] {
  return (address?.children ?? [])
    .filter((child) => child.name === "АдресноеПоле")
    .slice(0, 20)
    .map((field) => ({ name: textAt(field, "Тип", 60), value: textAt(field, "Значение", 200) }));
}
