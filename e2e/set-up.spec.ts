import { expect, test } from "./fixtures";
import { ru } from "./words";

test.use({ role: null });

test("a fresh instance: set up, warehouse, product, stock, and the first order on the phone", async ({ freshApp, openAs }) => {
  test.setTimeout(180_000);
  const app = await freshApp();
  const page = await openAs(null, { url: app.url });

  // Whoever comes first founds the organization.
  await page.goto("/");
  await expect(page).toHaveURL(/\/set-up/);
  await page.getByLabel(ru.auth.organization).fill("Лавка у моста");
  await page.getByLabel(ru.auth.yourName).fill("Вера Первая");
  await page.getByLabel(ru.auth.email).fill("vera@example.com");
  await page.getByLabel(ru.auth.newPassword).fill("correct horse battery staple");
  await page.getByRole("button", { name: ru.auth.setUp }).click();
  await expect(page.getByRole("heading", { level: 1, name: ru.dashboard.title })).toBeVisible({ timeout: 20_000 });

  await page.goto("/settings/warehouses/new");
  await page.getByLabel(ru.warehouses.form.name).fill("Главный");
  await page.getByLabel(ru.warehouses.form.code).fill("MAIN");
  await page.getByLabel(ru.warehouses.form.city).fill("Москва");
  await page.getByRole("button", { name: ru.warehouses.form.create }).click();
  await expect(page).toHaveURL(/\/settings\/warehouses\/MAIN/);

  await page.goto("/catalog/new");
  await page.getByLabel(ru.catalog.form.name).fill("Чашка «Рассвет»");
  await page.getByLabel(ru.catalog.form.sku).fill("CUP-1");
  await page.getByLabel(ru.catalog.form.price).fill("1 290");
  await page.getByRole("button", { name: ru.catalog.form.create }).click();
  await expect(page).toHaveURL(/\/catalog\/CUP-1/);

  await page.getByRole("link", { name: ru.catalog.toStock }).last().click();
  const level = page.getByRole("row").filter({ has: page.getByRole("button", { name: /Действия/ }) });
  await level.getByRole("button", { name: /Действия/ }).click();
  await page.getByRole("menuitem", { name: ru.inventory.adjust.action }).click();
  await page.getByLabel(ru.inventory.adjust.countedLabel).fill("5");
  await page.getByRole("dialog").getByLabel(ru.inventory.adjust.reason).fill("Поставка");
  await page.getByRole("dialog").getByRole("button", { name: ru.inventory.adjust.submit }).click();
  await expect(level).toContainText("5");

  await page.goto("/orders/new");
  await page.getByRole("combobox", { name: ru.orders.new.search }).fill("CUP-1");
  await page.getByRole("option", { name: /Рассвет/ }).click();
  await page.getByLabel(ru.orders.new.name).fill("Иван Покупатель");
  await page.getByLabel(ru.orders.new.phone).fill("+7 916 123-45-67");
  await page.getByLabel(ru.orders.new.city).fill("Казань");
  await page.getByLabel(ru.orders.new.line1).fill("ул. Баумана, 1");
  await page.getByRole("button", { name: ru.orders.new.submit }).click();
  await expect(page).toHaveURL(/\/orders\/[^/]+$/);
  await expect(page.getByText("Чашка «Рассвет»").first()).toBeVisible();
  await expect(page.getByText("Иван Покупатель").first()).toBeVisible();
});
