import { isYes } from "../package/amounts";
import type { Document } from "../package/entry";
import { requisiteValue } from "../package/read-good";

/** What a document says about an order, whichever of them it is: the order itself, a payment or a shipment. */
export type DocumentState = {
  kind: "order" | "payment" | "shipment" | "other";
  isCancelled: boolean;
  isPaid: boolean;
  isShipped: boolean;
  isFinal: boolean;
  /** Of the parcel, where one is named; else of 1C's own shipment. */
  shipmentNumber: string;
  paymentReference: string;
  /** As 1C shows it: "2026-11-22 10:00:00". */
  changedAt: string;
  paidAt: string;
};

/**
 * Reads the signs by which 1C tells what became of an order. An order that was posted («Проведен») is nothing but written down; only
 * a posted shipment has left.
 */
export function stateOf(document: Document): DocumentState {
  const said = (name: string) => requisiteValue(document.requisites, name);
  const yes = (...names: string[]) => names.some((name) => isYes(said(name)));
  const kind = kindOf(document.operation);
  const posted = yes("Проведен");
  const isCancelled = document.isDeleted || yes("Отменен", "Отменён", "Заказ отменен") || /^\s*отмен[её]н/i.test(said("Статус заказа"));
  const lives = !isCancelled;
  return {
    kind,
    isCancelled,
    isPaid: lives && (yes("Заказ оплачен", "Оплачен") || said("Дата оплаты по 1С") !== "" || (kind === "payment" && posted)),
    isShipped: lives && (yes("Отгружен", "Заказ отгружен") || said("Дата отгрузки по 1С") !== "" || (kind === "shipment" && posted)),
    isFinal: lives && (yes("Финальный статус") || /^\s*\[F\]/i.test(said("Статус заказа"))),
    shipmentNumber: said("Идентификатор отправления") || said("Трек-номер") || said("Номер отгрузки по 1С"),
    paymentReference: said("Номер оплаты по 1С") || (kind === "payment" ? document.number : ""),
    changedAt: said("Дата изменения статуса"),
    paidAt: said("Дата оплаты по 1С") || said("Дата оплаты"),
  };
}

function kindOf(operation: string): DocumentState["kind"] {
  if (/заказ/i.test(operation)) return "order";
  if (/выплата|эквайринг|оплата/i.test(operation) && !/возврат/i.test(operation)) return "payment";
  return /отпуск|отгрузк|реализац/i.test(operation) ? "shipment" : operation === "" ? "order" : "other";
}
