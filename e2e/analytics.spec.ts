import { expect, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { placeOne } from "./packed-order";
import { ru } from "./words";

const run = Date.now().toString(36);
const words = ru.analytics;

test("a sale appears in today's figures without reloading, its number opens its orders, and a measure says how it is counted", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const api = await aKeyHolder(page.request, baseURL ?? "");
  const channel = `e2e-sold-${run}`;
  await placeOne(api, { sku: `E2E-SOLD-${run}`, channel });
  await expect(async () => {
    await page.goto(`/analytics?channel=${channel}`);
    await expect(page.getByRole("definition").getByRole("link", { name: "1", exact: true })).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });

  const second = await placeOne(api, { sku: `E2E-SOLD-2-${run}`, channel });
  const orders = page.getByRole("definition").getByRole("link", { name: "2", exact: true });
  await expect(orders).toBeVisible({ timeout: 60_000 });

  const howCounted = words.howCounted.replace("{measure}", words.measures.margin.name);
  await expect(async () => {
    await page.getByRole("button", { name: howCounted }).first().click();
    await expect(page.getByText(words.measures.margin.about)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.press("Escape");

  await page.getByRole("radio", { name: words.asTable }).first().click();
  await expect(page.getByRole("table", { name: words.byDay })).toBeVisible();

  await orders.click();
  await expect(page).toHaveURL(/\/orders\?view=sold/);
  await expect(page.getByRole("link", { name: second.number })).toBeVisible();
});
