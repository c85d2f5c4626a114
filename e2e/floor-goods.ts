import { checkDigit } from "../src/lib/gs1/check-digit";
import type { Api } from "./key-holder";

/** Two products that no other journey touches, and one order of them, ready to be picked in Kazan. */
export async function aFloorTask(api: Api, units: { a: number; b: number }) {
  // In-store codes (29…) of this moment.
  const stem = `29${String(Date.now()).slice(-9)}`;
  const [a, b] = ["1", "2"].map((last) => {
    const barcode = `${stem}${last}${checkDigit(`${stem}${last}`)}`;
    return { sku: `FLOOR-${stem}-${last}`, barcode };
  }) as [{ sku: string; barcode: string }, { sku: string; barcode: string }];
  const dimensionsMm = { length: 120, width: 100, height: 80 };
  for (const { sku, barcode } of [a, b]) {
    const product = {
      name: `Товар ${sku}`,
      price: { amount: 90_000, currency: "RUB" },
      weightGrams: 300,
      dimensionsMm,
      taxRate: 22,
      barcode,
    };
    await api("PUT", `/products/${sku}`, product);
  }
  await api("PUT", "/channels/e2e", { name: "Проверка", kind: "api" });
  const lines = [a, b].map(({ sku }) => ({ sku, delta: 5 }));
  await api("POST", "/stock/adjustments", { warehouse: "KZN", reason: "delivery", lines });
  const bought = { unitPrice: 90_000, discount: 0, taxRate: 22 };
  const order = await api<{ id: string; fulfilments: { id: string }[] }>("POST", "/orders", {
    channel: "e2e",
    externalId: `floor-${stem}`,
    currency: "RUB",
    customer: { name: "Марта Пробная", email: "marta@example.com", phone: "+79161234567", locale: "ru" },
    shippingAddress: { country: "RU", city: "Казань", postalCode: "420000", line1: "ул. Баумана, 1" },
    shippingMethod: "courier",
    shippingPrice: 30_000,
    lines: [
      { sku: a.sku, quantity: units.a, ...bought },
      { sku: b.sku, quantity: units.b, ...bought },
    ],
    payment: { status: "paid", method: "card" },
  });
  const [task] = order.fulfilments;
  if (!task) throw new Error("The order has no task");
  return { a, b, taskId: task.id };
}

type Task = { status: string; lines: { sku: string; picked: number }[] };

/** What the server has counted, by SKU. */
export async function pickedOf(api: Api, taskId: string): Promise<Record<string, number>> {
  const { lines } = await api<Task>("GET", `/fulfilments/${taskId}`);
  return Object.fromEntries(lines.map(({ sku, picked }) => [sku, picked]));
}
