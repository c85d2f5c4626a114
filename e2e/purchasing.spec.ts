import { aMailServer } from "../src/testing/mail-server";
import { expect, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { people } from "./people";
import { ru } from "./words";

const run = Date.now().toString(36);
const words = ru.purchasing;

type Order = { id: string; number: string; lines: { reserved: number; backordered: number }[] };
type Purchase = { status: string; totalMinor: number; lines: { arrivalId: string | null; received: number }[] };

test("what an order waits for is ordered from a supplier, approved, mailed, received in part and whole, and fills that order at its new cost", async ({
  freshApp,
  openAs,
}) => {
  test.setTimeout(600_000);
  const mail = await aMailServer();
  const env = { SMTP_URL: mail.url, MAIL_FROM: "orders@example.com" };
  const app = await freshApp({ demo: true, env, readyWithinMs: 300_000 });
  const owner = await openAs(people.owner, { url: app.url });
  const api = await aKeyHolder(owner.request, app.url);
  const [sku, channel] = [`E2E-BUY-${run}`, `e2e-buy-${run}`];
  await api("PUT", `/products/${sku}`, {
    name: `Пробная кружка ${run}`,
    price: { amount: 90_000, currency: "RUB" },
    taxRate: 22,
    weightGrams: 300,
  });
  await api("PUT", `/channels/${channel}`, { name: "Закупка", kind: "api" });
  const waiting = await api<Order>("POST", "/orders", {
    channel,
    externalId: `buy-${run}`,
    currency: "RUB",
    customer: { name: "Марта Пробная", email: "marta@example.com", phone: "+79161234567", locale: "ru" },
    shippingAddress: { country: "RU", city: "Казань", postalCode: "420000", line1: "ул. Баумана, 1" },
    shippingMethod: "courier",
    shippingPrice: 0,
    lines: [{ sku, quantity: 3, unitPrice: 90_000, discount: 0, taxRate: 22 }],
    payment: { status: "paid", method: "card" },
  });
  expect(waiting.lines).toMatchObject([{ reserved: 0, backordered: 3 }]);

  // Whatever comes to anything needs a word.
  await owner.goto("/settings/purchasing");
  const limit = owner.getByLabel(words.settings.approvalAbove);
  await expect(async () => {
    await limit.fill("0");
    await expect(limit).toHaveValue("0", { timeout: 2_000 });
    await owner.getByRole("button", { name: words.settings.save, exact: true }).click();
    await expect(owner.getByText(words.settings.saved)).toBeVisible({ timeout: 10_000 });
  }).toPass();

  // A supplier by the form, its price by the dialog.
  await owner.goto("/purchasing/suppliers/new");
  const name = owner.getByLabel(words.supplier.name);
  await expect(async () => {
    await name.fill(`Текстиль ${run}`);
    await expect(name).toHaveValue(`Текстиль ${run}`, { timeout: 2_000 });
  }).toPass();
  await owner.getByLabel(words.supplier.email).fill(`sales-${run}@textile.example`);
  await owner.getByLabel(words.supplier.leadDays).fill("4");
  await owner.getByRole("button", { name: words.supplier.save, exact: true }).click();
  await expect(owner.getByRole("heading", { level: 1, name: `Текстиль ${run}` })).toBeVisible({ timeout: 30_000 });
  const dialog = owner.getByRole("dialog");
  await expect(async () => {
    await owner.getByRole("button", { name: words.prices.add, exact: true }).click();
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await dialog.getByLabel(words.pick.search).fill(sku);
  await owner.getByRole("option", { name: sku }).click();
  await dialog.getByLabel(words.prices.price).fill("450");
  await dialog.getByLabel(words.prices.minQuantity).fill("5");
  await dialog.getByRole("button", { name: words.prices.submit, exact: true }).click();
  await expect(owner.getByRole("row").filter({ hasText: sku })).toBeVisible({ timeout: 30_000 });

  // Back to back: what is lacking, raised to the supplier's minimum.
  await owner.goto("/purchasing/waiting");
  const item = owner.getByRole("checkbox", { name: words.waiting.pick.replace("{sku}", sku) });
  await expect(async () => {
    await item.check();
    await expect(item).toBeChecked({ timeout: 2_000 });
  }).toPass();
  const [place] = await api<{ items: { code: string; name: string }[] }>("GET", "/warehouses").then(({ items }) =>
    items.filter(({ code }) => code === "KZN"),
  );
  await owner.getByRole("combobox", { name: words.waiting.warehouse, exact: true }).selectOption({ label: place?.name ?? "" });
  await owner.getByRole("button", { name: /Заказать/ }).click();
  await expect(owner).toHaveURL(/\/purchasing\/[0-9a-f-]{36}$/, { timeout: 30_000 });
  const purchaseId = owner.url().split("/").at(-1) ?? "";
  await expect(owner.getByRole("link", { name: waiting.number })).toBeVisible();

  await owner.getByRole("button", { name: words.actions.submit, exact: true }).click();
  await owner.getByRole("button", { name: words.actions.approve, exact: true }).click({ timeout: 30_000 });
  await owner.getByRole("button", { name: words.actions.send, exact: true }).click({ timeout: 30_000 });
  await dialog.getByRole("button", { name: words.send.submitMail, exact: true }).click();
  await expect(owner.getByText(words.status.sent, { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  await expect
    .poll(() => mail.received.filter(({ to }) => to.includes(`sales-${run}@textile.example`)).length, { timeout: 60_000 })
    .toBe(1);
  await expect(owner.getByText(words.letters.status.sent, { exact: true })).toBeVisible({ timeout: 60_000 });
  const promised = await api<{ promisedAt: string | null }>("GET", `/orders/${waiting.id}`);
  await expect
    .poll(async () => (await api<typeof promised>("GET", `/orders/${waiting.id}`)).promisedAt, { timeout: 30_000 })
    .not.toBeNull();

  // The floor takes a part; the desk the rest. The page says both without being loaded again.
  const { lines } = await api<Purchase>("GET", `/purchase-orders/${purchaseId}`);
  const arrivalId = lines[0]?.arrivalId ?? "";
  await api("POST", "/stock/receipts", { warehouse: "KZN", arrivalId, sku, quantity: 2 });
  await expect(owner.getByText(words.status.partly_received, { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  expect(await api<Order>("GET", `/orders/${waiting.id}`)).toMatchObject({ lines: [{ reserved: 2, backordered: 1 }] });
  await api("POST", `/arrivals/${arrivalId}/receive`, { quantity: 3 });
  await expect(owner.getByText(words.status.received, { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  expect(await api<Order>("GET", `/orders/${waiting.id}`)).toMatchObject({ lines: [{ reserved: 3, backordered: 0 }] });
  await owner.getByRole("button", { name: words.actions.close, exact: true }).click();
  await expect(owner.getByText(words.status.closed, { exact: true }).first()).toBeVisible({ timeout: 30_000 });

  expect(await api<Purchase>("GET", `/purchase-orders/${purchaseId}`)).toMatchObject({
    status: "closed",
    totalMinor: 225_000,
    lines: [{ received: 5 }],
  });
  await owner.goto(`/catalog/${sku}`);
  await expect(owner.getByRole("listitem").filter({ hasText: "450" }).first()).toBeVisible();
  await mail.close();
});
