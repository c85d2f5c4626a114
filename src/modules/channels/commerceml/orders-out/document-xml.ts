import { toDecimal } from "@/lib/money";
import { nest, requisite, tag } from "./xml";

/** An order with all that 1C is told of it. Dates are of the organization's clock. */
export type OutOrder = {
  id: string;
  number: string;
  version: number;
  channelName: string;
  externalId: string | null;
  status: string;
  paymentStatus: string;
  fulfilmentStatus: string;
  fulfilledBy: string;
  currency: string;
  day: string;
  time: string;
  changedAt: string;
  customer: { id: string; name: string; email: string | null; phone: string | null };
  address: { country: string; region: string | null; city: string; postalCode: string | null; line1: string | null } | null;
  shippingMethod: string | null;
  totalMinor: number;
  paymentMethod: string | null;
  paidAt: string | null;
  trackingNumbers: string[];
  note: string | null;
  /** Units that are still ordered, and what they come to; of a cancelled order what it was. */
  lines: {
    externalId: string;
    sku: string;
    barcode: string | null;
    name: string;
    units: number;
    unitPriceMinor: number;
    totalMinor: number;
    taxRate: number | null;
  }[];
};

const statusNames: Readonly<Record<string, string>> = {
  unfulfilled: "Принят",
  backordered: "Ожидает товара",
  reserved: "Зарезервирован",
  picking: "Собирается",
  packed: "Упакован",
  partially_shipped: "Отгружен частично",
  shipped: "Отгружен",
  partially_delivered: "Доставлен частично",
  delivered: "Доставлен",
  returned_to_sender: "Возвращён отправителю",
};

/** `Документ` of an order. Its lines, the delivery among them, sum to its total to the last kopeck. */
export function documentXml(order: OutOrder): string {
  const money = (minor: number) => toDecimal(minor, order.currency);
  const isCancelled = order.status === "cancelled";
  const isFinal = order.status === "closed" || order.fulfilmentStatus === "delivered";
  return nest(
    "Документ",
    tag("Ид", order.externalId ?? order.id),
    tag("Номер", order.number),
    tag("НомерВерсии", order.version),
    tag("Дата", order.day),
    tag("Время", order.time),
    tag("ХозОперация", "Заказ товара"),
    tag("Роль", "Продавец"),
    tag("Валюта", order.currency),
    tag("Курс", 1),
    tag("Сумма", money(order.totalMinor)),
    buyerXml(order),
    nest("Товары", ...order.lines.flatMap((line) => lineXml(line, order.currency)), deliveryXml(order)),
    tag("Комментарий", order.note),
    nest(
      "ЗначенияРеквизитов",
      requisite("Номер заказа на сайте", order.number),
      requisite("Сайт", order.channelName),
      requisite("Метод оплаты", order.paymentMethod),
      requisite("Заказ оплачен", order.paymentStatus === "paid"),
      requisite("Дата оплаты", order.paidAt),
      requisite("Способ доставки", order.shippingMethod),
      requisite("Доставка разрешена", !isCancelled && (order.paymentStatus === "paid" || order.paymentStatus === "cash_on_delivery")),
      requisite("Отменен", isCancelled),
      requisite("Финальный статус", isFinal),
      requisite(
        "Статус заказа",
        isCancelled ? "Отменён" : `${isFinal ? "[F] " : ""}${statusNames[order.fulfilmentStatus] ?? order.fulfilmentStatus}`,
      ),
      requisite("Дата изменения статуса", order.changedAt),
      requisite("Идентификатор отправления", order.trackingNumbers.join(", ")),
      requisite("Исполнитель", order.fulfilledBy === "channel" ? "Канал продаж" : null),
    ),
  );
}

function buyerXml({ customer, address }: OutOrder): string {
  const contact = (type: string, value: string | null) => (value ? nest("Контакт", tag("Тип", type), tag("Значение", value)) : "");
  const fields: [string, string | null][] = address
    ? [
        ["Почтовый индекс", address.postalCode],
        ["Страна", address.country],
        ["Регион", address.region],
        ["Город", address.city],
        ["Улица", address.line1],
      ]
    : [];
  const shown = fields
    .map(([, value]) => value)
    .filter(Boolean)
    .join(", ");
  return nest(
    "Контрагенты",
    nest(
      "Контрагент",
      tag("Ид", customer.id),
      tag("Наименование", customer.name),
      tag("ПолноеНаименование", customer.name),
      tag("Роль", "Покупатель"),
      address
        ? nest(
            "АдресРегистрации",
            tag("Представление", shown),
            ...fields.flatMap(([type, value]) => (value ? nest("АдресноеПоле", tag("Тип", type), tag("Значение", value)) : [])),
          )
        : "",
      customer.email || customer.phone
        ? nest("Контакты", contact("Почта", customer.email), contact("Телефон рабочий", customer.phone))
        : "",
    ),
  );
}

const piece = ' Код="796" НаименованиеПолное="Штука" МеждународноеСокращение="PCE"';

function lineXml(line: OutOrder["lines"][number], currency: string): string[] {
  if (line.units === 0) return [];
  const money = (minor: number) => toDecimal(minor, currency);
  const discount = line.units * line.unitPriceMinor - line.totalMinor;
  return [
    nest(
      "Товар",
      tag("Ид", line.externalId),
      tag("Артикул", line.sku),
      tag("Штрихкод", line.barcode),
      tag("Наименование", line.name),
      tag("БазоваяЕдиница", "шт", piece),
      tag("ЦенаЗаЕдиницу", money(line.unitPriceMinor)),
      tag("Количество", line.units),
      tag("Сумма", money(line.totalMinor)),
      discount > 0
        ? nest("Скидки", nest("Скидка", tag("Наименование", "Скидка на товар"), tag("Сумма", money(discount)), tag("УчтеноВСумме", "true")))
        : "",
      taxXml(line.taxRate),
      nest("ЗначенияРеквизитов", requisite("ВидНоменклатуры", "Товар"), requisite("ТипНоменклатуры", "Товар")),
    ),
  ];
}

function taxXml(rate: number | null): string {
  return nest("СтавкиНалогов", nest("СтавкаНалога", tag("Наименование", "НДС"), tag("Ставка", rate === null ? "Без НДС" : rate)));
}

/** What the buyer pays beside the goods. A total that the lines do not make up (an agreed rounding) goes with it. */
function deliveryXml(order: OutOrder): string {
  const goods = order.lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  const minor = order.totalMinor - goods;
  if (minor <= 0) return "";
  const sum = toDecimal(minor, order.currency);
  return nest(
    "Товар",
    tag("Ид", "ORDER_DELIVERY"),
    tag("Наименование", "Доставка заказа"),
    tag("БазоваяЕдиница", "шт", piece),
    tag("ЦенаЗаЕдиницу", sum),
    tag("Количество", 1),
    tag("Сумма", sum),
    nest("ЗначенияРеквизитов", requisite("ВидНоменклатуры", "Услуга"), requisite("ТипНоменклатуры", "Услуга")),
  );
}
