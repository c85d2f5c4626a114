import { Webhook } from "standardwebhooks";
import { expect, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { aLocalServer } from "./local-server";
import { ru } from "./words";

const run = Date.now().toString(36);
const code = `e2e-${run}`;
const sku = `HOOK-${run.toUpperCase()}`;

test("an event that its receiver refused is sent again from the log, under the same id and signed", async ({ page, baseURL }) => {
  const api = await aKeyHolder(page.request, baseURL ?? "");
  await api("PUT", `/products/${sku}`, { name: "Кружка", price: { amount: 60_000, currency: "RUB" }, taxRate: 22 });
  let isWell = false;
  const receiver = await aLocalServer(() => ({ status: isWell ? 204 : 500 }));
  const words = ru.webhooks;

  await page.goto("/settings/webhooks");
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    await page.getByRole("button", { name: words.create }).first().click();
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await dialog.getByLabel(words.form.url).fill(`${receiver.url}/orders`);
  await dialog.getByLabel(words.form.code).fill(code);
  await dialog.getByRole("checkbox", { name: words.topics.order, exact: true }).click();
  await dialog.getByRole("checkbox", { name: words.topics.arrival, exact: true }).click();
  await dialog.getByRole("button", { name: words.create }).click();
  const secret = await dialog.getByLabel(words.secret).inputValue();
  await dialog.getByRole("button", { name: words.done }).click();
  await expect(page).toHaveURL(new RegExp(`/settings/webhooks/${code}`));

  const expectedAt = new Date(Date.now() + 86_400_000).toISOString();
  await api("POST", "/arrivals", { warehouse: "MSK", sku, quantity: 3, expectedAt, source: "supplier" });
  const row = page.getByRole("row").filter({ hasText: "arrival.announced" });
  await expect(row.getByText(ru.reasons.webhook.answered_with.replace("{status}", "500"))).toBeVisible({ timeout: 30_000 });

  isWell = true;
  await row.getByRole("button", { name: words.log.resend }).click();
  await expect(row.getByText(words.log.state.delivered)).toBeVisible({ timeout: 30_000 });
  const [first, last] = [receiver.seen[0], receiver.seen.at(-1)];
  expect([first?.status, last?.status]).toEqual([500, 204]);
  expect(last?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  const event = new Webhook(secret).verify(last?.body ?? "", last?.headers as Record<string, string>);
  expect(event).toMatchObject({ type: "arrival.announced" });

  await page.getByRole("button", { name: words.remove, exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: words.remove, exact: true }).click();
  await expect(page).toHaveURL(/\/settings\/webhooks$/);
  await receiver.close();
});
