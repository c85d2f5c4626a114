import { createHmac, randomUUID } from "node:crypto";
import { expect, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { aLocalServer } from "./local-server";
import { ru } from "./words";

// Every run connects a shop of its own and sells goods of its own.
const run = Date.now().toString(36);
const code = `e2e-shop-${run}`;
const sku = `E2E-SHOP-${run}`;
const orderNumber = Date.now() % 1_000_000_000;

const buyer = {
  first_name: "Мария",
  last_name: "Пробная",
  address_1: "ул. Баумана, 1",
  city: "Казань",
  postcode: "420000",
  country: "RU",
  email: "maria@example.com",
  phone: "8 (916) 123-45-67",
};
const order = {
  id: orderNumber,
  number: String(orderNumber),
  status: "processing",
  currency: "RUB",
  prices_include_tax: true,
  date_created_gmt: "2026-11-20T09:15:30",
  date_modified_gmt: "2026-11-20T09:15:42",
  date_paid_gmt: "2026-11-20T09:15:41",
  total: "1200.00",
  total_tax: "0.00",
  discount_total: "0.00",
  discount_tax: "0.00",
  shipping_total: "0.00",
  shipping_tax: "0.00",
  payment_method: "card",
  payment_method_title: "Банковская карта",
  billing: buyer,
  shipping: buyer,
  line_items: [
    {
      id: 1,
      name: "Кружка",
      product_id: 1,
      variation_id: 0,
      quantity: 2,
      subtotal: "1200.00",
      subtotal_tax: "0.00",
      total: "1200.00",
      total_tax: "0.00",
      taxes: [],
      meta_data: [],
      sku,
      price: 600,
    },
  ],
  tax_lines: [],
  shipping_lines: [],
  fee_lines: [],
  coupon_lines: [],
  refunds: [],
  meta_data: [],
};

test("a shop is connected by the guided set-up, answers its test, and its first order comes in once", async ({ page, baseURL }) => {
  const api = await aKeyHolder(page.request, baseURL ?? "");
  await api("PUT", `/products/${sku}`, { name: "Кружка из магазина", price: { amount: 60_000, currency: "RUB" }, taxRate: 22 });
  await api("POST", "/stock/adjustments", { warehouse: "MSK", reason: "delivery", lines: [{ sku, delta: 5 }] });
  const shop = await aLocalServer(({ path }) =>
    path.startsWith("/wp-json/wc/v3/orders") ? { status: 200, json: [] } : { status: 404, json: { code: "rest_no_route" } },
  );
  const words = ru.channels;
  const fields = words.fields.woocommerce;

  await page.goto("/settings/channels/connect");
  await page.getByRole("link", { name: words.kinds.woocommerce, exact: true }).click();
  const name = page.getByLabel(words.form.name, { exact: false });
  await expect(async () => {
    await name.fill("Магазин проверки");
    await expect(name).toHaveValue("Магазин проверки", { timeout: 2_000 });
  }).toPass();
  await page.getByLabel(words.form.code, { exact: false }).fill(code);
  await page.getByLabel(fields.baseUrl.label).fill(shop.url);
  await page.getByRole("button", { name: words.form.generate }).click();
  await page.getByLabel(fields.consumerKey.label).fill("ck_e2e");
  await page.getByLabel(fields.consumerSecret.label).fill("cs_e2e");
  await page.getByRole("button", { name: words.connect.next }).click();

  // The second step shows what has to be pasted there.
  await expect(page.getByRole("heading", { name: words.connect.second })).toBeVisible();
  const pasted = page.locator("ol code");
  const [address = "", secret = ""] = await pasted.allTextContents();
  expect(address).toContain("/api/hooks/");
  await page.getByRole("button", { name: words.connection.test }).click();
  await expect(page.getByText(words.connection.testPassed)).toBeVisible();

  // The shop sends its first order, and again: the page says so by itself, and it is one order.
  const body = JSON.stringify(order);
  const send = () =>
    fetch(address, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-wc-webhook-topic": "order.created",
        "x-wc-webhook-delivery-id": randomUUID(),
        "x-wc-webhook-signature": createHmac("sha256", secret).update(body).digest("base64"),
      },
      body,
    });
  expect((await send()).status).toBeLessThan(300);
  await expect(page.getByText(words.intake.status.accepted)).toBeVisible({ timeout: 30_000 });
  expect((await send()).status).toBeLessThan(300);

  await page.getByRole("link", { name: words.connect.done }).click();
  const log = page.getByRole("table", { name: words.intake.title });
  await expect(log.getByText(words.intake.status.duplicate)).toBeVisible({ timeout: 30_000 });
  await log.getByRole("link").first().click();
  await expect(page.getByText("Кружка").first()).toBeVisible();
  const { items } = await api<{ items: { externalId: string }[] }>("GET", `/orders?channel=${code}`);
  expect(items.map(({ externalId }) => externalId)).toEqual([String(orderNumber)]);
  // Nobody is at that address from now on.
  const off = { data: { code, active: false }, headers: { origin: baseURL ?? "" } };
  expect((await page.request.post("/api/trpc/connections.setActive", off)).ok()).toBe(true);
  await shop.close();
});
