import type { TrackingStatus } from "../../tracking";

/**
 * CDEK's codes of an order's status (API v2, appendix 1) in our vocabulary. RETURNED_TO_… names depots that a parcel passes a second
 * time, not a return: the one at the buyer's town follows a delivery that did not succeed.
 */
const statuses: Record<string, TrackingStatus> = {
  ACCEPTED: "pre_transit",
  CREATED: "pre_transit",
  ...all("in_transit", [
    "RECEIVED_AT_SHIPMENT_WAREHOUSE",
    "READY_TO_SHIP_AT_SENDING_OFFICE",
    "READY_FOR_SHIPMENT_IN_SENDER_CITY",
    "READY_FOR_SHIPMENT_IN_TRANSIT_CITY",
    "READY_TO_SHIP_IN_TRANSIT_OFFICE",
    "RETURNED_TO_SENDER_CITY_WAREHOUSE",
    "RETURNED_TO_TRANSIT_WAREHOUSE",
    "PASSED_TO_CARRIER_AT_SENDING_OFFICE",
    "PASSED_TO_CARRIER_AT_TRANSIT_OFFICE",
    "PASSED_TO_TRANSIT_CARRIER",
    "TAKEN_BY_TRANSPORTER_FROM_SENDER_CITY",
    "TAKEN_BY_TRANSPORTER_FROM_TRANSIT_CITY",
    "SEND_TO_TRANSIT_OFFICE",
    "SENT_TO_TRANSIT_CITY",
    "SENT_TO_SENDER_CITY",
    "SENT_TO_RECIPIENT_CITY",
    "MET_AT_TRANSIT_OFFICE",
    "MET_AT_SENDING_OFFICE",
    "MET_AT_RECIPIENT_OFFICE",
    "ACCEPTED_IN_TRANSIT_CITY",
    "ACCEPTED_IN_RECIPIENT_CITY",
    "ACCEPTED_AT_TRANSIT_WAREHOUSE",
    "ACCEPTED_AT_RECIPIENT_CITY_WAREHOUSE",
    "ENTERED_TO_OFFICE_TRANSIT_WAREHOUSE",
    "ENTERED_TO_DELIVERY_WAREHOUSE",
    "ENTERED_TO_WAREHOUSE_ON_DEMAND",
    "IN_CUSTOMS_INTERNATIONAL",
    "IN_CUSTOMS_LOCAL",
    "CUSTOMS_COMPLETE",
    "SHIPPED_TO_DESTINATION",
  ]),
  RETURNED_TO_RECIPIENT_CITY_WAREHOUSE: "failed_attempt",
  ACCEPTED_AT_PICK_UP_POINT: "ready_for_pickup",
  POSTOMAT_POSTED: "ready_for_pickup",
  TAKEN_BY_COURIER: "out_for_delivery",
  DELIVERED: "delivered",
  POSTOMAT_RECEIVED: "delivered",
  NOT_DELIVERED: "return_to_sender",
  POSTOMAT_SEIZED: "return_to_sender",
};

function all(status: TrackingStatus, codes: string[]): Record<string, TrackingStatus> {
  return Object.fromEntries(codes.map((code) => [code, status]));
}

/** Lost, or left lying until it was destroyed: no parcel comes back. */
const neverBack = new Set(["26", "27"]);

export function statusOf(code: string, reasonCode = ""): TrackingStatus {
  if (!Object.hasOwn(statuses, code)) return "unknown";
  if (code === "NOT_DELIVERED" && neverBack.has(reasonCode)) return "lost";
  return statuses[code] ?? "unknown";
}

/** The same of the order by which CDEK brings an undelivered parcel back to its sender. */
export function returnStatusOf(code: string): TrackingStatus {
  const status = statusOf(code);
  if (status === "delivered") return "returned";
  return status === "unknown" || status === "lost" ? status : "return_to_sender";
}

/** Why a parcel was not delivered (appendix 2), in Russian as all of CDEK's words about a parcel are. */
const refusals: Record<string, string> = {
  1: "Неверный адрес",
  2: "Не дозвонились",
  3: "Адресат здесь не живёт",
  4: "Вес не тот, что заявлен",
  5: "Посылки нет, есть только бумаги",
  6: "Номер в акте указан дважды",
  7: "Сюда не доставляют",
  8: "Упаковка повреждена при приёмке",
  9: "Упаковка повреждена у перевозчика",
  10: "Упаковка повреждена на складе или у курьера",
  11: "Отказ без объяснения",
  12: "Отказ: не устроило качество",
  13: "Отказ: не хватает вложения",
  14: "Отказ: прислали не то",
  15: "Отказ: не устроили сроки",
  16: "Отказ: уже купил",
  17: "Отказ: передумал",
  18: "Отказ: ошибка в заказе",
  19: "Отказ: повреждена упаковка",
  20: "Доставлена часть заказа",
  21: "Отказ: нет денег",
  22: "Отказ: не подошло",
  23: "Истёк срок хранения",
  24: "Не пропустила таможня",
  25: "Коммерческий груз",
  26: "Утеряна",
  27: "Не востребована и утилизирована",
  31: "Вернуть попросил отправитель",
  32: "Вернуть попросил плательщик",
  33: "Нет сопроводительной накладной",
};

/** What a courier met with (appendix 3). */
const problems: Record<string, string> = {
  1: "Неверный телефон",
  9: "Груз не готов",
  11: "Отказ от оплаты",
  13: "Никого нет на месте",
  17: "Организация закрыта",
  19: "Другой адрес",
  35: "Курьер не успевает",
  36: "Заберёт сам",
  37: "Постамат полон",
  38: "Постамат не работает",
  39: "Не помещается в ячейку",
  40: "Отказ от получения",
  41: "Отказ от заявки",
  42: "Нужен пропуск",
  43: "Платный въезд",
  44: "Закрытая территория",
  45: "Нет документа",
  46: "Другой город",
  47: "Такого адреса нет",
  48: "Абонентский ящик",
  49: "Опасный груз",
  52: "Отказ по адресу",
  54: "Приложение постамата не работает",
  55: "Груз не найден",
  57: "Нельзя доставить в пункт выдачи",
};

export const refusalWords = (code: string): string | null => (Object.hasOwn(refusals, code) ? (refusals[code] ?? null) : null);
export const problemWords = (code: string): string | null => (Object.hasOwn(problems, code) ? (problems[code] ?? null) : null);

/** A new time agreed with the buyer, or a parcel that goes to an office instead: nobody knocked in vain. */
export const isAgreement = (code: string) => code === "53" || code === "56";
