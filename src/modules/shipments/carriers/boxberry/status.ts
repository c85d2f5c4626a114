import type { TrackingStatus } from "../../tracking";

/** Boxberry tells the way of a parcel in words only. These are the ones of its API and of its site since 2023. */
const words: [TrackingStatus, string[]][] = [
  ["pre_transit", ["Загружен реестр ИМ", "Заказ создан", "Заказ создан и передан в службу доставки"]],
  [
    "in_transit",
    [
      "Принято к доставке",
      "Заказ передан на доставку",
      "Передано на сортировку",
      "Отправлено на сортировочный терминал",
      "Отправлено в город назначения",
      "В пути на терминал",
      "В пути в город получателя",
      "В городе получателя",
      "На отделении-получателе",
      "Передано на доставку до пункта выдачи",
      "Поступило в город для передачи курьеру",
    ],
  ],
  ["out_for_delivery", ["Передано на курьерскую доставку", "Передано курьеру"]],
  ["ready_for_pickup", ["Поступило в пункт выдачи", "Доступен к получению в пункте выдачи"]],
  ["delivered", ["Выдано", "Успешно выдано"]],
  ["failed_attempt", ["Возвращено с курьерской доставки"]],
  [
    "return_to_sender",
    [
      "Готовится к возврату",
      "Отправлено в пункт приёма",
      "Возвращено в пункт приёма",
      "Заказ передан на возврат в интернет-магазин",
      "Заказ в пути в интернет-магазин",
    ],
  ],
  ["returned", ["Возвращено в ИМ", "Заказ возвращён в интернет-магазин"]],
  ["lost", ["Утеряно", "Утилизировано"]],
];

const statuses = new Map(words.flatMap(([status, texts]) => texts.map((text) => [key(text), status] as const)));

/** The same words are written with ё and е, and of an order (он) as well as of a shipment (оно, она). */
function key(text: string): string {
  const bare = text.toLowerCase().replaceAll("ё", "е").replace(/\s+/g, " ").trim();
  return bare.replace(/(н|т|л)[оа](?= |$)/g, "$1");
}

export function statusOf(name: string): TrackingStatus {
  return statuses.get(key(name)) ?? "unknown";
}
