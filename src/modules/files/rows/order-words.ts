const cancelled = /cancel|отмен|void|refunded$|возврат|невыкуп|rejected|return/i;
const delivered = /^(fulfilled|delivered|completed?|closed|done|received)$|доставлен|выполнен|получен|выдан|завершен|продан/i;

/** Whether an order is over, by the words of shops and marketplaces. What is underway says nothing here. */
export function isOver(status: string | undefined): "delivered" | "cancelled" | undefined {
  if (!status) return undefined;
  if (/partial|частичн/i.test(status)) return undefined;
  if (cancelled.test(status)) return "cancelled";
  return delivered.test(status) ? "delivered" : undefined;
}

/** How an order is paid, by the words of shops and marketplaces; undefined where they say nothing of it. */
export function paymentOf(status: string | undefined): "paid" | "authorized" | "unpaid" | "cash_on_delivery" | undefined {
  if (!status) return undefined;
  const word = status.toLowerCase();
  if (/cash.?on.?delivery|при получении|налож|^cod$/.test(word)) return "cash_on_delivery";
  if (/unpaid|pending|не ?оплач|ожида|none/.test(word)) return "unpaid";
  if (/authori[sz]ed|захолд|авториз/.test(word)) return "authorized";
  return /paid|refund|оплач|предоплат|prepaid|card|карт|сбп|sbp/.test(word) ? "paid" : undefined;
}
