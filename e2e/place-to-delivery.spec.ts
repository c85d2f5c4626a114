import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { type Api, aKeyHolder } from "./key-holder";
import { ru } from "./words";

type Placed = {
  id: string;
  number: string;
  trackingUrl: string;
  fulfilments: { id: string; warehouse: string }[];
  shipments: { id: string }[];
};

const [cup, pot] = ["E2E-CUP", "E2E-POT"];
const [cupCode, potCode] = ["2900000000018", "2900000000025"];

async function stockTheShelf(api: Api): Promise<void> {
  const price = { amount: 90_000, currency: "RUB" };
  const dimensionsMm = { length: 120, width: 100, height: 80 };
  const product = { price, weightGrams: 300, dimensionsMm, taxRate: 22 };
  await api("PUT", `/products/${cup}`, { ...product, name: "Пробная чашка", barcode: cupCode });
  await api("PUT", `/products/${pot}`, { ...product, name: "Пробный чайник", barcode: potCode });
  await api("PUT", "/channels/e2e", { name: "Проверка", kind: "api" });
  const lines = [cup, pot].map((sku) => ({ sku, delta: 5 }));
  await api("POST", "/stock/adjustments", { warehouse: "KZN", reason: "delivery", lines });
}

const anOrder = () => ({
  channel: "e2e",
  externalId: `e2e-${Date.now()}`,
  currency: "RUB",
  customer: { name: "Марта Пробная", email: "marta@example.com", phone: "+79161234567", locale: "ru" },
  shippingAddress: { country: "RU", city: "Казань", postalCode: "420000", line1: "ул. Баумана, 1" },
  shippingMethod: "courier",
  shippingPrice: 30_000,
  lines: [
    { sku: cup, quantity: 2, unitPrice: 90_000, discount: 0, taxRate: 22 },
    { sku: pot, quantity: 1, unitPrice: 90_000, discount: 0, taxRate: 22 },
  ],
  payment: { status: "paid", method: "card" },
});

/** As a keyboard-wedge scanner does: it types into the page, wherever the focus is. */
async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

test("an order of the API goes from the shelf to the door, and everyone concerned sees each step without a reload", async ({
  page: owner,
  openAs,
  watch,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const api = await aKeyHolder(owner.request, baseURL ?? "");
  await stockTheShelf(api);

  // Three people watch from here on; nobody loads a page again.
  await owner.goto("/orders");
  const picker = await openAs("picker");
  await picker.goto("/picking");
  await expect(picker.getByRole("heading", { level: 1 })).toBeVisible();

  const order = await api<Placed>("POST", "/orders", anOrder());
  expect(order.fulfilments.map(({ warehouse }) => warehouse)).toEqual(["KZN"]);
  const [{ id: taskId }] = order.fulfilments as [Placed["fulfilments"][number]];

  // The owner's list says that an order has come and shows it on demand; the picker's work is simply there.
  await owner.getByRole("button", { name: /^\d+ нов/ }).click();
  const row = owner.getByRole("row").filter({ has: owner.getByRole("link", { name: order.number, exact: true }) });
  await expect(row).toContainText(ru.status.orderFulfilment.reserved);
  const task = picker.getByRole("row").filter({ has: picker.locator(`a[href="/picking/${taskId}"]`) });
  await expect(task).toBeVisible();

  const buyer = await openAs(null);
  await buyer.goto(new URL(order.trackingUrl).pathname);
  const told = buyer.getByRole("heading", { level: 1 });
  await expect(told).toBeVisible();

  // Picking by scan. What is wrong is refused and changes nothing.
  watch.allow(/status of 4(04|09|22)/);
  await task.getByRole("button", { name: ru.picking.list.start }).click();
  await expect(picker).toHaveURL(new RegExp(`/picking/${taskId}`));
  await expect(picker.getByRole("region", { name: ru.picking.now })).toBeVisible();
  await scan(picker, "no-such-code");
  await expect(picker.getByRole("alert").filter({ hasText: ru.picking.refused.unknownCode })).toBeVisible();
  await scan(picker, cupCode);
  await expect(row).toContainText(ru.status.orderFulfilment.picking);
  await expect(told).toHaveText(ru.track.say.picking);
  await scan(picker, cupCode);
  await expect(
    picker.getByRole("status").filter({ hasText: ru.picking.verdict.accepted.replace("{picked}", "2").replace("{quantity}", "2") }),
  ).toBeVisible();
  await scan(picker, cupCode);
  await expect(picker.getByRole("alert").filter({ hasText: ru.picking.refused.extraUnit })).toBeVisible();
  await scan(picker, pot);
  await expect(picker.getByText(ru.picking.done.title, { exact: true })).toBeVisible();

  // Packing: the last scan packs, books the shop's own courier and prints.
  await picker.getByRole("link", { name: ru.picking.done.pack }).click();
  await expect(picker).toHaveURL(new RegExp(`/packing/${taskId}`));
  await picker.getByLabel(ru.shipping.wish.label).selectOption("own_courier");
  await picker.getByRole("heading", { level: 1 }).click();
  for (const code of [cupCode, potCode, cupCode]) await scan(picker, code);
  await expect(picker.getByRole("button", { name: ru.packing.packed.label })).toBeVisible();
  await expect(told).toHaveText(ru.track.say.packed);

  const { shipments } = await api<Placed>("GET", `/orders/${order.id}`);
  const [shipment] = shipments as [{ id: string }];
  const label = await picker.request.get(`/api/v1/shipments/${shipment.id}/label`);
  expect(label.headers()["content-type"]).toContain("application/pdf");
  expect((await label.body()).subarray(0, 4).toString()).toBe("%PDF");

  // On the road: own couriers report by the API.
  const report = (status: string) => api("POST", `/shipments/${shipment.id}/events`, { status, occurredAt: new Date().toISOString() });
  await report("in_transit");
  await expect(row).toContainText(ru.status.orderFulfilment.shipped);
  await expect(told).not.toHaveText(ru.track.say.packed);
  await report("out_for_delivery");
  await expect(told).toHaveText(ru.track.say.courier_today);
  await report("delivered");
  await expect(told).toContainText(ru.track.say.delivered.replace(" {when}", ""));
  await expect(row).toContainText(ru.status.orderFulfilment.delivered);
  expect(await api("GET", `/orders/${order.id}`)).toMatchObject({ status: "closed", fulfilmentStatus: "delivered" });
});
