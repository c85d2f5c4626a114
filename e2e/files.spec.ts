import { expect, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { ru } from "./words";

const run = Date.now().toString(36).toUpperCase();
const [known, fresh, wrong] = [`FILE-${run}-1`, `FILE-${run}-2`, `FILE-${run}-3`];

test("a CSV of products is looked through without changing anything, imported, and taken back", async ({ page, baseURL }) => {
  const api = await aKeyHolder(page.request, baseURL ?? "");
  await api("PUT", `/products/${known}`, { name: "Чайник", price: { amount: 100_000, currency: "RUB" }, taxRate: 22 });
  const priceOf = async (sku: string) => (await api<{ price: { amount: number } }>("GET", `/products/${sku}`)).price.amount;
  const isThere = async (sku: string) => (await page.request.get(`/api/v1/products/${sku}`)).ok();
  const words = ru.files;
  const csv = `Артикул;Название;Цена\n${known};Чайник;1 200,00\n${fresh};Пиала;350\n${wrong};Поднос;дорого\n`;

  await page.goto("/settings/files");
  const source = page.getByLabel(words.upload.source);
  await expect(async () => {
    await source.fill(`Проверка ${run}`);
    await expect(source).toHaveValue(`Проверка ${run}`, { timeout: 2_000 });
  }).toPass();
  await page.locator("input[type=file]").setInputFiles({ name: `goods-${run}.csv`, mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: words.upload.submit }).click();

  // The columns are recognised; the dry run says what would be, and what is wrong with which cell.
  await page.getByRole("button", { name: words.mapping.check }).click();
  await expect(page.getByRole("heading", { name: words.result.checked })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("row").filter({ hasText: "дорого" })).toBeVisible();
  expect(await priceOf(known)).toBe(100_000);
  expect(await isThere(fresh)).toBe(false);

  await page.getByRole("button", { name: "Загрузить 2 записи" }).click();
  await expect(page.getByRole("heading", { name: words.result.done })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("button", { name: words.actions.undo })).toBeVisible({ timeout: 30_000 });
  expect(await priceOf(known)).toBe(120_000);
  expect(await priceOf(fresh)).toBe(35_000);
  expect(await isThere(wrong)).toBe(false);

  await page.getByRole("button", { name: words.actions.undo }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: words.actions.undo }).click();
  await expect(page.getByText(words.result.undone, { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(async () => {
    expect(await priceOf(known)).toBe(100_000);
    expect(await isThere(fresh)).toBe(false);
  }).toPass({ timeout: 30_000 });
});
