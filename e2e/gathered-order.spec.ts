import { expect, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { contact } from "./packed-order";
import { ru } from "./words";

const run = Date.now().toString(36);
/** On a machine that builds beside it, a page may take its time. */
const patient = { timeout: 60_000 };

test("goods that lie apart travel to one warehouse first and leave as one parcel, a later day is told, and the staff follow it in the order", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const api = await aKeyHolder(page.request, baseURL ?? "");
  const channel = `e2e-gather-${run}`;
  const other = `e2e-apart-${run}`;
  const [shirt, mug] = [`E2E-GATHER-${run}-A`, `E2E-GATHER-${run}-B`];
  const price = { amount: 90_000, currency: "RUB" };
  const dimensionsMm = { length: 120, width: 100, height: 80 };
  for (const [sku, name, warehouse] of [
    [shirt, "Рубашка из Москвы", "MSK"],
    [mug, "Кружка из Казани", "KZN"],
  ] as const) {
    await api("PUT", `/products/${sku}`, { name, price, weightGrams: 300, dimensionsMm, taxRate: 22 });
    await api("POST", "/stock/adjustments", { warehouse, reason: "delivery", lines: [{ sku, delta: 2 }] });
  }
  const place = (of: string) =>
    api<{ id: string; number: string }>("POST", "/orders", {
      channel: of,
      externalId: `${of}-${crypto.randomUUID()}`,
      currency: "RUB",
      customer: { name: "Марта Пробная", email: "marta@example.com", phone: contact, locale: "ru" },
      shippingAddress: { country: "RU", region: "Москва", city: "Москва", postalCode: "101000", line1: "Тверская, 1" },
      shippingMethod: "courier",
      lines: [shirt, mug].map((sku) => ({ sku, quantity: 1, unitPrice: 90_000, discount: 0, taxRate: 22 })),
      payment: { status: "paid", method: "card" },
    });
  for (const code of [channel, other]) await api("PUT", `/channels/${code}`, { name: code, kind: "api" });

  // The owner wants one parcel, for this channel: from Kazan to Moscow, in three days.
  const words = ru.routing.gather;
  await page.goto(`/settings/routing?channel=${channel}`);
  const wish = page.getByRole("switch", { name: words.on });
  await expect(async () => {
    if (!(await wish.isChecked())) await wish.click();
    await expect(wish).toBeChecked({ timeout: 2_000 });
  }).toPass(patient);
  await page.getByRole("button", { name: words.addLane }).click();
  const lane = page.getByRole("group", { name: /^Путь / });
  await lane.getByLabel(words.from, { exact: true }).selectOption("KZN");
  await lane.getByLabel(words.to, { exact: true }).selectOption("MSK");
  await lane.getByLabel(words.days, { exact: true }).fill("3");
  await page.getByRole("button", { name: ru.routing.save }).click();
  await expect(page.getByText(ru.routing.saved)).toBeVisible(patient);

  // Two equal orders: one waits for its goods to meet, the other leaves from two warehouses.
  const order = await place(channel);
  const apart = await place(other);
  const dayOf = async (id: string) =>
    (await api<{ delivery: { promisedBy: string } | null }>("GET", `/orders/${id}`)).delivery?.promisedBy ?? null;
  await expect.poll(() => dayOf(apart.id), patient).not.toBeNull();
  await expect.poll(() => dayOf(order.id), patient).not.toBeNull();
  const [later, usual] = [await dayOf(order.id), await dayOf(apart.id)];
  expect(Date.parse(later ?? "") - Date.parse(usual ?? "")).toBeGreaterThanOrEqual(2 * 86_400_000);

  // The order says what travels and why it waits.
  const gathering = ru.orders.page.gathering;
  await page.goto(`/orders/${order.number}`);
  const card = page.getByRole("region", { name: gathering.title });
  await expect(card).toBeVisible(patient);
  await expect(card).toContainText(/1\sштука\sедет\sКазань\s→\sМосква, потом всё уходит вместе/);
  await expect(card).toContainText(/всё\sна\sместе/);
  await expect(card).toContainText(ru.inventory.transfers.status.draft);
  await expect(page.getByText(`На удержании: ${ru.status.hold.gathering.toLowerCase()}.`)).toBeVisible();
  const watching = await page.context().newPage();
  await watching.goto(`/orders/${order.number}`);
  await expect(watching.getByRole("region", { name: gathering.title })).toContainText(ru.inventory.transfers.status.draft, patient);

  // Kazan sends it, Moscow unpacks it; whoever has the order open sees both.
  await card.getByRole("link", { name: /^Перемещение / }).click();
  await expect(page).toHaveURL(/\/stock\/transfers\//, patient);
  await expect(page.getByRole("link", { name: `заказа ${order.number}` })).toBeVisible(patient);
  const transfers = ru.inventory.transfers;
  await page.getByRole("button", { name: transfers.send.submit, exact: true }).click();
  await expect(watching.getByRole("region", { name: gathering.title })).toContainText(transfers.status.in_transit, patient);
  await page.getByRole("button", { name: transfers.unpack.all }).click(patient);
  await page.getByRole("button", { name: transfers.unpack.submit, exact: true }).click();
  await expect(watching.getByRole("region", { name: gathering.title })).toContainText(transfers.status.received, patient);
  await expect(watching.getByText(`На удержании: ${ru.status.hold.gathering.toLowerCase()}.`)).toHaveCount(0, patient);

  // One parcel, from Moscow, with both.
  const { fulfilments } = await api<{ fulfilments: { warehouse: string; status: string; lines: { sku: string }[] }[] }>(
    "GET",
    `/orders/${order.id}`,
  );
  const work = fulfilments.filter(({ status }) => status !== "cancelled");
  expect(work).toMatchObject([{ warehouse: "MSK" }]);
  expect(work[0]?.lines.map(({ sku }) => sku).sort()).toEqual([shirt, mug]);
});
