import type { FieldName, ImportKind } from "./kinds";

/** A known export: told by headers that only it has together, with the column of each field. */
export type Preset = {
  name: "shopify" | "yandex_market" | "ozon" | "wildberries";
  kind: ImportKind;
  knownBy: readonly string[];
  headers: Partial<Record<FieldName, readonly string[]>>;
};

export const presets: readonly Preset[] = [
  {
    name: "shopify",
    kind: "orders",
    knownBy: ["Name", "Financial Status", "Lineitem quantity", "Lineitem price"],
    headers: {
      externalId: ["Name"],
      placedAt: ["Created at"],
      status: ["Fulfillment Status"],
      cancelledAt: ["Cancelled at"],
      currency: ["Currency"],
      customerName: ["Shipping Name", "Billing Name"],
      email: ["Email"],
      phone: ["Shipping Phone", "Billing Phone"],
      country: ["Shipping Country", "Billing Country"],
      region: ["Shipping Province"],
      city: ["Shipping City"],
      postalCode: ["Shipping Zip"],
      line1: ["Shipping Street", "Shipping Address1"],
      shippingMethod: ["Shipping Method"],
      shippingPrice: ["Shipping"],
      paymentStatus: ["Financial Status"],
      paymentMethod: ["Payment Method"],
      orderDiscount: ["Discount Amount"],
      note: ["Notes"],
      sku: ["Lineitem sku"],
      itemName: ["Lineitem name"],
      quantity: ["Lineitem quantity"],
      unitPrice: ["Lineitem price"],
    },
  },
  {
    name: "yandex_market",
    kind: "orders",
    knownBy: ["ORDER_ID", "SHOP_SKU", "OFFER_NAME"],
    headers: {
      externalId: ["ORDER_ID"],
      placedAt: ["CREATION_DATE"],
      status: ["OFFER_STATUS"],
      region: ["DELIVERY_REGION"],
      paymentMethod: ["PAYMENT_TYPE"],
      sku: ["SHOP_SKU"],
      itemName: ["OFFER_NAME"],
      quantity: ["TRANSFERRED_FOR_DELIVERY"],
      unitPrice: ["BILLING_PRICE", "PARTNER_PRICE_FOR_DELIVERY"],
    },
  },
  {
    name: "yandex_market",
    kind: "orders",
    knownBy: ["Order number", "Your SKU", "Product status"],
    headers: {
      externalId: ["Order number"],
      placedAt: ["Creation date"],
      status: ["Product status"],
      region: ["Delivery region"],
      paymentMethod: ["Payment method"],
      sku: ["Your SKU"],
      itemName: ["Product name"],
      quantity: ["Transferred for delivery"],
      unitPrice: ["Sale price (per item)", "Your price (per item)"],
    },
  },
  {
    name: "yandex_market",
    kind: "orders",
    knownBy: ["Номер заказа", "Ваш SKU", "Статус товара"],
    headers: {
      externalId: ["Номер заказа"],
      placedAt: ["Дата оформления"],
      status: ["Статус товара"],
      region: ["Регион доставки"],
      paymentMethod: ["Способ оплаты"],
      sku: ["Ваш SKU"],
      itemName: ["Название товара"],
      quantity: ["Передано в доставку"],
      unitPrice: ["Цена продажи (за шт.)", "Ваша цена (за шт.)"],
    },
  },
  {
    name: "ozon",
    kind: "orders",
    knownBy: ["Номер отправления", "Артикул", "Количество"],
    headers: {
      externalId: ["Номер отправления"],
      placedAt: ["Принят в обработку"],
      status: ["Статус"],
      currency: ["Код валюты отправления", "Код валюты товара"],
      region: ["Регион доставки", "Кластер доставки"],
      city: ["Город доставки"],
      shippingMethod: ["Способ доставки"],
      sku: ["Артикул"],
      itemName: ["Название товара", "Наименование товара"],
      quantity: ["Количество"],
      unitPrice: ["Ваша цена", "Итоговая стоимость товара", "Стоимость товара для покупателя", "Сумма отправления"],
    },
  },
  {
    name: "wildberries",
    kind: "orders",
    knownBy: ["№ задания", "Артикул продавца"],
    headers: {
      externalId: ["№ задания"],
      placedAt: ["Дата создания", "Дата заказа"],
      status: ["Статус задания", "Статус"],
      sku: ["Артикул продавца"],
      barcode: ["Баркод", "Штрихкод"],
      itemName: ["Наименование", "Предмет"],
      quantity: ["Кол-во", "Количество"],
      unitPrice: ["Стоимость", "Цена"],
    },
  },
];
