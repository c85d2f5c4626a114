import { inEncoding } from "./orders-out/in-encoding";
import { nest, requisite, tag } from "./orders-out/xml";

/** CommerceML as 1C writes it, with values of our own. */
export type Encoding = "utf-8" | "windows-1251";

export function bytes(encoding: Encoding, xml: string, { mark = false } = {}): Uint8Array<ArrayBuffer> {
  const whole = `<?xml version="1.0" encoding="${encoding}"?>\r\n${xml}`;
  return inEncoding(encoding, mark ? `\uFEFF${whole}` : whole);
}

const information = (formedAt: string, ...inside: string[]) =>
  `<КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_2" ВерсияСхемы="2.09" ДатаФормирования="${formedAt}">${inside.join("\n")}</КоммерческаяИнформация>`;

type Good = { id: string; article?: string; name?: string; barcode?: string; tax?: string; deleted?: boolean; more?: string };

export function importXml(goods: Good[], { changesOnly = false, formedAt = "2026-11-20T10:00:00" } = {}): string {
  const classifier =
    "<Классификатор><Ид>c</Ид><Свойства><Свойство><Ид>p1</Ид><Наименование>Состав</Наименование><ВариантыЗначений><Справочник><ИдЗначения>v1</ИдЗначения><Значение>Лён</Значение></Справочник></ВариантыЗначений></Свойство></Свойства></Классификатор>";
  const listed = goods.map(
    ({ id, article, name, barcode, tax, deleted, more = "" }) =>
      `<Товар${deleted ? ' Статус="Удален"' : ""}>${tag("Ид", id)}${tag("Артикул", article)}${tag("Штрихкод", barcode)}${tag("Наименование", name)}<Описание/>${
        tax ? nest("СтавкиНалогов", nest("СтавкаНалога", tag("Наименование", "НДС"), tag("Ставка", tax))) : ""
      }${more}</Товар>`,
  );
  return information(formedAt, classifier, `<Каталог СодержитТолькоИзменения="${changesOnly}">${nest("Товары", ...listed)}</Каталог>`);
}

type Offer = {
  id: string;
  name?: string;
  article?: string;
  prices?: Record<string, string>;
  total?: string;
  places?: Record<string, string>;
  rests?: Record<string, string>;
  characteristics?: Record<string, string>;
};

export function offersXml(offers: Offer[], { formedAt = "2026-11-20T10:05:00", currency = "руб", taxIncluded = true } = {}): string {
  const type = (id: string, name: string) =>
    `<ТипЦены>${tag("Ид", id)}${tag("Наименование", name)}${tag("Валюта", currency)}<Налог><Наименование>НДС</Наименование><УчтеноВСумме>${taxIncluded}</УчтеноВСумме></Налог></ТипЦены>`;
  const listed = offers.map(({ id, name, article, prices = {}, total, places = {}, rests = {}, characteristics = {} }) =>
    nest(
      "Предложение",
      tag("Ид", id),
      tag("Артикул", article),
      tag("Наименование", name),
      nest(
        "ХарактеристикиТовара",
        ...Object.entries(characteristics).map(([key, value]) =>
          nest("ХарактеристикаТовара", tag("Наименование", key), tag("Значение", value)),
        ),
      ),
      nest(
        "Цены",
        ...Object.entries(prices).map(([type, price]) =>
          nest("Цена", tag("ИдТипаЦены", type), tag("ЦенаЗаЕдиницу", price), tag("Валюта", currency), tag("Единица", "попугай")),
        ),
      ),
      tag("Количество", total),
      ...Object.entries(places).map(([place, units]) => `<Склад ИдСклада="${place}" КоличествоНаСкладе="${units}"/>`),
      Object.keys(rests).length === 0
        ? "<Остатки/>"
        : nest(
            "Остатки",
            ...Object.entries(rests).map(([place, units]) => nest("Остаток", nest("Склад", tag("Ид", place), tag("Количество", units)))),
          ),
    ),
  );
  return information(
    formedAt,
    `<ПакетПредложений СодержитТолькоИзменения="false">${nest("ТипыЦен", type("opt", "Оптовая"), type("ret", "Розничная"))}${nest("Предложения", ...listed)}</ПакетПредложений>`,
  );
}

type Doc = {
  id: string;
  number?: string;
  operation?: string;
  basis?: string;
  sum?: string;
  goods?: { id: string; article?: string; name: string; price: string; quantity: string; sum?: string; service?: boolean }[];
  requisites?: Record<string, string>;
};

export function documentsXml(documents: Doc[], formedAt = "2026-11-20T12:00:00"): string {
  const listed = documents.map(({ id, number = id, operation = "Заказ товара", basis, sum, goods, requisites = {} }) =>
    nest(
      "Документ",
      tag("Ид", id),
      tag("Номер", number),
      tag("Дата", "2026-11-20"),
      tag("Время", "11:00:00"),
      tag("ХозОперация", operation),
      tag("Основание", basis),
      tag("Валюта", "руб"),
      tag("Сумма", sum),
      goods
        ? nest(
            "Контрагенты",
            nest(
              "Контрагент",
              tag("Ид", "k1"),
              tag("Наименование", "ООО «Ромашка»"),
              tag("Роль", "Покупатель"),
              nest(
                "Адрес",
                tag("Представление", "Казань, Баумана, 5"),
                nest("АдресноеПоле", tag("Тип", "Город"), tag("Значение", "Казань")),
              ),
              nest("Контакты", nest("Контакт", tag("Тип", "Почта"), tag("Значение", "buy@example.com"))),
            ),
          ) +
            nest(
              "Товары",
              ...goods.map((good) =>
                nest(
                  "Товар",
                  tag("Ид", good.id),
                  tag("Артикул", good.article),
                  tag("Наименование", good.name),
                  tag("ЦенаЗаЕдиницу", good.price),
                  tag("Количество", good.quantity),
                  tag("Сумма", good.sum),
                  nest("ЗначенияРеквизитов", requisite("ТипНоменклатуры", good.service ? "Услуга" : "Товар")),
                ),
              ),
            )
        : "",
      nest("ЗначенияРеквизитов", ...Object.entries(requisites).map(([name, value]) => requisite(name, value))),
    ),
  );
  return information(formedAt, ...listed);
}
