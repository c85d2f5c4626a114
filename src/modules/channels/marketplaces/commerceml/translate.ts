import { type Decimal, zero } from "@/lib/decimal";
import { decimalsOf } from "@/lib/money";
import { reason } from "@/lib/reason";
import { positive, unitsOf } from "../amounts";
import { plausibleDate } from "../plausible-date";
import type { IntakeAddress, IntakeLine, OrderState, Translation } from "../port";
import { Problems } from "../problems";
import { reconcile } from "../reconcile";
import { addMismatch, readableCurrency } from "../settle";
import { readDocument, type WireDocument, type WireGood } from "./wire";

/** Reads an order document of 1C («Заказ товара»). Throws at nothing. */
export function translate({ rawBody, receivedAt }: { rawBody: Uint8Array; receivedAt: Date }): Translation {
  const read = readDocument(rawBody);
  if (!read?.value.id) return { unreadable: reason("channel.not_an_order") };
  const { value: document, unreadable } = read;
  const problems = new Problems(unreadable);
  const currency = currencyOf(document.currency, problems);
  const goods = document.goods.filter(({ isDeleted, quantity }) => !isDeleted && quantity !== zero);
  const sold = goods.filter(({ isService }) => !isService);
  if (sold.length === 0) problems.add("goods", "channel.no_lines");
  const shippingAddress = addressOf(document);
  if (shippingAddress && !shippingAddress.city) problems.add("buyer.fields.city", "channel.city_missing");
  const { lines, shippingPriceMinor, totalMinor } = sums(document, sold, goods, currency, problems);
  const { state } = document;
  const method = said(document, "Метод оплаты") || null;
  return {
    order: {
      externalId: document.id,
      externalNumber: document.number || document.id,
      externalVersion: plausibleDate(document.toldAt, "toldAt", receivedAt, problems) ?? receivedAt,
      state: orderState(document, method),
      rawStatus: said(document, "Статус заказа"),
      placedAt: plausibleDate(document.placedAt, "placedAt", receivedAt, problems) ?? receivedAt,
      currency,
      customer: { name: document.buyer.name, email: document.buyer.email || null, phone: document.buyer.phone || null, locale: null },
      shippingAddress,
      shippingMethod: said(document, "Способ доставки") || null,
      shippingMethodTitle: said(document, "Способ доставки") || null,
      pickupPoint: null,
      shippingPriceMinor,
      fees: [],
      totalMinor,
      prepayments: [],
      lines,
      refunds: [],
      paymentMethod: method,
      paymentReference: state.paymentReference || null,
      paidAt: state.isPaid ? receivedAt : null,
      note: document.comment || null,
      problems: problems.all(),
    },
  };
}

function orderState({ state }: WireDocument, method: string | null): OrderState {
  if (state.isCancelled) return "cancelled";
  if (state.isFinal) return "completed";
  if (state.isPaid) return "paid";
  return /при получении|наложенн|налич/i.test(method ?? "") ? "cash_on_delivery" : "awaiting_payment";
}

function sums(document: WireDocument, sold: readonly WireGood[], goods: readonly WireGood[], currency: string, problems: Problems) {
  const minor = (value: Decimal, path: string) => positive(value, decimalsOf(currency), path, problems);
  const lines = sold.map((good, index) => lineOf(good, index, problems));
  const amounts = sold.map((good, index) => {
    const quantity = lines[index]?.quantity ?? 1;
    const beforeMinor = minor(good.price, `goods.${index}.price`) * quantity;
    const paidMinor =
      good.sum === null
        ? Math.max(0, beforeMinor - minor(good.discount, `goods.${index}.discount`))
        : minor(good.sum, `goods.${index}.sum`);
    return { quantity, beforeMinor: Math.max(beforeMinor, paidMinor), paidMinor };
  });
  const services = goods.filter(({ isService }) => isService);
  const reconciled = reconcile({
    lines: amounts,
    shippingMinor: services.reduce((sum, { sum: own, price }, index) => sum + minor(own ?? price, `services.${index}.sum`), 0),
    feesMinor: [],
    giftCardsMinor: 0,
    totalMinor: document.sum === null ? null : minor(document.sum, "sum"),
  });
  if (reconciled.mismatch) addMismatch(reconciled.totalMinor, reconciled.mismatch.partsMinor, currency, problems);
  const ids = new Map<string, number>();
  const told = lines.map((line) => {
    const times = (ids.get(line.externalLineId) ?? 0) + 1;
    ids.set(line.externalLineId, times);
    return times === 1 ? line : { ...line, externalLineId: `${line.externalLineId}@${times}` };
  });
  return {
    ...reconciled,
    lines: told.map((line, index): IntakeLine => ({ ...line, ...(reconciled.lines[index] ?? { unitPriceMinor: 0, discountMinor: 0 }) })),
  };
}

function lineOf(good: WireGood, index: number, problems: Problems): IntakeLine {
  const name = good.name || good.article || `#${good.id || index + 1}`;
  return {
    // 1C has no ids of lines; the same product twice is counted.
    externalLineId: (good.id || good.article || name).slice(0, 150),
    partOf: null,
    // The article of a product with characteristics names all of them.
    sku: good.article && !good.id.includes("#") ? good.article : null,
    externalProductId: good.id,
    name,
    quantity: unitsOf(good.quantity, name, `goods.${index}.quantity`, problems),
    unitPriceMinor: 0,
    discountMinor: 0,
    taxRate: good.taxRate,
    taxMinor: 0,
    cancelledQuantity: 0,
    options: [],
  };
}

function said({ requisites }: WireDocument, name: string): string {
  return requisites.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value ?? "";
}

/** 1C calls roubles «руб», RUR or by their number. */
function currencyOf(text: string, problems: Problems): string {
  const word = text.toUpperCase().replace(/[.\s]/g, "");
  if (["", "РУБ", "Р", "RUR", "RUB", "643", "₽"].includes(word)) return "RUB";
  return readableCurrency(word, text, problems);
}

/** By its fields; where 1C keeps only one line of text, that line. */
function addressOf({ buyer }: WireDocument): IntakeAddress | null {
  const field = (...types: string[]) => buyer.fields.find(({ name }) => types.includes(name.toLowerCase()))?.value ?? "";
  const street = [field("улица"), field("дом"), field("корпус"), field("квартира", "квартира/офис")].filter(Boolean).join(", ");
  if (!buyer.address && buyer.fields.every(({ value }) => value === "")) return null;
  return {
    country: /^[A-Z]{2}$/.test(field("страна")) ? field("страна") : "RU",
    region: field("регион", "область") || null,
    city: field("город", "населенный пункт", "населённый пункт") || "",
    postalCode: field("почтовый индекс", "индекс") || null,
    line1: street || buyer.address || null,
    latitude: null,
    longitude: null,
  };
}
