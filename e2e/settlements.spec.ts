import { expect, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { packOne } from "./packed-order";
import { ru } from "./words";

const run = Date.now().toString(36).toUpperCase();

test("a carrier's register of cash on delivery is imported: orders close, what differs is seen and dealt with", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const api = await aKeyHolder(page.request, baseURL ?? "");
  const delivered = async (name: string) => {
    const order = await packOne(api, { sku: `E2E-COD-${run}-${name}`, channel: `e2e-cod-${run.toLowerCase()}`, onDelivery: true });
    const shipment = await api<{ id: string; trackingNumber: string }>("POST", `/fulfilments/${order.fulfilmentId}/ship`, {
      carrier: "own_courier",
    });
    const report = (status: string) => api("POST", `/shipments/${shipment.id}/events`, { status, occurredAt: new Date().toISOString() });
    await report("in_transit");
    await report("delivered");
    return { ...order, trackingNumber: shipment.trackingNumber };
  };
  const whole = await delivered("WHOLE");
  const short = await delivered("SHORT");
  const stateOf = (id: string) => api<{ status: string; paymentStatus: string }>("GET", `/orders/${id}`);
  expect(await stateOf(whole.id)).toMatchObject({ paymentStatus: "cash_on_delivery" });

  // Both still with the carrier.
  const words = ru.shipping.settlements;
  await page.goto("/shipments/settlements");
  await expect(page.getByRole("table", { name: words.open.title })).toBeVisible();
  await page.getByRole("link", { name: words.read }).click();
  const csv = `Номер отправления;Принято;Вознаграждение\n${whole.trackingNumber};900,00;30\n${short.trackingNumber};700,00;30\nЧУЖОЕ-${run};100,00;0\nИтого;1700,00;60\n`;
  const source = page.getByLabel(ru.files.upload.source);
  await expect(async () => {
    await source.fill(`Реестры ${run}`);
    await expect(source).toHaveValue(`Реестры ${run}`, { timeout: 2_000 });
  }).toPass();
  await expect(page.getByLabel(ru.files.upload.kind)).toHaveValue("settlements");
  await page.locator("input[type=file]").setInputFiles({ name: `register-${run}.csv`, mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: ru.files.upload.submit }).click();

  // Which column is which, whose register it is; a dry run changes nothing.
  const fields = ru.files.mapping.fields;
  const column = (name: string, label: string) => page.getByLabel(name, { exact: false }).first().selectOption({ label });
  await expect(async () => {
    await column(fields.trackingNumber, "Номер отправления");
    await column(fields.collected, "Принято");
    await column(fields.carrierFee, "Вознаграждение");
    await page.getByLabel(ru.files.mapping.settings.carrier, { exact: true }).selectOption("own_courier");
    await page.getByRole("button", { name: ru.files.mapping.check }).click();
    await expect(page.getByRole("heading", { name: ru.files.result.checked })).toBeVisible({ timeout: 30_000 });
  }).toPass({ timeout: 90_000 });
  expect(await stateOf(whole.id)).toMatchObject({ paymentStatus: "cash_on_delivery" });
  await page.getByRole("button", { name: "Загрузить 3 записи" }).click();
  await expect(page.getByRole("heading", { name: ru.files.result.done })).toBeVisible({ timeout: 30_000 });
  await expect(async () => expect(await stateOf(whole.id)).toMatchObject({ paymentStatus: "paid", status: "closed" })).toPass({
    timeout: 30_000,
  });
  expect(await stateOf(short.id)).toMatchObject({ paymentStatus: "partially_paid" });

  // What differs stands on the list until somebody has dealt with it.
  await page.goto("/shipments/settlements");
  const line = (text: string) => page.getByRole("listitem").filter({ hasText: text });
  await expect(line(short.trackingNumber)).toContainText(words.differences.outcome.short);
  const strange = line(`ЧУЖОЕ-${run}`);
  await expect(strange).toContainText(words.differences.outcome.unknown);
  await expect(async () => {
    await strange.getByRole("button", { name: words.differences.resolve }).click();
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(words.differences.dialog.note, { exact: false }).fill("Посылка другого магазина, сообщили перевозчику");
  await dialog.getByRole("button", { name: words.differences.dialog.save }).click();
  await expect(strange).toBeHidden({ timeout: 30_000 });
  await expect(
    page
      .getByRole("table", { name: words.registers.title })
      .getByRole("row")
      .filter({ hasText: `register-${run}` }),
  ).toBeVisible();
});
