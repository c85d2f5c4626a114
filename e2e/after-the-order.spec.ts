import { expect, phone, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { contact, packOne, placeOne } from "./packed-order";
import { ru } from "./words";

const run = Date.now().toString(36);
const words = ru.track;

test("a buyer chooses another pickup point on a phone, and the shop sees it", async ({ page: owner, openAs, baseURL }) => {
  test.setTimeout(180_000);
  const api = await aKeyHolder(owner.request, baseURL ?? "");
  const { items } = await api<{ items: { code: string }[] }>("GET", "/pickup-points?carrier=simulated&city=Казань");
  const first = items[0]?.code ?? "";
  const order = await placeOne(api, {
    sku: `E2E-POINT-${run}`,
    channel: `e2e-point-${run}`,
    pickupPoint: { carrier: "simulated", code: first },
  });
  const buyer = await openAs(null, phone);
  await buyer.goto(new URL(order.trackingUrl).pathname);
  await buyer.getByRole("link", { name: words.acts.point }).click();
  await expect(buyer.getByRole("heading", { level: 1, name: words.point.title })).toBeVisible();
  const choice = buyer.getByRole("radio").nth(1);
  const chosen = await choice.getAttribute("value");
  await choice.check();
  await buyer.getByLabel(words.acts.contact).fill(contact);
  await buyer.getByRole("button", { name: words.acts.send.point }).click();
  await expect(buyer.getByText(words.acts.done["pickup-point"])).toBeVisible();
  expect(chosen).not.toBe(first);
  expect(await api("GET", `/orders/${order.id}`)).toMatchObject({ pickupPoint: { carrier: "simulated", code: chosen } });
});

test("a buyer follows a parcel without reloading, rates it once it is there, and the shop reads it", async ({
  page: owner,
  openAs,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const api = await aKeyHolder(owner.request, baseURL ?? "");
  const order = await packOne(api, { sku: `E2E-RATE-${run}`, channel: `e2e-rate-${run}` });
  const shipment = await api<{ id: string }>("POST", `/fulfilments/${order.fulfilmentId}/ship`, { carrier: "own_courier" });
  const buyer = await openAs(null, phone);
  await buyer.goto(new URL(order.trackingUrl).pathname);
  const told = buyer.getByRole("heading", { level: 1 });
  await expect(told).toHaveText(words.say.packed);

  // Somebody writes to the shop while the parcel moves: the page follows, the words stay.
  const message = buyer.locator("details").filter({ has: buyer.locator("summary", { hasText: words.acts.message }) });
  await message.locator("summary").click();
  await message.getByLabel(words.acts.text).fill("Позвоните за час");
  const report = (status: string) => api("POST", `/shipments/${shipment.id}/events`, { status, occurredAt: new Date().toISOString() });
  await report("in_transit");
  await report("out_for_delivery");
  await expect(told).toHaveText(words.say.courier_today, { timeout: 30_000 });
  await expect(message.getByLabel(words.acts.text)).toHaveValue("Позвоните за час");
  await message.getByRole("button", { name: words.acts.send.message }).click();
  await expect(buyer.getByText(words.acts.done.message)).toBeVisible();

  await report("delivered");
  await expect(told).toContainText(words.say.delivered.replace(" {when}", ""), { timeout: 30_000 });
  await expect(async () => {
    await buyer.getByRole("radio", { name: words.rating.word5 }).check({ force: true });
    await expect(buyer.getByRole("radio", { name: words.rating.word5 })).toBeChecked({ timeout: 2_000 });
  }).toPass();
  await buyer.getByLabel(words.rating.comment).fill("Всё целое");
  await buyer.getByRole("button", { name: words.rating.send }).click();
  await expect(buyer.getByText(words.rating.thanks)).toBeVisible();
  await owner.goto(`/orders/${order.number}`);
  await expect(owner.getByText("Всё целое").first()).toBeVisible();
});
