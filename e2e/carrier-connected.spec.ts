import { aCdekShop } from "../src/testing/carriers/cdek";
import { expect, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { type Answer, aLocalServer } from "./local-server";
import { packOne } from "./packed-order";
import { ru } from "./words";

const run = Date.now().toString(36);
const code = `e2e-cdek-${run}`;
const name = `СДЭК проверки ${run}`;

test("a carrier is connected by the guided set-up, its offers compared, one chosen by hand with the difference, booked and printed", async ({
  page,
  watch,
  baseURL,
}) => {
  // The label opens in a frame of its own, and the browser asks for that document's icon.
  watch.allow(/favicon/);
  test.setTimeout(240_000);
  const api = await aKeyHolder(page.request, baseURL ?? "");
  const cdek = aCdekShop();
  const vendor = await aLocalServer(({ method, path, headers, body }): Answer => {
    const asked = { method, path, headers, text: body, body: body.startsWith("{") ? JSON.parse(body) : null };
    const given = cdek.answer(asked) as Uint8Array | { status?: number; body?: unknown };
    if (given instanceof Uint8Array) return { status: 200, bytes: given };
    return typeof given.status === "number" ? { status: given.status, json: given.body } : { status: 200, json: given };
  });
  const words = ru.shipping.carriers;
  const fields = ru.carriers.fields.cdek;
  const { fulfilmentId, id } = await packOne(api, { sku: `E2E-CDEK-${run}`, channel: `e2e-cdek-${run}` });

  // The set-up: kind, keys, and another address for this test's vendor.
  await page.goto("/settings/carriers");
  await expect(async () => {
    await page.getByRole("button", { name: words.add.action }).click();
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(words.add.kind, { exact: true }).selectOption("cdek");
  await dialog.getByLabel(words.add.name, { exact: false }).fill(name);
  await dialog.getByRole("textbox", { name: words.add.code, exact: true }).fill(code);
  await dialog.getByLabel(fields.clientId.label, { exact: false }).fill("e2e-account");
  await dialog.getByLabel(fields.clientSecret.label, { exact: false }).fill("e2e-password");
  await dialog.getByText(words.connect.rare).click();
  await dialog.getByLabel(fields.baseUrl.label, { exact: false }).fill(`${vendor.url}/v2`);
  await dialog.getByRole("button", { name: words.add.submit }).click();
  await dialog.getByRole("button", { name: words.connect.test }).click();
  await expect(dialog.getByText(words.connect.testPassed)).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole("button", { name: words.add.done }).click();

  // Its prices beside everybody else's; the dearer one is taken by hand.
  await page.goto(`/packing/${fulfilmentId}`);
  await expect(async () => {
    await page.getByRole("button", { name: ru.shipping.rates.ask }).click();
    await expect(page.getByRole("button", { name: ru.shipping.rates.askAgain })).toBeVisible({ timeout: 15_000 });
  }).toPass();
  const offers = page.getByRole("table", { name: ru.shipping.rates.title });
  const ours = offers.getByRole("row").filter({ hasText: name });
  // To the buyer's door there is one tariff; it costs more than what the rules would take.
  const dearest = ours.filter({ hasText: "690,10" });
  await expect(dearest).toHaveCount(1);
  await expect(dearest.getByText(/^\+/)).toBeVisible();
  await dearest.getByRole("button", { name: ru.shipping.rates.choose }).click();

  // Booked at the vendor once; its own label is what is printed.
  await expect(page.getByRole("button", { name: ru.packing.packed.label })).toBeVisible({ timeout: 60_000 });
  expect(cdek.shop.orders).toHaveLength(1);
  const { shipments } = await api<{ shipments: { id: string; carrier: string }[] }>("GET", `/orders/${id}`);
  expect(shipments).toMatchObject([{ carrier: code }]);
  const label = await page.request.get(`/api/v1/shipments/${shipments[0]?.id}/label`);
  expect((await label.body()).toString()).toContain("from CDEK");

  // The parcel's page keeps the decision, and what it cost beside the rules' own.
  await page.getByRole("link", { name: ru.packing.packed.openShipment }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("1598765431");
  await expect(page.getByText(ru.shipping.rates.advised.split("{")[0] ?? "").first()).toBeVisible();

  // Nobody is at that address from now on.
  await api("PUT", `/carriers/${code}`, { kind: "cdek", active: false });
  await vendor.close();
});
