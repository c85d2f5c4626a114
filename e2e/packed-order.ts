import type { Api } from "./key-holder";

export type Placed = { id: string; number: string; trackingUrl: string; fulfilments: { id: string }[]; shipments: { id: string }[] };

type Wish = {
  /** A product of the test's own, so that no other journey's figures move. */
  sku: string;
  channel: string;
  /** Paid at the door. */
  onDelivery?: boolean;
  line1?: string;
  /** Where the address is, for what is told in kilometres. */
  at?: { latitude: number; longitude: number };
  pickupPoint?: { carrier: string; code: string };
  email?: string;
};

export const contact = "+79161234567";

/** An order of the API for one cup, of Kazan's warehouse, to Kazan. */
export async function placeOne(
  api: Api,
  { sku, channel, onDelivery, line1 = "ул. Баумана, 1", at, pickupPoint, email = "marta@example.com" }: Wish,
) {
  const price = { amount: 90_000, currency: "RUB" };
  const dimensionsMm = { length: 120, width: 100, height: 80 };
  await api("PUT", `/products/${sku}`, { name: "Чашка в дорогу", price, weightGrams: 300, dimensionsMm, taxRate: 22 });
  await api("PUT", `/channels/${channel}`, { name: "Проверка доставки", kind: "api" });
  await api("POST", "/stock/adjustments", { warehouse: "KZN", reason: "delivery", lines: [{ sku, delta: 1 }] });
  return api<Placed>("POST", "/orders", {
    channel,
    externalId: `${channel}-${crypto.randomUUID()}`,
    currency: "RUB",
    customer: { name: "Марта Пробная", email, phone: contact, locale: "ru" },
    shippingAddress: { country: "RU", region: "Татарстан", city: "Казань", postalCode: "420000", line1, ...at },
    shippingMethod: pickupPoint ? "point" : "courier",
    ...(pickupPoint ? { pickupPoint } : {}),
    lines: [{ sku, quantity: 1, unitPrice: 90_000, discount: 0, taxRate: 22 }],
    payment: onDelivery ? { status: "cash_on_delivery", method: "cash" } : { status: "paid", method: "card" },
  });
}

/** The same picked and in its box; nobody carries it yet. */
export async function packOne(api: Api, wish: Wish): Promise<Placed & { fulfilmentId: string }> {
  const order = await placeOne(api, wish);
  const fulfilmentId = order.fulfilments[0]?.id ?? "";
  const lines = [{ sku: wish.sku, quantity: 1 }];
  await api("POST", `/fulfilments/${fulfilmentId}/pick`, { lines });
  const dimensionsMm = { length: 200, width: 150, height: 100 };
  await api("POST", `/fulfilments/${fulfilmentId}/pack`, { parcels: [{ weightGrams: 400, dimensionsMm, lines }] });
  return { ...order, fulfilmentId };
}
