import { expect, test } from "./fixtures";

test.use({ role: null });

test("a fresh instance: set up, warehouse, product, stock, and the first order on the phone", async ({ freshApp, openAs }) => {
  test.setTimeout(180_000);
  const app = await freshApp();
  const page = await openAs(null, { url: app.url });

  // Whoever comes first founds the organization.
  await page.goto("/");
  await expect(page).toHaveURL(/\/set-up/);
  await page.getByLabel("Название организации").fill("Лавка у моста");
  await page.getByLabel("Ваше имя").fill("Вера Первая");
  await page.getByLabel("E-mail").fill("vera@example.com");
  await page.getByLabel("Придумайте пароль").fill("correct horse battery staple");
  await page.getByRole("button", { name: "Создать и войти" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Обзор" })).toBeVisible({ timeout: 20_000 });

  await page.goto("/settings/warehouses/new");
  await page.getByLabel("Название").fill("Главный");
  await page.getByLabel("Код").fill("MAIN");
  await page.getByLabel("Город").fill("Москва");
  await page.getByRole("button", { name: "Создать склад" }).click();
  await expect(page).toHaveURL(/\/settings\/warehouses\/MAIN/);

  await page.goto("/catalog/new");
  await page.getByLabel("Название").fill("Чашка «Рассвет»");
  await page.getByLabel("Артикул").fill("CUP-1");
  await page.getByLabel("Цена").fill("1 290");
  await page.getByRole("button", { name: "Создать товар" }).click();
  await expect(page).toHaveURL(/\/catalog\/CUP-1/);

  await page.getByRole("link", { name: "Остатки" }).last().click();
  const level = page.getByRole("row").filter({ has: page.getByRole("button", { name: /Действия/ }) });
  await level.getByRole("button", { name: /Действия/ }).click();
  await page.getByRole("menuitem", { name: "Изменить остаток" }).click();
  await page.getByLabel("Сколько лежит на складе").fill("5");
  await page.getByRole("dialog").getByLabel("Причина").fill("Поставка");
  await page.getByRole("dialog").getByRole("button", { name: "Изменить остаток" }).click();
  await expect(level).toContainText("5");

  await page.goto("/orders/new");
  await page.getByRole("combobox", { name: "Название, артикул или штрихкод" }).fill("CUP-1");
  await page.getByRole("option", { name: /Рассвет/ }).click();
  await page.getByLabel("Имя").fill("Иван Покупатель");
  await page.getByLabel("Телефон").fill("+7 916 123-45-67");
  await page.getByLabel("Город").fill("Казань");
  await page.getByLabel("Улица, дом, квартира").fill("ул. Баумана, 1");
  await page.getByRole("button", { name: "Оформить заказ" }).click();
  await expect(page).toHaveURL(/\/orders\/[^/]+$/);
  await expect(page.getByText("Чашка «Рассвет»").first()).toBeVisible();
  await expect(page.getByText("Иван Покупатель").first()).toBeVisible();
});
