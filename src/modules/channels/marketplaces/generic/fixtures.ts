import type { OrderIntake, Settings } from "../port";
import { translate } from "./translate";

type Fields = Record<string, unknown>;

/** When the deliveries of the tests come in. */
export const receivedAt = new Date("2026-11-22T09:00:00Z");

/** A shop of nobody's make, and how its order is read. */
export const ownOrder = (fields: Fields = {}) => ({
  order: {
    ref: "N-77",
    created: "22.11.2026 11:30",
    state: "PAID",
    sum: "1 520,50 ₽",
    ship: { how: "courier", price: 200, to: { town: "Тверь", street: "Советская", house: 3 } },
    items: [
      { art: "TEE-BLK-M", title: "Футболка", n: "2", cost: "600,00" },
      { art: "MUG-WHT", title: "Кружка", n: 1, cost: 120.5 },
    ],
    ...fields,
  },
  who: { fio: "Иван Пробный", tel: "+7 900 123-45-67" },
});
export const ownSettings = {
  mapping: {
    externalId: "order.ref",
    placedAt: "order.created",
    status: { path: "order.state", values: { PAID: "paid", DEAD: "cancelled" } },
    name: "who.fio",
    phone: "who.tel",
    country: { constant: "RU" },
    city: "order.ship.to.town",
    address: { join: ["order.ship.to.street", "order.ship.to.house"], with: ", " },
    shippingMethod: "order.ship.how",
    shippingPrice: "order.ship.price",
    total: "order.sum",
    "lines.sku": "order.items[].art",
    "lines.name": "order.items[].title",
    "lines.quantity": "order.items[].n",
    "lines.price": "order.items[].cost",
  },
};

/** The carts and orders of shops that have a preset, in their shape with values of our own. */
export const tildaForm = () =>
  new URLSearchParams({
    Name: "Анна Пример",
    Phone: "+7 (911) 000-00-01",
    Email: "anna@example.com",
    payment: JSON.stringify({
      sys: "yookassa",
      systranid: "2b1f",
      orderid: "1987001",
      products: [{ name: "Футболка", quantity: 2, amount: 1800, price: "900", sku: "TEE-BLK-M", externalid: "x1" }],
      amount: "2100",
      subtotal: "1800",
      delivery: "Курьер",
      delivery_price: 300,
      delivery_city: "Пермь",
      delivery_address: "ул. Ленина, 10",
    }),
    formid: "form1",
    tranid: "1:2",
  }).toString();

export const insalesOrder = (fields: Fields = {}) => ({
  id: 60_000_001,
  number: 1042,
  created_at: "2026-11-22T11:50:00.000+03:00",
  updated_at: "2026-11-22T11:55:00.000+03:00",
  financial_status: "pending",
  fulfillment_status: "new",
  currency_code: "RUR",
  client: { name: "Олег", surname: "Образцов", phone: "+79220000002", email: "oleg@example.com" },
  shipping_address: { country: "RU", state: "Свердловская", city: "Екатеринбург", zip: "620000", address: "ул. Мира, 5" },
  delivery_title: "Почта",
  delivery_variant_id: 33,
  full_delivery_price: "250.0",
  payment_title: "Картой",
  total_price: "1150.0",
  order_lines: [
    {
      id: 7,
      variant_id: 88,
      sku: "MUG-WHT",
      title: "Кружка",
      quantity: 3,
      full_sale_price: "300.0",
      full_total_price: 900.0,
      barcode: null,
    },
  ],
  ...fields,
});

export const shipments = (count = 1) => ({
  data: {
    merchantId: 1,
    shipments: Array.from({ length: count }, (_, index) => ({
      shipmentId: `90000000${index}`,
      shipmentDate: "2026-11-22T10:34:03+03:00",
      items: [
        {
          itemIndex: "1",
          goodsId: "100001",
          offerId: "KETTLE-1L",
          itemName: "Чайник",
          price: 2000,
          finalPrice: 1500,
          quantity: 1,
          taxRate: "22",
        },
        {
          itemIndex: "2",
          goodsId: "100001",
          offerId: "KETTLE-1L",
          itemName: "Чайник",
          price: 2000,
          finalPrice: 1500,
          quantity: 1,
          taxRate: "22",
        },
      ],
      label: { region: "Воронежская", city: "Воронеж", address: "Воронеж, ул. Труда, 1", fullName: "П. П.", deliveryType: "Самовывоз" },
      shipping: { shippingDate: "2026-11-24T17:00:00+03:00", shippingPoint: 500 },
    })),
  },
  meta: { source: "OMS" },
});

export const read = (payload: unknown, settings: Settings) =>
  translate({ rawBody: Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload)), receivedAt, settings });

/** The order that a payload is read as; fails if it is unreadable. */
export function intakeOf(payload: unknown, settings: Settings): OrderIntake {
  const translation = read(payload, settings);
  if ("order" in translation) return translation.order;
  throw new Error(`unreadable: ${translation.unreadable.code}`);
}
