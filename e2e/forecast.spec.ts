import { expect, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { ru } from "./words";

const run = Date.now().toString(36);
const words = ru.forecast;
const day = 86_400_000;

test("forty days of orders become a forecast, the forecast a proposal, and the proposal a draft to the supplier", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const api = await aKeyHolder(page.request, baseURL ?? "");
  const sku = `E2E-NEED-${run}`;
  const channel = `e2e-need-${run}`;
  await sellForFortyDays(api, { sku, channel });
  const supplier = await api<{ id: string }>("POST", "/suppliers", {
    name: `Керамика ${run}`,
    currency: "RUB",
    locale: "ru",
    leadDays: 10,
  });
  await api("PUT", `/suppliers/${supplier.id}/prices`, {
    prices: [{ sku, priceMinor: 40_000, minQuantity: 12, pack: 6, preferred: true }],
  });

  await page.goto("/purchasing/forecast");
  await expect(async () => {
    const begin = page.getByRole("button", { name: words.run.request });
    if (await begin.isVisible()) await begin.click();
    await page.goto(`/purchasing/forecast?q=${sku}`);
    await expect(page.getByRole("link", { name: "Чашка впрок" })).toBeVisible({ timeout: 10_000 });
  }).toPass();
  await page.getByRole("link", { name: "Чашка впрок" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Чашка впрок" })).toBeVisible();
  await expect(page.getByRole("heading", { name: words.chart.title })).toBeVisible();
  await expect(page.getByText(words.patterns.smooth).first()).toBeVisible();
  await expect(async () => {
    await page.getByRole("button", { name: words.chart.asTable }).click();
    await expect(page.getByRole("table", { name: words.chart.title })).toBeVisible({ timeout: 5_000 });
  }).toPass();

  const { items } = await api<{ items: { quantity: number; riskBefore: number; supplier: string | null }[] }>("GET", `/proposals?q=${sku}`);
  expect(items).toMatchObject([{ supplier: `Керамика ${run}` }]);
  expect((items[0]?.quantity ?? 1) % 6).toBe(0);

  await page.goto(`/purchasing/proposals?q=${sku}`);
  const quantity = page.getByLabel(new RegExp(`^Количество ${sku}`)).first();
  await expect(async () => {
    await quantity.fill("36");
    await expect(quantity).toHaveValue("36", { timeout: 2_000 });
    await page
      .getByRole("checkbox", { name: new RegExp(`^Выбрать ${sku}`) })
      .first()
      .check();
  }).toPass();
  await page.getByRole("button", { name: words.proposals.take }).click();
  await expect(page.getByText("Готово: 1 заказ поставщику")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(words.proposals.empty)).toBeVisible({ timeout: 30_000 });

  const drafts = await api<{ items: { status: string; supplier: unknown }[] }>("GET", `/purchase-orders?supplierId=${supplier.id}`);
  expect(drafts.items).toMatchObject([{ status: "draft" }]);
  expect(await api("GET", `/proposals?q=${sku}`)).toMatchObject({ items: [] });
});

/** One or two a day, of a product of the test's own, until two days' worth are left. */
async function sellForFortyDays(api: Awaited<ReturnType<typeof aKeyHolder>>, { sku, channel }: { sku: string; channel: string }) {
  const price = { amount: 90_000, currency: "RUB" };
  await api("PUT", `/products/${sku}`, {
    name: "Чашка впрок",
    price,
    weightGrams: 300,
    dimensionsMm: { length: 120, width: 100, height: 80 },
    taxRate: 22,
  });
  await api("PUT", `/channels/${channel}`, { name: "Продажи впрок", kind: "api" });
  await api("POST", "/stock/adjustments", { warehouse: "KZN", reason: "delivery", lines: [{ sku, delta: 63 }] });
  for (let back = 40; back > 0; back--)
    await api("POST", "/orders", {
      channel,
      externalId: `${channel}-${back}`,
      currency: "RUB",
      placedAt: new Date(Date.now() - back * day).toISOString(),
      customer: { name: "Марта Пробная", email: "marta@example.com", phone: "+79161234567", locale: "ru" },
      shippingAddress: { country: "RU", region: "Татарстан", city: "Казань", postalCode: "420000", line1: "ул. Баумана, 1" },
      shippingMethod: "courier",
      lines: [{ sku, quantity: 1 + (back % 2), unitPrice: 90_000, discount: 0, taxRate: 22 }],
      payment: { status: "paid", method: "card" },
    });
}
